using System.Collections.Concurrent;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>A table that lies beside a form (<c>fruits.csv</c>) and that <c>pulldata()</c> and <c>instance()</c> look things up in.</summary>
/// <param name="name">What expressions call it by: the file's name without its ending.</param>
/// <param name="columns">The names of its columns, unique.</param>
/// <param name="rows">Its rows, a value a column; a row that is shorter is empty in the rest.</param>
public sealed class FormTable(string name, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
{
    readonly ConcurrentDictionary<string, Dictionary<string, IReadOnlyList<string>>> _rowsByKey = new(StringComparer.Ordinal);
    readonly Lazy<FormNode> _document = new(() => MakeDocument(columns, rows));

    /// <summary>What expressions call it by.</summary>
    public string Name => name;

    /// <summary>The names of its columns, in order.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>Its rows, in order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    /// <summary>The value of <paramref name="column"/> in the first row that has <paramref name="key"/> in <paramref name="keyColumn"/>; null where there is no such row or column.</summary>
    public string? Find(string column, string keyColumn, string key) =>
        At(column) is >= 0 and var at && At(keyColumn) >= 0 && _rowsByKey.GetOrAdd(keyColumn, ByKey).TryGetValue(key, out var row) ? Value(row, at) : null;

    /// <summary>The value of <paramref name="row"/> in the column at <paramref name="at"/>.</summary>
    public static string Value(IReadOnlyList<string> row, int at) => at < row.Count ? row[at] : "";

    /// <summary>The table as expressions walk through it: <c>/root/item</c> with an element a column.</summary>
    internal FormNode Document => _document.Value;

    static FormNode MakeDocument(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var document = new FormNode("");
        var root = document.Add(new FormNode("root"));
        foreach (var row in rows)
        {
            var item = root.Add(new FormNode("item"));
            for (var i = 0; i < columns.Count; i++)
                item.Add(new FormNode(columns[i], Value(row, i)));
        }

        return document;
    }

    // Built once a key column, when it is first asked for: a form looks up by one column of a table, seldom two.
    Dictionary<string, IReadOnlyList<string>> ByKey(string keyColumn)
    {
        var at = At(keyColumn);
        var byKey = new Dictionary<string, IReadOnlyList<string>>(rows.Count, StringComparer.Ordinal);
        foreach (var row in rows)
            byKey.TryAdd(Value(row, at), row);
        return byKey;
    }

    int At(string column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i], column, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
