namespace ChatbotMonitor.ContentFiles;

/// <summary>The sheets of a form in one CSV file, as pyxform reads it: the first column names the sheet, and its rows follow, moved in by one.</summary>
static class CsvSheets
{
    /// <summary>Whether <paramref name="text"/> holds a form: its first cell names a sheet.</summary>
    public static bool IsForm(string text) =>
        CsvText.Records(text).FirstOrDefault(r => r.Any(c => c.Trim().Length > 0)) is { Count: > 0 } first && FormSheets.Names.Contains(first[0].Trim().ToLowerInvariant(), StringComparer.Ordinal);

    public static IReadOnlyList<Sheet> Read(string text) => SheetsByName.Of(CsvText.Records(text));
}
