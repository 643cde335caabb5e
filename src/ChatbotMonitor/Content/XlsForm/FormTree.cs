using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The sheets of a form as the tree that the same form would be in YAML, so that one set of rules reads both.</summary>
/// <param name="sheets">The sheets.</param>
/// <param name="file">The file's name without its ending: the form's id where its author gave none.</param>
/// <param name="faults">Where faults go.</param>
sealed class FormTree(IReadOnlyList<Sheet> sheets, string file, FileFaults faults)
{
    static readonly string[] Reports = ["when", "urgent", "service", "place", "text", "visited", "applied", "received", "days", "fee", "documents"];
    static readonly char[] Dividers = [' ', ',', ';', '\n', '\t'];

    /// <summary>The tree, or null and a fault where there is no survey.</summary>
    public MapNode? Read()
    {
        FormSheets.RemindOfStrays(sheets, faults);
        if (FormSheets.Find(sheets, FormSheets.Survey) is not { Rows.Count: > 0 } sheet)
        {
            faults.Error(new Spot(0, 0), "there is no sheet 'survey', or it is empty", Nearest.Of(FormSheets.Survey, sheets.Select(s => s.Key)) is { } near ? $"rename '{near}'" : "add one with the columns type, name and label");
            return null;
        }

        var settings = new FormSettings(FormSheets.Find(sheets, FormSheets.Settings), faults);
        var language = settings.Text("default_language") is { } text && text.Value != "default" ? FormLanguages.CodeOf(text.Value) : null;
        var survey = new SheetTable(sheet, FormHeader.Survey, language, faults);
        if (!survey.Has("type"))
        {
            faults.Error(survey.SpotOf(1), "there is no column 'type'", "write the columns' names into the first row: type, name, label");
            return null;
        }

        RemindOfColumns(survey);
        var choices = Choices(FormSheets.Choices, language);
        RemindOfLanguages([survey, .. choices.Table is { } table ? new[] { table } : []]);
        var rows = settings.TakeFrom(survey.Rows()).ToArray();
        var root = new List<Entry>(Head(settings, language)) { Entry("survey", new ListNode(survey.SpotOf(1), [.. new FormLoops(choices.Lists, faults).Expand(rows)])) };
        if (choices.Lists is not null)
            root.Add(Entry("choices", choices.Lists));
        if (Choices(FormSheets.ExternalChoices, language).Lists is { } external)
            root.Add(Entry("external_choices", external));
        new FormEntities(FormSheets.Find(sheets, FormSheets.Entities), faults).Check(rows);
        return new MapNode(survey.SpotOf(0), root);
    }

    IEnumerable<Entry> Head(FormSettings settings, string? language)
    {
        var id = settings.Id(file);
        yield return Entry("id", id);
        yield return Entry("title", settings.Text("form_title") ?? settings.Text("form_id") ?? id);
        foreach (var key in (string[])["version", "audience", "remind_after", "expire_after", "many_at_once", "sms_segments", "allow_choice_duplicates"])
        {
            if (settings.Text(key) is { } text)
                yield return Entry(key, text);
        }

        if (language is not null && settings.Text("default_language") is { } written)
            yield return Entry("default_language", written.With(language));
        var start = new[] { (Key: "telegram", Words: settings.Text("start_telegram")), (Key: "sms", Words: settings.Text("start_sms")) }.Where(s => s.Words is not null)
            .Select(s => Entry(s.Key, new ListNode(s.Words!.At, [.. s.Words.Value.Split(Dividers, StringSplitOptions.RemoveEmptyEntries).Select(s.Words.With)]))).ToArray();
        if (start.Length > 0)
            yield return Entry("start", new MapNode(settings.At, start));
        var report = Reports.Select(k => (Key: k, Text: settings.Text($"report_{k}"))).Where(r => r.Text is not null).Select(r => Entry(r.Key, r.Text!)).ToArray();
        if (report.Length > 0)
            yield return Entry("report", new MapNode(settings.At, report));
    }

