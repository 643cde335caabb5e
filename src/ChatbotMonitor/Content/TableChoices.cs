using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The choices of a table beside the form: <c>select_one_from_file fruits.csv</c>.</summary>
static class TableChoices
{
    /// <summary>A choice a row, or null and a fault at <paramref name="at"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="value">The column that holds names.</param>
    /// <param name="label">The column that holds labels, one for all languages or one each (<c>label::ru</c>).</param>
    /// <param name="at">The type of the question.</param>
    /// <param name="faults">Where faults go.</param>
    public static ChoiceList? Read(FormTable table, string value, string label, Spot at, FileFaults faults)
    {
        var name = IndexOf(table, value);
        var labels = table.Columns.Select((column, i) => (Header: FormHeader.Read(column, FormHeader.Choices), At: i, Column: column))
            .Where(c => string.Equals(c.Column, label, StringComparison.Ordinal) || (label == "label" && c.Header.Key == label))
            .Select(c => (c.At, Language: c.Header.Language is { } l ? FormLanguages.CodeOf(l) : "")).ToArray();
        foreach (var missing in new[] { name < 0 ? value : null, labels.Length == 0 ? label : null }.OfType<string>())
            faults.Error(at, $"the table '{table.Name}.csv' has no column '{missing}'", $"add it, or name another in the column 'parameters', as {(missing == value ? "value" : "label")}=COLUMN");
        if (name < 0 || labels.Length == 0)
            return null;
        return new ChoiceList(table.Name, [.. table.Rows.Where(r => FormTable.Value(r, name).Length > 0).Select(row => new Choice(FormTable.Value(row, name), Words(row)) { Attributes = AttributesOf(row) })]);

        LocalText Words(IReadOnlyList<string> row)
        {
            var texts = labels.Select(l => KeyValuePair.Create(l.Language, FormTable.Value(row, l.At))).Where(t => t.Value.Length > 0).DistinctBy(t => t.Key, StringComparer.Ordinal).ToArray();
            return texts.Length > 0 ? new LocalText(texts) : new LocalText(FormTable.Value(row, name));
        }

        Dictionary<string, string> AttributesOf(IReadOnlyList<string> row)
        {
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = FormTable.Value(row, name) };
            for (var i = 0; i < table.Columns.Count; i++)
                attributes[table.Columns[i]] = FormTable.Value(row, i);
            return attributes;
        }
    }

    static int IndexOf(FormTable table, string column)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (string.Equals(table.Columns[i], column, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
