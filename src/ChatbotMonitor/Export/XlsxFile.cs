using System.Data;
using System.Globalization;
using ChatbotMonitor.Commands;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace ChatbotMonitor.Export;

/// <summary>Writes an Excel sheet, row by row; text stays text, so that no cell is a formula.</summary>
static class XlsxFile
{
    /// <summary>Excel's own limits.</summary>
    const int MostRows = 1_048_576;
    const int LongestCell = 32_767;

    static readonly OpenXmlConfiguration Plain = new() { TableStyles = TableStyles.None, AutoFilter = false };

    /// <summary>Writes a sheet a table; the rows of each are enumerated twice: once to see that a sheet can hold them.</summary>
    /// <exception cref="CommandException">There are more rows than a sheet can hold; nothing was written.</exception>
    public static void Write(IReadOnlyList<ExportTable> tables, Stream output)
    {
        var sheets = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in tables)
        {
            var rows = table.Rows.Take(MostRows).Count();
            if (rows >= MostRows)
                throw new CommandException("There are more rows than an Excel sheet can hold (1,048,575): take --from and --to, or a .csv file.");
            sheets.Add(Name(table.Name, sheets), rows == 0 ? Empty(table) : table.Rows.Select(row => Cells(table.Columns, row)));
        }

        output.SaveAs(sheets, configuration: Plain);
    }

    // Excel takes 31 characters, without these, and tells no capitals apart.
    static string Name(string wanted, Dictionary<string, object> taken)
    {
        var name = string.Concat(wanted.Select(c => @"[]:*?/\".Contains(c, StringComparison.Ordinal) ? '_' : c));
        name = name.Length > 31 ? name[^31..] : name;
        for (var n = 2; taken.ContainsKey(name); n++)
            name = string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, 27)]}_{n}");
        return name;
    }

    static Dictionary<string, object?> Cells(IReadOnlyList<ExportColumn> columns, string?[] row)
    {
        var cells = new Dictionary<string, object?>(columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
            cells.Add(columns[i].Name, Value(columns[i], row[i]));
        return cells;
    }

    static object? Value(ExportColumn column, string? cell) =>
        column.IsNumber && decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : cell?.Length > LongestCell ? cell[..LongestCell]
        : cell;

    // Of no rows at all MiniExcel cannot tell the columns.
    static DataTable Empty(ExportTable table)
    {
        var empty = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var column in table.Columns)
            empty.Columns.Add(column.Name);
        return empty;
    }
}
