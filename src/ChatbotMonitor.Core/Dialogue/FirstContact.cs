using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Who asks, that it is voluntary, what is kept and how to erase it; and which language to speak. One SMS says who writes, what a reply costs, and the languages; the next one, in the language chosen, the rest.</summary>
static class FirstContact
{
    static readonly ChoiceList Choices = new("languages", [.. Languages.All.Select(l => new Choice(l, new LocalText(Languages.OwnName(l))) { Aliases = NamesOf(l) })]);

    /// <summary>Greets somebody new; whatever they came with waits in the draft until the language is known.</summary>
    public static void Greet(Talk talk)
    {
        Ask(talk, [talk.Text(TextKeys.Welcome, ("cost", talk.Text(TextKeys.ReplyCost))), .. talk.Medium == Medium.Sms ? [] : new[] { talk.Text(TextKeys.ChooseLanguage) }]);
    }

    public static void AskLanguage(Talk talk, string? before) =>
        Ask(talk, [.. before is { Length: > 0 } ? [before] : Array.Empty<string>(), talk.Text(TextKeys.ChooseLanguage)]);

    static void Ask(Talk talk, List<string> lines)
    {
        talk.State = talk.State with { Asking = Asking.Language };
        var offered = Offered(talk);
        if (talk.Medium == Medium.Sms)
            lines.AddRange(offered.Select((l, i) => $"{i + 1} {Languages.OwnName(l)}"));
        var rows = offered.Select(l => (IReadOnlyList<Button>)[new Button(Languages.OwnName(l), new PressData(PressData.Language, "", "", l).ToString())]);
        talk.Say(string.Join(talk.Medium == Medium.Sms ? "\n" : "\n\n", lines), [.. rows]);
    }

    /// <summary>Reads a typed language; asks again where it is none.</summary>
    public static void Take(Talk talk, string text)
    {
        if (ChoiceReplies.One(text, new ChoiceOffer(Choices, [.. Offered(talk).Select(l => Choices.Find(l)!)])) is Reading.Value value)
            Choose(talk, value.Stored, null);
        else if (Patience.Lose(talk) == Patience.Step.WayOut && talk.Medium == Medium.Sms)
            Calling.Relieve(talk);
        else
            AskLanguage(talk, null);
    }

    /// <summary>Whether a text names a language, in any language.</summary>
    public static bool Names(string text) =>
        Folding.Fold(text) is var folded && Languages.All.Any(l => NamesOf(l).Any(n => string.Equals(Folding.Fold(n), folded, StringComparison.Ordinal)));

    public static void Choose(Talk talk, string language, string? promptId)
    {
        talk.Show(promptId, Languages.OwnName(language));
        var isFirst = talk.State.Language is null;
        // A question of its own, like the summary, is open again once the language is known.
        talk.State = talk.State with { Language = language, Asking = Asking.Nothing, Wrong = 0 };
        if (isFirst && talk.Medium == Medium.Sms)
            talk.Tell(TextKeys.WelcomeTerms);
        if (talk.State.Joining is not null)
            GroupJoining.Ask(talk);
        else if (talk.State.Draft is { } draft && Walk.SurveyOf(draft, talk.Content) is { } survey)
            Prompt.Open(talk, survey, Complaint.IntroTo(talk, survey));
        else
            talk.Say(talk.Text(TextKeys.LanguageSet) + "\n\n" + talk.Text(TextKeys.NothingOpen));
    }

    // By SMS the order never changes, so that its numbers can be learnt; in a chat the language that Telegram is in comes first.
    static IReadOnlyList<string> Offered(Talk talk) =>
        talk.Medium == Medium.Sms ? Languages.All : [.. Languages.All.OrderBy(l => string.Equals(l, talk.Language, StringComparison.Ordinal) ? 0 : 1)];

    static string[] NamesOf(string language) => language switch
    {
        Languages.Kyrgyz => ["кыргызча", "кыргыз", "kyrgyz", "kyrgyzcha", "киргизский", "кыргызский", "kg", "ky"],
        Languages.Russian => ["русский", "русский язык", "орусча", "орус", "russian", "russkiy", "по-русски", "ru"],
        _ => ["english", "английский", "англисче", "en"],
    };
}
