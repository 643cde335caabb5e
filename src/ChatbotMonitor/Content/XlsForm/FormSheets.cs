namespace ChatbotMonitor.ContentFiles;

/// <summary>The sheets of one form, found by their names.</summary>
static class FormSheets
{
    public const string Survey = "survey";
    public const string Choices = "choices";
    public const string Settings = "settings";
    public const string ExternalChoices = "external_choices";
    public const string Entities = "entities";

    /// <summary>The names that XLSForm gives its sheets.</summary>
    public static IReadOnlyList<string> Names { get; } = [Survey, Choices, Settings, ExternalChoices, Entities, "osm"];

    /// <summary>The sheet of that name, or null; a book's only sheet is its survey, whatever it is called.</summary>
    public static Sheet? Find(IReadOnlyList<Sheet> sheets, string name) =>
        sheets.FirstOrDefault(s => s.Key == name) ?? (name == Survey && sheets.Count == 1 && !Names.Contains(sheets[0].Key, StringComparer.Ordinal) ? sheets[0] : null);

    /// <summary>A reminder for each sheet whose name is a slip away from one that is read.</summary>
    public static void RemindOfStrays(IReadOnlyList<Sheet> sheets, FileFaults faults)
    {
        foreach (var sheet in sheets.Where(s => !Names.Contains(s.Key, StringComparer.Ordinal) && !s.Key.StartsWith('_')))
        {
            if (Nearest.Of(sheet.Key, Names.Where(n => Find(sheets, n) is null)) is { } near)
                faults.Remind(new Spot(0, 0) { Sheet = sheet.Name.Trim() }, "this sheet is not read", $"did you mean '{near}'?");
        }
    }
}
