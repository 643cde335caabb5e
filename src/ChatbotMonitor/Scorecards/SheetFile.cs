using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Export;

namespace ChatbotMonitor.Scorecards;

/// <summary>Writes a report as a workbook: its words on one sheet, each table on one of its own; of invented data each row says so.</summary>
static class SheetFile
{
    /// <summary>The workbook.</summary>
    public static byte[] Write(Document document, Words words)
    {
        using var file = new MemoryStream();
        XlsxFile.Write([.. Tables(document, words).Select(t => Marked(t, document.Mark))], file);
        return file.ToArray();
    }

    /// <summary>The table with a first column that says that all of it is invented, where it is.</summary>
    public static ExportTable Marked(ExportTable table, string? mark) =>
        mark is null ? table : new ExportTable(table.Name, [new ExportColumn("_example"), .. table.Columns], Rows(table, mark));

    // A sheet without a row says it as well.
    static IEnumerable<string?[]> Rows(ExportTable table, string mark) =>
        table.Rows.Select(r => (string?[])[mark, .. r]).DefaultIfEmpty([mark, .. new string?[table.Columns.Count]]);

    static IEnumerable<ExportTable> Tables(Document document, Words words)
    {
        yield return new ExportTable(document.Title, [new ExportColumn(words.Say(TextKeys.CardText))], [.. Said(document).Select(w => (string?[])[w])]);
        foreach (var table in document.Blocks.OfType<Block.Table>())
            yield return new ExportTable(table.Name, Unique(table.Columns), table.Rows.Select(r => r.Select(c => c ?? Words.Hidden).ToArray()));
    }

    static ExportColumn[] Unique(IReadOnlyList<Column> columns) =>
        [.. columns.Select((c, i) => new ExportColumn(columns.Take(i).Any(b => b.Name == c.Name) ? $"{c.Name} ({i + 1})" : c.Name, c.IsNumber))];

    static IEnumerable<string> Said(Document document)
    {
        foreach (var line in document.Front)
            yield return line;
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    yield return heading.Words;
                    break;
                case Block.Paragraph paragraph:
                    yield return paragraph.Words;
                    break;
                case Block.Quote quote:
                    yield return quote.Words;
                    break;
                case Block.Points points:
                    foreach (var item in points.Items)
                        yield return $"• {item}";
                    break;
            }
        }
    }
}
