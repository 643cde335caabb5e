using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The brochure: <c>/info</c> and the word INFO tell what a service owes, whatever else is open; what is open goes on afterwards.</summary>
static class Informing
{
    const int MostSegments = 2;

    // What fits under a message in a chat without scrolling.
    const int MostOffered = 8;

    // More words that name no service are a sentence: a complaint, or an answer.
    const int LongestName = 2;

    // After that, what somebody writes is no answer to it: "нет воды" is a complaint.
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    // Of two languages and not only a command: a document asked for is a справка, too.
    static readonly HashSet<string> Everyday = new(StringComparer.Ordinal) { "справка", "маалымат" };

    /// <summary>Answers the command; false where its word, which is an everyday one, says something else here.</summary>
    public static bool Obey(Talk talk, string text, string argument)
    {
        var isSlash = text.TrimStart().StartsWith('/');
        var isEveryday = !isSlash && Everyday.Contains(Folding.Words(Folding.Fold(text))[0]);
        if (isEveryday && IsAnswer(talk, text, alone: argument.Length == 0))
            return false;
        if (argument.Length == 0)
        {
            Ask(talk);
            return true;
        }

        var words = Folding.Words(Folding.Fold(argument)).Length;
        var found = ServiceSearch.Find(argument, talk.Content.Services, [], strict: !isSlash && words > (isEveryday ? 1 : LongestName + 1));
        if (found.Count == 0 && !isSlash && words > (isEveryday ? 1 : LongestName))
            return false;
        Tell(talk, argument, found);
        return true;
    }

    /// <summary>Takes what is said while a service is asked for; false where it is something else, which is then heard as if nothing had been asked.</summary>
    public static bool Take(Talk talk, Input input, Command? command)
    {
        if (talk.State.Inquiry is not { } inquiry || talk.Now - inquiry.AskedAt > Patience || input is not Input.Text { Value: var text } || command is not null || text.TrimStart().StartsWith('/') || Starting.SurveyFor(talk, null, text) is not null || YesNo.Read(text) is not null)
            return false;
        var offered = inquiry.Offered.Select(talk.Content.Services.Find).OfType<Choice>().ToArray();
        var words = Folding.Words(Folding.Fold(text)).Length;
        var found = ServiceSearch.Find(text, talk.Content.Services, offered, strict: words > LongestName + 1);
        // Another number answers another question.
        if (found.Count == 0 && (words > LongestName || !text.Any(char.IsLetter)))
            return false;
        Tell(talk, text.Trim(), found);
        return true;
    }

    /// <summary>Tells of the service whose button was pressed; false where it is no longer on the register.</summary>
    public static bool Press(Talk talk, PressData data, string? promptId)
    {
        if (talk.Content.Services.Choices.FirstOrDefault(s => string.Equals(PressData.Hash(s.Name), data.Value, StringComparison.Ordinal)) is not { } choice)
            return false;
        talk.Show(promptId, choice.Label.In(talk.Language));
        Tell(talk, "", [choice]);
        return true;
    }

    /// <summary>The language in which a service was asked for, where <paramref name="input"/> answers that; else null.</summary>
    public static string? LanguageOf(Conversation state, Input input) =>
        state.Inquiry is { } inquiry && !(input is Input.Text { Value: var text } && Commands.Read(text).Command is not null) ? inquiry.Language : null;

    static void Ask(Talk talk)
    {
        var services = talk.Content.Services.Choices;
        if (services.Count == 0)
            End(talk, talk.Text(TextKeys.InfoNoServices));
        else if (services.Count <= MostOffered)
            Offer(talk, services, talk.Text(TextKeys.InfoSeveral));
        else
            Wait(talk, [], talk.Text(TextKeys.InfoWhich));
    }

    static void Tell(Talk talk, string text, IReadOnlyList<Choice> found)
    {
        switch (found)
        {
            case [var one]:
                End(talk, InfoAnswer.Of(talk, talk.Content.Register.Service(one.Name)!));
                break;
            case []:
                Wait(talk, [], talk.Text(TextKeys.InfoNone, ("text", OneLine.Of(Masking.Numbers(text), 40))));
                break;
            default:
                Offer(talk, found, talk.Text(TextKeys.InfoSeveral));
                break;
        }
    }

    static void Offer(Talk talk, IReadOnlyList<Choice> found, string head)
    {
        var shown = Fitting(talk, found, head);
        if (shown.Count < found.Count)
        {
            head = talk.Text(TextKeys.InfoFirst);
            shown = Fitting(talk, found, head);
        }

        var text = talk.Medium == Medium.Sms ? string.Join('\n', Lines(talk, shown).Prepend(head)) : head;
        Wait(talk, shown, text);
    }

    static IReadOnlyList<Choice> Fitting(Talk talk, IReadOnlyList<Choice> found, string head)
    {
        IReadOnlyList<Choice> shown = [.. found.Take(MostOffered)];
        while (talk.Medium == Medium.Sms && shown.Count > 1 && Segments.Of(string.Join('\n', Lines(talk, shown).Prepend(head))).Count > MostSegments)
            shown = [.. shown.SkipLast(1)];
        return shown;
    }

    static IEnumerable<string> Lines(Talk talk, IReadOnlyList<Choice> shown) => shown.Select((s, i) => Numbered(i + 1, s.Label.In(talk.Language)));

    static string Numbered(int number, string label) => global::ChatbotMonitor.Core.Dialogue.Offer.Line(number, label);

    static void Wait(Talk talk, IReadOnlyList<Choice> offered, string text)
    {
        talk.State = talk.State with { Asking = Asking.Info, Inquiry = new Inquiry(Between.Before(talk.State), talk.Language, talk.Now, [.. offered.Select(s => s.Name)]) };
        talk.Say(text, [.. offered.Select(s => (IReadOnlyList<Button>)[new Button(s.Label.In(talk.Language), new PressData(PressData.Info, "", "", PressData.Hash(s.Name)).ToString())])]);
    }

    // The survey that is open goes on: in a message of its own, for both may be long.
    static void End(Talk talk, string text)
    {
        Between.LeaveInfo(talk);
        talk.Say(text);
        if (talk.State.Draft is not null)
            Dialogue.Lost(talk);
    }

    // "Справка" may be the document that an open question asks for, or the beginning of the service, or of what a coordinator writes.
    static bool IsAnswer(Talk talk, string text, bool alone) =>
        talk.State.Asking == Asking.Note || talk.State is { Asking: Asking.Nothing, Draft: { } draft } && Walk.SurveyOf(draft, talk.Content) is { } survey && Walk.Open(talk, survey) is { Question: var question }
        && (question.Type is QuestionType.Text or QuestionType.Barcode || TypedAnswers.Read(talk, survey, question, text) is Reading.Value
            || (alone && question.Choices is { } list && ServiceSearch.Find(text, list, []).Count > 0));
}
