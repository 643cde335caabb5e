using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The surveys of a content folder: YAML, and XLSForms in Excel, CSV and Markdown.</summary>
sealed class FormFiles(IReadOnlyList<SourceFile> files, SurveyFile reader, FaultLog log)
{
    const string Folder = "surveys/";

    readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    readonly List<WrittenSurvey> _written = [];

    /// <summary>Every survey that was read, and what it was read from.</summary>
    public IReadOnlyList<WrittenSurvey> Written => _written;

    /// <summary>The surveys that could be read, or <paramref name="only"/> one of them; null where there is no file that could be one.</summary>
    public List<Survey>? Read(string? only = null)
    {
        var surveys = new List<Survey>();
        var found = false;
        foreach (var file in files.Where(f => only is null || f.Path == only).Where(f => f.Path.StartsWith(Folder, StringComparison.Ordinal) && !f.Path[Folder.Length..].Contains('/', StringComparison.Ordinal)))
        {
            var (isSurvey, survey) = Read(file);
            found |= isSurvey;
            if (survey is not null)
                surveys.Add(survey);
        }

        if (only is null)
            RemindOfTables();
        return found ? surveys : null;
    }

    // A form whose first line was lost looks like a table.
    void RemindOfTables()
    {
        foreach (var file in files.Where(f => f.Path.StartsWith(Folder, StringComparison.Ordinal) && f.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !_tables.Contains(f.Path)))
            log.For(file.Shown).Remind(new Spot(0, 0), "no form names this table", "write 'survey' into the first cell where it is a form itself, or remove it");
    }

    /// <summary>The survey of one file, or null where a fault leaves none; and whether it is meant to be one.</summary>
    public (bool IsSurvey, Survey? Survey) Read(SourceFile file)
    {
        var faults = log.For(file.Shown);
        var tables = new FormTables(files, log, Path.GetFileNameWithoutExtension(file.Path), _tables);
        // Excel and LibreOffice leave a file of their own beside one that is open.
        if (Path.GetFileName(file.Path) is ['~', '$', ..] or ['.', ..])
            return (false, null);
        switch (Path.GetExtension(file.Path).ToUpperInvariant())
        {
            case ".YAML" or ".YML":
                return (true, YamlFile.Read(file, faults) is { } map ? Survey(map, tables, faults) : null);
            case ".XLSX" or ".XLSM":
                return (true, PlainText.Bytes(file, faults) is { } bytes && XlsxSheets.Read(bytes, faults) is { } sheets ? Form(file, sheets, tables, faults) : null);
            case ".CSV":
                if (PlainText.Read(file, faults) is not { } csv || !CsvSheets.IsForm(csv))
                    return (false, null);
                _tables.Add(file.Path);
                return (true, Form(file, CsvSheets.Read(csv), tables, faults));
            case ".MD":
                return PlainText.Read(file, faults) is { } page && MarkdownSheets.IsForm(page) ? (true, Form(file, MarkdownSheets.Read(page), tables, faults)) : (false, null);
            case ".XLS" or ".ODS":
                faults.Error(new Spot(0, 0), $"a form in {Path.GetExtension(file.Path)} is not read", "open it and save it as .xlsx");
                return (true, null);
            default:
                return (false, null);
        }
    }

    Survey? Form(SourceFile file, IReadOnlyList<Sheet> sheets, FormTables tables, FileFaults faults) =>
        new FormTree(sheets, Path.GetFileNameWithoutExtension(file.Path), faults).Read() is { } root ? Survey(root, tables, faults) : null;

    Survey? Survey(MapNode root, FormTables tables, FileFaults faults)
    {
        var survey = reader.Read(root, tables, faults);
        if (survey is not null)
            _written.Add(new WrittenSurvey(survey, root, faults));
        return survey;
    }
}
