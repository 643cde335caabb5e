using System.Buffers;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Which styles of a workbook show a number as a date or a time.</summary>
static partial class DateStyles
{
    static readonly SearchValues<char> Letters = SearchValues.Create("dDmMyYhHsS");

    /// <summary>Their places in the workbook's list of cell formats.</summary>
    public static IReadOnlySet<uint> Of(WorkbookPart workbook)
    {
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var codes = sheet?.NumberingFormats?.Elements<NumberingFormat>().Where(f => f.NumberFormatId?.Value is not null).DistinctBy(f => f.NumberFormatId!.Value).ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode?.Value ?? "") ?? [];
        var styles = new HashSet<uint>();
        var at = 0u;
        foreach (var format in sheet?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            if (codes.TryGetValue(id, out var code) ? IsDate(code) : IsBuiltInDate(id))
                styles.Add(at);
            at++;
        }

        return styles;
    }

    // ECMA-376, 18.8.30.
    static bool IsBuiltInDate(uint id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    static bool IsDate(string code) => Quoted().Replace(code, "").AsSpan().ContainsAny(Letters);

    // Texts in quotes, colours and languages in brackets, letters behind a backslash.
    [GeneratedRegex("\"[^\"]*\"|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]|[\\\\_*].", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
