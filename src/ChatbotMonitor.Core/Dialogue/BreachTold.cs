using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Tells a citizen in plain words what was not kept, and where to appeal.</summary>
static class BreachTold
{
    const int MostSegments = 1;

    /// <summary>Every breach on a line of its own, and where to appeal; empty where there is none.</summary>
    public static string InChat(Talk talk, IReadOnlyList<Breach> breaches, Standard? standard) =>
        breaches.Count == 0 ? "" : string.Join('\n', [.. breaches.Select(b => Words(talk, b, b.Found, Medium.Chat)), .. Doubt(talk, breaches, standard, Medium.Chat), .. Appeal(talk, standard, Medium.Chat)]);

    /// <summary>The thanks by SMS with the code, what is owed where it was not kept, and where to appeal, in one segment; without where to appeal where there is no room for it, null where there is none even for the rest.</summary>
    public static string? InSms(Talk talk, ReportCode code, IReadOnlyList<Breach> breaches, Standard? standard)
    {
        var ways = new List<string>();
        foreach (var found in Found(breaches[0]))
        {
            ways.Add(Say(Medium.Chat, Medium.Chat, found));
            ways.Add(Say(Medium.Chat, Medium.Sms, found));
            ways.Add(Say(Medium.Sms, Medium.Sms, found));
        }

        // Only an operator's own words for where to appeal can be too long by themselves.
        return Fitting.Choose(ways, MostSegments)
            ?? Fitting.Choose([string.Join(' ', Head(talk, code, Medium.Sms), Words(talk, breaches[0], Found(breaches[0])[^1], Medium.Sms))], MostSegments);

        string Say(Medium head, Medium rest, string found) =>
            string.Join(' ', [Head(talk, code, head), Words(talk, breaches[0], found, rest), .. Doubt(talk, [breaches[0]], standard, rest), .. Appeal(talk, standard, rest)]);
    }

    static string Head(Talk talk, ReportCode code, Medium medium) => talk.In(medium, TextKeys.ThanksBreach, ("code", code.Spoken));

    // Only the name of a document can be long.
    static string[] Found(Breach breach) =>
        breach.Kind == BreachKind.Document && breach.Found.Length > 20 ? [breach.Found, OneLine.Cut(breach.Found, 40), OneLine.Cut(breach.Found, 20)] : [breach.Found];

    static string Words(Talk talk, Breach breach, string found, Medium medium) => breach switch
    {
        { Kind: BreachKind.Term } => talk.In(medium, TextKeys.ToldTerm, ("owed", Owed.Term(talk, int.Parse(breach.Owed, CultureInfo.InvariantCulture), medium)), ("found", found)),
        { Kind: BreachKind.Fee, Owed: "0" } => talk.In(medium, TextKeys.ToldFree, ("found", Som(talk, found))),
        { Kind: BreachKind.Fee } => talk.In(medium, TextKeys.ToldFee, ("owed", Som(talk, breach.Owed)), ("found", Som(talk, found))),
        { Kind: BreachKind.Document, Found: "" } => talk.In(medium, TextKeys.ToldUnnamed),
        { Kind: BreachKind.Document } => talk.In(medium, TextKeys.ToldDocument, ("document", found)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Som(Talk talk, string som) => BreachWords.Figure(som, talk.Language);

    // A document that may not be asked for may not whatever the figures are.
    static IEnumerable<string> Doubt(Talk talk, IReadOnlyList<Breach> breaches, Standard? standard, Medium medium) =>
        standard is { Example: true } && breaches.Any(b => b.Kind != BreachKind.Document) ? [talk.In(medium, TextKeys.ToldUnconfirmed)] : [];

    static IEnumerable<string> Appeal(Talk talk, Standard? standard, Medium medium) =>
        standard?.Appeal is { } appeal ? [talk.In(medium, TextKeys.ToldAppeal, ("appeal", appeal.In(talk.Language)))] : [];
}
