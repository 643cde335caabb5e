using System.Globalization;
using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Export;

namespace ChatbotMonitor.Scorecards;

/// <summary>The open data of a round as tables, with the codebook that says what their columns and words mean, and what was left blank.</summary>
static class MicrodataTables
{
    static readonly ExportColumn[] CodebookColumns = [new("table"), new("column"), new("value"), .. Languages.All.Select(l => new ExportColumn($"label_{l}")), new("note")];

    /// <summary>Interviews, visits, codebook.</summary>
    public static IEnumerable<ExportTable> Of(Microdata data, Content content) =>
    [
        Table(RoundExportChore.Interviews, data.Interviews),
        Table(RoundExportChore.Visits, data.Visits),
        new ExportTable(RoundExportChore.Codebook, CodebookColumns, [.. Codes(RoundExportChore.Interviews, data.Interviews, content), .. Codes(RoundExportChore.Visits, data.Visits, content)]),
    ];

    /// <summary>What whoever exports is told of what was suppressed.</summary>
    public static IEnumerable<string> Said(Microdata data) => new[] { (RoundExportChore.Interviews, data.Interviews), (RoundExportChore.Visits, data.Visits) }.Select(t => $"{t.Item1}: {Of(t.Item2)}");

    static string Of(AnonymousTable table) =>
        table.Count == 0 ? "there are none."
        : table.Anonymous.Withheld ? $"fewer than {Text(Suppression.Fewest)}, so none is given away."
        : $"{Text(table.Count)} rows, each like at least {Text(Suppression.Fewest - 1)} others in {string.Join(", ", table.Keys)}. "
            + (table.Suppressed.ToArray() is { Length: > 0 } suppressed ? $"Left blank for that: {string.Join("; ", suppressed)}." : "Nothing had to be left blank.")
            + (table.LeftOut.Count > 0 ? $" Some answers are left blank because fewer than {Text(Suppression.Fewest)} in the whole round gave them, or such a number could be told: {string.Join(", ", table.LeftOut)}." : "");

    static ExportTable Table(string name, AnonymousTable table) => new(
        name,
        [.. table.Keys.Select(k => new ExportColumn(k)), .. table.Questions.Select(q => new ExportColumn(q.Name, q.Choices is null))],
        table.Rows.Select(r => Array.ConvertAll(r, v => v.Length == 0 ? null : v)));

    static IEnumerable<string?[]> Codes(string name, AnonymousTable table, Content content)
    {
        yield return [name, "", "", .. Languages.All.Select(_ => ""), Of(table)];
        foreach (var key in table.Keys)
        {
            yield return [name, key, "", .. table.Survey?.Find(key) is { } asked ? Labels(asked) : Languages.All.Select(_ => ""), $"Left blank where fewer than {Text(Suppression.Fewest)} would be alike: {Text(table.Anonymous.Suppressed.GetValueOrDefault(key) > 0 ? table.CountOf(key, "") : 0)}{(table.Anonymous.Coarsened.Contains(key, StringComparer.Ordinal) ? "; in bands of years" : "")}"];
            foreach (var value in table.Rows.Select(r => r[table.Keys.ToList().IndexOf(key)]).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                yield return [name, key, value, .. Languages.All.Select(l => Meaning(key, value, table.Survey, content)?.In(l)), ""];
        }

        foreach (var question in table.Questions)
        {
            yield return [name, question.Name, "", .. Labels(question), question.Choices is null ? "number" : question.Type == QuestionType.SelectMultiple ? "several, with blanks between" : ""];
            foreach (var choice in question.Choices?.Choices ?? [])
                yield return [name, question.Name, choice.Name, .. Languages.All.Select(choice.Label.In), ""];
        }
    }

    static LocalText? Meaning(string key, string value, Survey? survey, Content content) => key switch
    {
        Microdata.Service => content.Register.Service(value)?.Name,
        Microdata.Place => content.Places.Find(value)?.Name,
        _ => survey?.Find(key)?.Choices?.Find(value)?.Label,
    };

    static IEnumerable<string?> Labels(Question question) => Languages.All.Select(l => question.Label.In(l, static n => $"({n})").ReplaceLineEndings(" "));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
