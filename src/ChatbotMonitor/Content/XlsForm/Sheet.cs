namespace ChatbotMonitor.ContentFiles;

/// <summary>A sheet of a form, as its author filled it in.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Rows">Its rows with something in them, in order; the first holds the columns' names.</param>
sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>The name by which a sheet is looked for.</summary>
    public string Key => Name.Trim().ToLowerInvariant();
}

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number as Excel shows it: the row of column names is 1.</param>
/// <param name="Cells">What stands in its cells, by column from 0; empty cells are not there.</param>
sealed record SheetRow(int Number, IReadOnlyDictionary<int, string> Cells);
