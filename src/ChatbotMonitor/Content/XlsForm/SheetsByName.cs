namespace ChatbotMonitor.ContentFiles;

/// <summary>Divides rows into sheets: a text in the first cell names the sheet of what follows.</summary>
static class SheetsByName
{
    public static IReadOnlyList<Sheet> Of(IEnumerable<IReadOnlyList<string>> records)
    {
        var sheets = new List<Sheet>();
        var (rows, number) = (new List<SheetRow>(), 0);
        foreach (var record in records)
        {
            if (record.Count > 0 && record[0].Trim().Length > 0)
            {
                (rows, number) = ([], 0);
                sheets.Add(new Sheet(record[0].Trim(), rows));
            }

            var cells = Cells(record);
            // Nothing is counted before the columns' names, which may stand beside the sheet's name or under it.
            if (sheets.Count > 0 && (number > 0 || cells.Count > 0))
                number++;
            if (cells.Count > 0 && sheets.Count > 0)
                rows.Add(new SheetRow(number, cells));
        }

        return sheets;
    }

    static Dictionary<int, string> Cells(IReadOnlyList<string> record)
    {
        var cells = new Dictionary<int, string>();
        for (var i = 1; i < record.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(record[i]))
                cells.Add(i - 1, record[i].Trim());
        }

        return cells;
    }
}
