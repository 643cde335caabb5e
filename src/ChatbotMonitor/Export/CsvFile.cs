using System.Text;
using System.Text.RegularExpressions;

namespace ChatbotMonitor.Export;

/// <summary>Writes CSV by RFC 4180, in UTF-8 with the mark that Excel wants; a cell that a spreadsheet would take for a formula is made harmless.</summary>
static partial class CsvFile
{
    /// <summary>Writes <paramref name="table"/>; <paramref name="output"/> stays open.</summary>
    public static void Write(ExportTable table, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        Write(writer, table.Columns.Select(c => c.Name));
        foreach (var row in table.Rows)
            Write(writer, row);
    }

    /// <summary>A cell as it stands in the file.</summary>
    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var harmless = IsFormula(value) ? "'" + value : value;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }

    // OWASP, "CSV Injection"; the full-width signs are read as the plain ones by some.
    static bool IsFormula(string value) => "=+-@\t\r\n＝＋－＠".Contains(value[0], StringComparison.Ordinal) && !PlainNumber.IsMatch(value);

    static void Write(StreamWriter writer, IEnumerable<string?> cells)
    {
        writer.Write(string.Join(',', cells.Select(Cell)));
        writer.WriteLine();
    }

    [GeneratedRegex(@"^[+-]?[0-9]+([.,][0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    static partial Regex PlainNumber { get; }
}
