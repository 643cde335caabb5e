namespace ChatbotMonitor.Export;

/// <summary>A table on its way out: rows are read as they are written, none is kept.</summary>
/// <param name="Name">What it is called where there are several: a sheet's name.</param>
/// <param name="Columns">Its columns; names are unique.</param>
/// <param name="Rows">Its rows, a cell a column, null where there is nothing; enumerated anew each time.</param>
sealed record ExportTable(string Name, IReadOnlyList<ExportColumn> Columns, IEnumerable<string?[]> Rows);

/// <summary>A column, and whether its cells are numbers where they read as such.</summary>
sealed record ExportColumn(string Name, bool IsNumber = false);
