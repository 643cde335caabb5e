using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Export;
using ChatbotMonitor.Scorecards;

namespace ChatbotMonitor.Commands;

/// <summary>Makes the open data of a round: rows that nobody can be told from, and a codebook.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
sealed record RoundExportChore(string Round, string Format) : IChore
{
    public const string Interviews = "interviews";
    public const string Visits = "visits";
    public const string Codebook = "codebook";
    public const string Workbook = "workbook";

    public static string Name => "export-round";

    public Task Run(ChoreParts parts, Stream output)
    {
        var content = parts.Content();
        var round = ReportChore.RoundOf(Round, content);
        var findings = ReportChore.Read(parts, content, round);
        var mark = Scorecard.Mark(findings, new Words(findings, Languages.English));
        ExportTable[] tables = [.. MicrodataTables.Of(findings.Microdata, content).Select(t => SheetFile.Marked(t, mark))];
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (Format == ExportChore.Xlsx)
        {
            files[Workbook] = Bytes(stream => XlsxFile.Write(tables, stream));
        }
        else
        {
            foreach (var table in tables)
                files[table.Name] = Bytes(stream => CsvFile.Write(table, stream));
        }

        new MadeFiles(files, [.. MicrodataTables.Said(findings.Microdata)]).Write(output);
        return Task.CompletedTask;
    }

    static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
