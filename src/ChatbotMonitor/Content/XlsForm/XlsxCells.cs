using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChatbotMonitor.ContentFiles;

/// <summary>What stands in a cell, as its author sees it: 1 and not 1.0, TRUE, 2024-01-31.</summary>
/// <param name="strings">The workbook's shared texts.</param>
/// <param name="dateStyles">The styles that show a number as a date.</param>
/// <param name="from1904">Whether days are counted from 1904, as old Macintoshes did.</param>
sealed partial class XlsxCells(IReadOnlyList<string> strings, IReadOnlySet<uint> dateStyles, bool from1904)
{
    /// <summary>The text of <paramref name="cell"/>, empty where there is none.</summary>
    public string TextOf(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString)
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < strings.Count ? Plain(strings[i]) : "";
        if (type == CellValues.InlineString)
            return cell.InlineString is { } inline ? Plain(XlsxSheets.TextOf(inline)) : "";
        if (type == CellValues.Boolean)
            return value == "1" ? "TRUE" : "FALSE";
        if (type is not null && type != CellValues.Number)
            return Plain(value);
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Plain(value);
        return cell.StyleIndex?.Value is { } style && dateStyles.Contains(style) && Date(number) is { } date ? date : number.ToString("R", CultureInfo.InvariantCulture);
    }

    string? Date(double days)
    {
        if (days is < 0 or > 2_900_000)
            return null;
        var at = from1904 ? new DateTime(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(days) : DateTime.FromOADate(days);
        // Excel keeps times as parts of a day, and they come out a hair beside the second.
        at = new DateTime((at.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        return at.ToString(days < 1 ? "HH:mm:ss" : at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    // Excel writes characters that XML cannot hold as _x000D_.
    static string Plain(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(text, m => Letter(m.Groups["code"].Value)).Replace("\r", "", StringComparison.Ordinal) : text.Replace("\r\n", "\n", StringComparison.Ordinal);

    static string Letter(string code) => (char)int.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is var letter && (letter is '\t' or '\n' || !char.IsControl(letter)) ? letter.ToString() : "";

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
