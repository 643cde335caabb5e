using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Reports;

/// <summary>Names breaches for those who handle complaints: <c>term: 9 working days, standard 3 (Resolution 85)</c>.</summary>
public static class BreachWords
{
    /// <summary>The breach in one line of <paramref name="language"/>, in a chat with the act that it breaks.</summary>
    public static string Say(Breach breach, Texts.Texts texts, string language, Medium medium)
    {
        ArgumentNullException.ThrowIfNull(breach);
        ArgumentNullException.ThrowIfNull(texts);
        var words = breach switch
        {
            { Kind: BreachKind.Term } => texts.Say(TextKeys.BreachTerm, language, medium, ("found", WorkingDays(breach.Found, texts, language, medium)), ("owed", breach.Owed)),
            { Kind: BreachKind.Fee, Owed: "0" } => texts.Say(TextKeys.BreachFree, language, medium, ("found", Figure(breach.Found, language))),
            { Kind: BreachKind.Fee } => texts.Say(TextKeys.BreachFee, language, medium, ("found", Figure(breach.Found, language)), ("owed", Figure(breach.Owed, language))),
            { Kind: BreachKind.Document, Found: "" } => texts.Say(TextKeys.BreachUnnamed, language, medium),
            { Kind: BreachKind.Document } => texts.Say(TextKeys.BreachDocument, language, medium, ("document", breach.Found)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return medium == Medium.Chat && breach.Citation is { Length: > 0 } citation ? $"{words} ({citation})" : words;
    }

    /// <summary>A sum as it is written in <paramref name="language"/>: 510,5 in Kyrgyz and Russian.</summary>
    public static string Figure(string som, string language)
    {
        ArgumentNullException.ThrowIfNull(som);
        return language == Languages.English ? som : som.Replace('.', ',');
    }

    static string WorkingDays(string count, Texts.Texts texts, string language, Medium medium) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? texts.Say(Plurals.Key(days, language, TextKeys.WorkingDaysOne, TextKeys.WorkingDaysFew, TextKeys.WorkingDaysMany, TextKeys.WorkingDaysOther), language, medium, ("count", count))
            : count;
}
