using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChatbotMonitor.Scorecards;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MiniExcelLibs;
using Document = ChatbotMonitor.Scorecards.Document;

namespace ChatbotMonitor.Tests;

/// <summary>The tables of a report as whoever has the file reads them, in each format: what they are called, and their cells.</summary>
static partial class PublishedTables
{
    /// <summary>As the report has them before it is written.</summary>
    public static IReadOnlyList<(string Name, string[][] Rows)> Of(Document document) =>
        [.. document.Blocks.OfType<Block.Table>().Select(t => (t.Name, Rows: t.Rows.Select(r => r.Select(c => c ?? Words.Hidden).ToArray()).ToArray()))];

    /// <summary>Of a page.</summary>
    public static IReadOnlyList<(string Name, string[][] Rows)> OfHtml(byte[] file) =>
        [.. Table().Matches(System.Text.Encoding.UTF8.GetString(file)).Select(t => (WebUtility.HtmlDecode(t.Groups["name"].Value), Row().Matches(t.Groups["body"].Value).Select(r => Cell().Matches(r.Value).Select(c => WebUtility.HtmlDecode(c.Groups["words"].Value)).ToArray()).ToArray()))];

    /// <summary>Of a Word file.</summary>
    public static IReadOnlyList<(string Name, string[][] Rows)> OfDocx(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var word = WordprocessingDocument.Open(stream, isEditable: false);
        return [.. word.MainDocumentPart!.Document!.Body!.Elements<Table>().Select(t => (t.PreviousSibling()!.InnerText, t.Elements<TableRow>().Skip(1).Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToArray()).ToArray()))];
    }

    /// <summary>Of a workbook, without their names, which a sheet has room for a part of.</summary>
    public static IReadOnlyList<string[][]> OfXlsx(byte[] file, bool isExample)
    {
        using var stream = new MemoryStream(file);
        return [.. stream.GetSheetNames().Skip(1).Select(s => stream.Query(useHeaderRow: false, sheetName: s).Cast<IDictionary<string, object?>>().Skip(1).Select(r => r.Values.Skip(isExample ? 1 : 0).Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? "").ToArray()).ToArray())];
    }

    [GeneratedRegex("<table class=\"data[^>]*><caption>(?<name>[^<]*)</caption>.*?<tbody>(?<body>.*?)</tbody>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Table();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();

    [GeneratedRegex("<td[^>]*>(?<words>[^<]*)</td>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Cell();
}
