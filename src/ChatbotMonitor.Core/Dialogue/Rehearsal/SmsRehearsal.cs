using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a survey comes to by SMS in one language.</summary>
/// <param name="Asked">What was said when a question was asked first, by the question's name; where ways differ, what costs most.</param>
/// <param name="Simple">What is said in its author's simpler words, by the question's name; where ways differ, what costs most.</param>
/// <param name="MostQuestions">How many questions the longest way puts.</param>
/// <param name="Shortest">The fewest segments that an interview sends, from the greeting to the thanks.</param>
/// <param name="Longest">The most, every answer being understood and no list leafed through.</param>
public sealed record SmsRehearsed(IReadOnlyDictionary<string, string> Asked, IReadOnlyDictionary<string, string> Simple, int MostQuestions, int Shortest, int Longest);

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
    readonly Dictionary<string, string> _simple = new(StringComparer.Ordinal);
    readonly Stack<Way> _open = new();
    int _ended, _mostQuestions, _longest, _shortest = int.MaxValue;

    /// <summary>Plays it, asking <paramref name="most"/> questions in all ways together; of what is longer, the beginning.</summary>
    public SmsRehearsed Play(int most)
    {
        var greeting = Talk(new Conversation(Phone) { Draft = new Draft("rehearsal", survey.Id, now) { HeardAt = now } });
        FirstContact.Greet(greeting);
        var greeted = greeting.End();
        var begun = Talk(greeted.Next);
        FirstContact.Choose(begun, language, null);
        Go(begun.End(), new Way(begun.State, Cost(greeted)));
        while (_open.TryPop(out var way))
        {
            if (most-- > 0)
                Answer(way, _ended + _open.Count < MostWays);
            else if (_ended == 0)
                End(way.State, way.Cost);
        }

        return new SmsRehearsed(_asked, _simple, _mostQuestions, _shortest, _longest);
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

        if (open.Question.Simple is not null)
        {
            var talk = Talk(way.State);
            Prompt.Simpler(talk, survey, open.Question, talk.Text(Unread.ReasonKey(open.Question.Type)));
            Hear(_simple, open.Question.Name, talk.End());
        }

        // By the numbers, a tree is asked level by level; what one interview costs is counted for those who type a name.
        if (parts && way.State.Draft!.Branch is null && Offer.For(asked, survey, open.Question).Page.FirstOrDefault(c => Offer.Opens(asked, open.Question, c)) is { } branch)
        {
            var talk = Talk(way.State);
            talk.Draft = talk.Draft with { Branch = branch.Name };
            Prompt.Open(talk, survey);
            Go(talk.End(), way, isLeafed: true);
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

    void Go(Turn turn, Way from, bool isLeafed = false)
    {
        var cost = from.Cost + (isLeafed ? 0 : Cost(turn));
        if (turn.Next.Draft is not { } draft)
        {
            End(from.State, cost);
            return;
        }

        if (draft is { Question: { } question })
            Hear(_asked, question, turn);
        _open.Push(new Way(turn.Next, cost));
    }

    static void Hear(Dictionary<string, string> said, string question, Turn turn)
    {
        if (turn.Effects.OfType<Effect.Say>().LastOrDefault() is { Message.Text: var text } && (!said.TryGetValue(question, out var known) || Segments.Of(known) is var before && Segments.Of(text) is var after && (after.Count, after.Units).CompareTo((before.Count, before.Units)) > 0))
            said[question] = text;
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
