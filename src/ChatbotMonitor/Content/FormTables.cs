using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The tables beside one form: <c>surveys/NAME-media/*.csv</c> and <c>surveys/*.csv</c>.</summary>
/// <param name="files">The files of the content folder.</param>
/// <param name="log">Where the tables' own faults go.</param>
/// <param name="form">The form's file name without its ending.</param>
/// <param name="named">Takes the path of each file that the form names.</param>
sealed class FormTables(IReadOnlyList<SourceFile> files, FaultLog log, string form, ISet<string> named)
{
    readonly Dictionary<string, FormTable?> _read = new(StringComparer.Ordinal);
    readonly Dictionary<string, FormTable> _used = new(StringComparer.Ordinal);
    readonly Dictionary<string, ChoiceList> _lists = new(StringComparer.Ordinal);

    /// <summary>The tables that the form names, by the name expressions call them by; also lists of choices that an expression alone looks things up in, and none of <paramref name="questions"/> offers.</summary>
    public IReadOnlyDictionary<string, FormTable> Used(IReadOnlyList<Question> questions)
    {
        var tables = new Dictionary<string, FormTable>(_used, StringComparer.Ordinal);
        foreach (var list in _lists.Values.Where(l => !questions.Any(q => q.Choices?.Name == l.Name)))
            tables.TryAdd(list.Name, TableOf(list));
        return tables;
    }

    /// <summary>The names of the tables there are.</summary>
    public IEnumerable<string> Names => files.Where(IsBeside).Select(f => Path.GetFileNameWithoutExtension(f.Path));

    /// <summary>The table of that name (with <c>.csv</c> or without), or null where there is none that can be read.</summary>
    public FormTable? Find(string name)
    {
        var file = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name : $"{name}.csv";
        if (!_read.TryGetValue(file, out var table))
        {
            var beside = files.FirstOrDefault(f => string.Equals(f.Path, $"{Media}{file}", StringComparison.Ordinal)) ?? files.FirstOrDefault(f => string.Equals(f.Path, $"surveys/{file}", StringComparison.Ordinal));
            if (beside is not null)
                named.Add(beside.Path);
            _read[file] = table = beside is null ? null : CsvTable.Read(beside, log.For(beside.Shown));
        }

        if (table is not null)
            _used[table.Name] = table;
        return table;
    }

    /// <summary>A list of the form's own that an expression looks things up in.</summary>
    public void Use(ChoiceList list) => _lists[list.Name] = list;

    static FormTable TableOf(ChoiceList list)
    {
        string[] columns = ["name", "label", .. list.Choices.SelectMany(c => c.Attributes.Keys).Where(k => k is not ("name" or "label")).Distinct(StringComparer.Ordinal)];
        return new FormTable(list.Name, columns,
            [.. list.Choices.Select(c => (IReadOnlyList<string>)[c.Name, c.Label.In(Languages.Russian), .. columns.Skip(2).Select(k => c.Attributes.GetValueOrDefault(k) ?? "")])]);
    }

    string Media => $"surveys/{form}-media/";

    bool IsBeside(SourceFile file) =>
        file.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && (file.Path.StartsWith(Media, StringComparison.Ordinal) || Path.GetDirectoryName(file.Path) == "surveys");
}
