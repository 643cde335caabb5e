using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>A table beside a form: a line of column names, then a row a line.</summary>
static class CsvTable
{
    /// <summary>The table of <paramref name="file"/>, or null and a fault.</summary>
    public static FormTable? Read(SourceFile file, FileFaults faults)
    {
        if (PlainText.Read(file, faults) is not { } text)
            return null;
        var records = CsvText.Records(text).Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Trim())]).Where(r => r.Any(c => c.Length > 0)).ToList();
        if (records.Count == 0)
        {
            faults.Error(Spot.Start, "the table is empty", "write column names in its first line, and a row a line below");
            return null;
        }

        var twice = records[0].Where(c => c.Length > 0).GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            faults.Error(Spot.Start, $"two columns are called '{Fields.Short(twice)}'", "give one of them another name");
            return null;
        }

        return new FormTable(Path.GetFileNameWithoutExtension(file.Path), records[0], records.GetRange(1, records.Count - 1));
    }
}
