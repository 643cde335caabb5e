using System.Text.RegularExpressions;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The sheet <c>settings</c> of a form: one row.</summary>
sealed partial class FormSettings
{
    readonly Dictionary<string, TextNode> _texts = new(StringComparer.Ordinal);
    readonly FileFaults _faults;

    /// <summary>Reads the sheet, or nothing where there is none.</summary>
    public FormSettings(Sheet? sheet, FileFaults faults)
    {
        _faults = faults;
        At = new Spot(2, 0) { Sheet = sheet?.Name.Trim() ?? FormSheets.Settings };
        if (sheet is null)
            return;
        var table = new SheetTable(sheet, FormHeader.Settings, null, faults);
        foreach (var (header, at) in table.Unknown)
        {
            if (FormHeader.Meant(header, FormHeader.Settings) is { } near)
                faults.Remind(at, $"the column '{Fields.Short(header)}' is not read", $"did you mean '{near}'?");
        }

        foreach (var entry in table.Rows().FirstOrDefault()?.Entries ?? [])
            _texts[entry.Key.Value] = (TextNode)entry.Value;
        if (Text("public_key") is not { } key)
            return;
        if (Text("omit_instanceid") is { } omit && Written.YesOrNo(omit.Value) == true)
            faults.Error(omit.At, "omit_instanceID beside a public_key", "remove one of them");
        faults.Remind(key.At, "answers are not encrypted with this key: they are kept on this server", "remove it, or leave it for the other tools that read this form");
    }

    /// <summary>Where the settings stand.</summary>
    public Spot At { get; }

    /// <summary>The setting of that key, or null.</summary>
    public TextNode? Text(string key) => _texts.GetValueOrDefault(key);

    /// <summary>Takes the settings that some old forms have among their questions; gives the other rows.</summary>
    public IEnumerable<MapNode> TakeFrom(IEnumerable<MapNode> rows)
    {
        foreach (var row in rows)
        {
            if (Cell(row, "type") is { } type && QuestionTypes.Read(type.Value) is RowType.Setting)
            {
                if (Cell(row, "name") is { } value)
                    _texts[FormHeader.Settings[type.Value.Replace(' ', '_')]] = value;
            }
            else
            {
                yield return row;
            }
        }
    }

    /// <summary>The form's id, made fit for a file name and an export; <paramref name="file"/> where its author gave none.</summary>
    public TextNode Id(string file)
    {
        var written = Text("form_id") ?? Text("id_string") ?? new TextNode(At with { Header = "form_id" }, file);
        var id = Unfit().Replace(written.Value, "_").TrimStart('_', '.', '-');
        if (id.Length == 0 || !char.IsAsciiLetter(id[0]))
            id = $"form_{id}".TrimEnd('_');
        if (id != written.Value)
            _faults.Remind(written.At, $"the form is known as '{Fields.Short(id)}' here, not as '{Fields.Short(written.Value)}'", "write a form_id of Latin letters, digits, '_' and '-'");
        return written.With(id);
    }

    static TextNode? Cell(MapNode row, string key) => row.Entries.FirstOrDefault(e => e.Key.Value == key)?.Value as TextNode;

    [GeneratedRegex(@"[^A-Za-z0-9_.\-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfit();
}
