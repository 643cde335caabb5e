namespace ChatbotMonitor.ContentFiles;

/// <summary>A sheet with its columns understood: each row becomes the map that the same thing would be in YAML.</summary>
sealed class SheetTable
{
    readonly Sheet _sheet;
    readonly FileFaults _faults;
    readonly string? _defaultLanguage;
    readonly List<Column> _columns = [];

    /// <summary>Reads the first row of <paramref name="sheet"/>; <paramref name="defaultLanguage"/> is what texts without a language are in, where other columns name theirs.</summary>
    public SheetTable(Sheet sheet, IReadOnlyDictionary<string, string> known, string? defaultLanguage, FileFaults faults)
    {
        _sheet = sheet;
        _faults = faults;
        _defaultLanguage = defaultLanguage;
        foreach (var (at, text) in sheet.Rows.Take(1).SelectMany(r => r.Cells).OrderBy(c => c.Key))
            Add(at, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), known);
    }

    /// <summary>The columns that no rule knows.</summary>
    public IEnumerable<(string Header, Spot At)> Unknown => _columns.Where(c => !c.Key.IsKnown).Select(c => (c.Written, SpotOf(1, c)));

    /// <summary>The languages of the column <paramref name="key"/>, or of all columns, as the bot calls them.</summary>
    public IEnumerable<(string Code, Spot At)> LanguagesOf(string? key = null) =>
        _columns.Where(c => c.Key.Language is not null && (key is null || c.Key.Key == key)).Select(c => (FormLanguages.CodeOf(c.Key.Language!), SpotOf(1, c)));

    /// <summary>Whether there is a column of that key.</summary>
    public bool Has(string key) => _columns.Exists(c => c.Key.Key == key);

    /// <summary>A place on the sheet.</summary>
    public Spot SpotOf(int row, string? header = null) => new(row, 0) { Sheet = _sheet.Name.Trim(), Header = header };

    /// <summary>The rows below the first, by key: texts, and maps from language to text. A row with nothing in a column of ours is left out.</summary>
    public IEnumerable<MapNode> Rows()
    {
        foreach (var row in _sheet.Rows.Skip(1))
        {
            var entries = _columns.Where(c => row.Cells.ContainsKey(c.At))
                .GroupBy(c => c.Key.Key, StringComparer.Ordinal)
                .Select(g => new Entry(new TextNode(SpotOf(row.Number, g.First()), g.Key), ValueOf(row, g.Key, [.. g]))).ToArray();
            if (entries.Length > 0)
                yield return new MapNode(SpotOf(row.Number), entries);
        }
    }

    void Add(int at, string header, IReadOnlyDictionary<string, string> known)
    {
        var column = new Column(at, FormHeader.Read(header, known), header);
        // Ten kinds of picture are one column to us, which does not show them.
        if (column.Key.Key != "media" && _columns.Find(c => c.Key.Key == column.Key.Key && LanguageOf(c) == LanguageOf(column)) is { } other)
            _faults.Error(SpotOf(1, column), other.Written == header ? $"the column '{Fields.Short(header)}' is there twice" : $"'{Fields.Short(other.Written)}' and '{Fields.Short(header)}' are two names of one column", "rename or remove one of them");
        else
            _columns.Add(column);
    }

    static string? LanguageOf(Column column) => column.Key.Language is { } language ? FormLanguages.CodeOf(language) : null;

    Node ValueOf(SheetRow row, string key, Column[] columns)
    {
        if (!FormHeader.InLanguages.Contains(key, StringComparer.Ordinal))
            return new TextNode(SpotOf(row.Number, columns[0]), Clean(row.Cells[columns[0].At]));
        if (key == "media" && Array.Find(columns, c => Names(c, "big-image")) is { } big && !Array.Exists(columns, c => Names(c, "image")))
            _faults.Error(SpotOf(row.Number, big), "a big-image without an image", "name the picture in the column 'media::image' too");
        if (columns is [{ Key.Language: null } only] && (_defaultLanguage is null || !LanguagesOf(key).Any()))
            return new TextNode(SpotOf(row.Number, only), row.Cells[only.At]);
        var texts = new Dictionary<string, Entry>(StringComparer.Ordinal);
        // A column that names the default language goes before the one that names none.
        foreach (var column in columns.OrderBy(c => c.Key.Language is null))
        {
            var code = column.Key.Language is { } language ? FormLanguages.CodeOf(language) : _defaultLanguage ?? "";
            texts.TryAdd(code, new Entry(new TextNode(SpotOf(row.Number, column), code), new TextNode(SpotOf(row.Number, column), row.Cells[column.At])));
        }

        return new MapNode(SpotOf(row.Number, columns[0]), [.. texts.Values]);
    }

    static bool Names(Column column, string kind) => column.Written.Split(':').Any(p => string.Equals(p.Trim(), kind, StringComparison.OrdinalIgnoreCase));

    // A word processor's quotes and Excel's hard blanks are none to an expression.
    static string Clean(string text) => string.Join(' ', text.Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u201C', '"').Replace('\u201D', '"').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    Spot SpotOf(int row, Column column) => new(row, column.At + 1) { Sheet = _sheet.Name.Trim(), Header = column.Written };

    sealed record Column(int At, FormHeader Key, string Written);
}
