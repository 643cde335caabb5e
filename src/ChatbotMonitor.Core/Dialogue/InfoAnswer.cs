using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What the register says of a service today: the fee, the term, what to bring, opening hours, where to complain; what it does not say is left out.</summary>
static class InfoAnswer
{
    const int MostSegments = 2;

    /// <summary>The answer, on SMS within two segments.</summary>
    public static string Of(Talk talk, Service service)
    {
        var name = service.Name.In(talk.Language);
        if (service.StandardOn(talk.Today) is not { } standard || SaysNothing(standard))
            return talk.Text(TextKeys.InfoNothing, ("service", name));
        return talk.Medium == Medium.Sms ? InSms(talk, name, standard) : InChat(talk, service, name, standard);
    }

    static bool SaysNothing(Standard standard) => standard is { Fee: null, Days: null, Hours: null, Appeal: null, Documents.Count: 0 };

    static string InChat(Talk talk, Service service, string name, Standard standard)
    {
        var head = new List<string> { name };
        if (talk.Content.Register.Provider(service.ProviderId) is { } provider)
            head.Add(talk.Text(TextKeys.InfoProvider, ("provider", provider.Name.In(talk.Language))));
        var figures = Figures(talk, standard).ToList();
        if (standard.Hours is { } hours)
            figures.Add(talk.Text(TextKeys.InfoHours, ("hours", hours)));
        if (standard.Documents.Count > 0)
            figures.Add(talk.Text(TextKeys.InfoDocuments, ("documents", string.Join('\n', standard.Documents.Select(d => $"– {d.In(talk.Language)}")))));
        var source = new List<string>();
        if (standard.Citation is { } citation)
            source.Add(talk.Text(TextKeys.InfoCitation, ("citation", citation)));
        if (standard.AsOf is { } day)
            source.Add(talk.Text(TextKeys.InfoAsOf, ("date", day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture))));
        if (standard.Example)
            source.Add(talk.Text(TextKeys.InfoUnconfirmed));
        string[] parts = [string.Join('\n', head), string.Join('\n', figures), Appeal(talk, standard, Medium.Chat), string.Join('\n', source)];
        return string.Join("\n\n", parts.Where(p => p.Length > 0));
    }

    // Filled in the order of what matters: fee and term, documents, where to complain, hours. Read with the complaint last.
    static string InSms(Talk talk, string name, Standard standard)
    {
        var figures = string.Join(", ", Figures(talk, standard));
        var head = figures.Length > 0 ? $"{name}: {figures}" : name;
        if (standard.Example)
            head += $" {talk.Text(TextKeys.InfoUnconfirmed)}";
        var parts = new List<(int, IReadOnlyList<string>)>();
        if (standard.Documents.Count > 0)
            parts.Add((1, [.. Enumerable.Range(1, standard.Documents.Count).Reverse().Select(n => Documents(talk, standard, n))]));
        if (standard.Appeal is not null)
            parts.Add((3, [Appeal(talk, standard, Medium.Chat)]));
        if (standard.Hours is { } hours)
            parts.Add((2, [talk.Text(TextKeys.InfoHours, ("hours", hours))]));
        var filled = Fitting.Fill(head, parts, MostSegments);
        if (standard.Appeal is null)
            return filled;
        // The words before a telephone number are worth a line, and no segment.
        parts[parts.FindIndex(p => p.Item1 == 3)] = (3, [Appeal(talk, standard, Medium.Sms)]);
        var brief = Fitting.Fill(head, parts, MostSegments);
        return Segments.Of(brief).Count < Segments.Of(filled).Count || !filled.Contains(standard.Appeal.In(talk.Language), StringComparison.Ordinal) ? brief : filled;
    }

    static IEnumerable<string> Figures(Talk talk, Standard standard)
    {
        if (standard.Fee is { } fee)
            yield return fee == 0 ? talk.Text(TextKeys.InfoFree) : talk.Text(TextKeys.InfoFee, ("fee", BreachWords.Figure(fee.ToString("0.##", CultureInfo.InvariantCulture), talk.Language)));
        if (standard.Days is { } days)
            yield return talk.Text(TextKeys.InfoTerm, ("owed", Owed.Term(talk, days, talk.Medium)));
    }

    static string Documents(Talk talk, Standard standard, int count) =>
        talk.Text(TextKeys.InfoDocuments, ("documents", string.Join("; ", standard.Documents.Take(count).Select(d => d.In(talk.Language))) + (count < standard.Documents.Count ? "; ..." : "")));

    static string Appeal(Talk talk, Standard standard, Medium medium) =>
        standard.Appeal is { } appeal ? talk.In(medium, TextKeys.ToldAppeal, ("appeal", appeal.In(talk.Language))) : "";
}
