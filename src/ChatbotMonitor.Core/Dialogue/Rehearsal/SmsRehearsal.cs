using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a survey comes to by SMS in one language.</summary>
/// <param name="Asked">What was said when a question was asked first, by the question's name; where ways differ, what costs most.</param>
/// <param name="MostQuestions">How many questions the longest way puts.</param>
/// <param name="Shortest">The fewest segments that an interview sends, from the greeting to the thanks.</param>
/// <param name="Longest">The most, every answer being understood.</param>
public sealed record SmsRehearsed(IReadOnlyDictionary<string, string> Asked, int MostQuestions, int Shortest, int Longest);

/// <summary>Plays a survey through by SMS before anybody is asked, every way that its conditions part into; so what is counted is what is sent.</summary>
/// <remarks>A repeat is asked once, or as often as its form says. Where conditions part into more ways than are played, those that part last are played first.</remarks>
/// <param name="content">Holds the survey.</param>
/// <param name="survey">The survey.</param>
/// <param name="language">The language it is played in.</param>
/// <param name="now">When, with the offset of the respondents' place.</param>
public sealed class SmsRehearsal(Content content, Survey survey, string language, DateTimeOffset now)
{
    // Conditions that part into more ways than these are not all followed.
    const int MostWays = 128;

    static readonly Address Phone = new(ChannelNames.SimulatedSms, "+996555000111");

    readonly RehearsalLookups _lookups = new();
    readonly RehearsedAnswers _answers = new(survey);
    readonly Dictionary<string, string> _asked = new(StringComparer.Ordinal);
    readonly Stack<Way> _open = new();
    int _ended, _mostQuestions, _longest, _shortest = int.MaxValue;

    /// <summary>Plays it, asking <paramref name="most"/> questions in all ways together; of what is longer, the beginning.</summary>
    public SmsRehearsed Play(int most)
    {
        var greeting = Talk(new Conversation(Phone) { Language = language });
        FirstContact.Greet(greeting);
        var begun = Talk(new Conversation(Phone) { Language = language, Draft = new Draft("rehearsal", survey.Id, now) { HeardAt = now } });
        Prompt.Next(begun, survey);
        Go(begun.End(), new Way(begun.State, Cost(greeting.End())));
        while (_open.TryPop(out var way))
        {
            if (most-- > 0)
                Answer(way, _ended + _open.Count < MostWays);
            else if (_ended == 0)
                End(way.State, way.Cost);
        }

        return new SmsRehearsed(_asked, _mostQuestions, _shortest, _longest);
    }

    Talk Talk(Conversation state) => new(state, now, content, _lookups);

    void Answer(Way way, bool parts)
    {
        var asked = Talk(way.State);
        if (way.State.Asking == Asking.Summary || Walk.Open(asked, survey) is not { } open)
        {
            Ending.Send(asked, survey, null);
            Go(asked.End(), way);
            return;
        }

        // By the numbers, a tree is asked level by level.
        if (parts && way.State.Draft!.Branch is null && Offer.For(asked, survey, open.Question).Page.FirstOrDefault(c => Offer.Opens(asked, open.Question, c)) is { } branch)
        {
            var talk = Talk(way.State);
            talk.Draft = talk.Draft with { Branch = branch.Name };
            Prompt.Open(talk, survey);
            Go(talk.End(), way);
        }

        var values = _answers.To(asked, open.Question);
        foreach (var value in parts ? values.Reverse() : values.Take(1))
        {
            var talk = Talk(way.State);
            Answering.Store(talk, open.Question, value);
            Prompt.Next(talk, survey);
            Go(talk.End(), way);
        }
    }

    void Go(Turn turn, Way from)
    {
        var cost = from.Cost + Cost(turn);
        if (turn.Next.Draft is not { } draft)
        {
            End(from.State, cost);
            return;
        }

        var isNew = draft.Question is not null && draft.Branch is null;
        if (isNew && turn.Effects.OfType<Effect.Say>().LastOrDefault() is { Message.Text: var text } && (!_asked.TryGetValue(draft.Question!, out var known) || Segments.Of(known) is var before && Segments.Of(text) is var after && (after.Count, after.Units).CompareTo((before.Count, before.Units)) > 0))
            _asked[draft.Question!] = text;
        _open.Push(new Way(turn.Next, cost));
    }

    // The last question is open yet; one that repeats is one question.
    void End(Conversation last, int cost)
    {
        var questions = last.Draft!.Answers.Select(a => a.Name).Append(last.Draft.Question ?? "").Distinct(StringComparer.Ordinal).Count(n => survey.Find(n) is { IsAsked: true });
        _ended++;
        (_mostQuestions, _longest, _shortest) = (Math.Max(_mostQuestions, questions), Math.Max(_longest, cost), Math.Min(_shortest, cost));
    }

    static int Cost(Turn turn) => turn.Effects.OfType<Effect.Say>().Sum(s => Segments.Of(s.Message.Text).Count);

    sealed record Way(Conversation State, int Cost);
}