    (MapNode? Lists, SheetTable? Table) Choices(string name, string? language)
    {
        if (FormSheets.Find(sheets, name) is not { Rows.Count: > 0 } sheet)
            return (null, null);
        var table = new SheetTable(sheet, FormHeader.Choices, language, faults);
        foreach (var key in (string[])["list_name", "name"])
        {
            if (sheet.Rows.Count > 1 && !table.Has(key))
                faults.Error(table.SpotOf(1), $"there is no column '{key}'", "write the columns' names into the first row: list_name, name, label");
        }

        foreach (var (header, at) in table.Unknown.Where(u => u.Header.Contains(' ', StringComparison.Ordinal)))
            faults.Remind(at, $"the column '{Fields.Short(header)}' is not read: its name has blanks in it", "write it without, where a choice_filter is to look at it");
        var lists = new Dictionary<string, (TextNode Name, List<Node> Rows)>(StringComparer.Ordinal);
        foreach (var row in table.Rows())
        {
            if (row.Entries.FirstOrDefault(e => e.Key.Value == "list_name")?.Value is not TextNode list)
            {
                if (table.Has("list_name") && row.Entries.Any(e => e.Key.Value == "name"))
                    faults.Remind(row.At with { Header = "list_name" }, "the choice belongs to no list, and is not read", "fill in the column 'list_name'");
                continue;
            }

            if (!lists.TryGetValue(list.Value, out var rows))
                lists.Add(list.Value, rows = (list, []));
            rows.Rows.Add(new MapNode(row.At, [.. row.Entries.Where(e => e.Key.Value != "list_name" && !e.Key.Value.Contains(' ', StringComparison.Ordinal)).Select(AliasesApart)]));
        }

        return (new MapNode(table.SpotOf(1), [.. lists.Values.Select(l => new Entry(l.Name, new ListNode(l.Name.At, l.Rows)))]), table);
    }

    static Entry AliasesApart(Entry entry) => entry is { Key.Value: "alias" or "aliases", Value: TextNode text }
        ? entry with { Value = new ListNode(text.At, [.. text.Value.Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text.With)]) }
        : entry;

    void RemindOfColumns(SheetTable survey)
    {
        foreach (var (header, at) in survey.Unknown)
        {
            if (FormHeader.Meant(header, FormHeader.Survey) is { } near)
                faults.Remind(at, $"the column '{Fields.Short(header)}' is not read", $"did you mean '{near}'?");
        }

        if (survey.Has("media"))
            faults.Remind(survey.SpotOf(1, "media"), "pictures and sounds beside questions are not shown", "say in the label what they say");
    }

    void RemindOfLanguages(IReadOnlyList<SheetTable> tables)
    {
        var codes = tables.SelectMany(t => t.LanguagesOf()).DistinctBy(l => l.Code, StringComparer.Ordinal).ToArray();
        foreach (var (code, at) in codes.Where(c => !Languages.All.Contains(c.Code, StringComparer.Ordinal)))
            faults.Remind(at, $"the bot does not speak '{Fields.Short(code)}': its texts are read, and not offered", $"languages: {string.Join(", ", Languages.All)}");
        foreach (var table in tables)
        {
            foreach (var key in FormHeader.InLanguages.Where(k => k != "media" && table.LanguagesOf(k).Any()))
            {
                var missing = codes.Select(c => c.Code).Except(table.LanguagesOf(key).Select(l => l.Code), StringComparer.Ordinal).ToArray();
                if (missing.Length > 0)
                    faults.Remind(table.SpotOf(1, key), $"'{key}' has no column for {string.Join(", ", missing)}, which other columns have", $"add '{key}::{missing[0]}'");
            }
        }
    }

    static Entry Entry(string key, Node value) => new(new TextNode(value.At, key), value);
}
