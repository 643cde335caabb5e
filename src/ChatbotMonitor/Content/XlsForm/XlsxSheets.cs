using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The sheets of an Excel workbook; the one place that catches what reading a workbook throws.</summary>
static class XlsxSheets
{
    // A form of a thousand questions unpacks to two or three megabytes.
    const long MaxUnpacked = 64 * 1024 * 1024;
    const int MaxParts = 2_000;
    const int MaxCells = 500_000;

    // How Excel numbers columns: A to XFD.
    const int MaxColumns = 16_384;

    static ReadOnlySpan<byte> OldExcel => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The sheets that a form is made of, or null and a fault.</summary>
    public static IReadOnlyList<Sheet>? Read(byte[] bytes, FileFaults faults)
    {
        if (bytes.AsSpan().StartsWith(OldExcel))
        {
            var isLocked = bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
            return isLocked
                ? Refused(faults, "the workbook is locked with a password", "open it in Excel, remove the password (File, Info, Protect Workbook) and save it")
                : Refused(faults, "this is a workbook of the old kind (.xls)", "open it in Excel and save it as .xlsx");
        }

        if (!bytes.AsSpan().StartsWith("PK"u8))
            return Refused(faults, "this is no Excel workbook", "save it as .xlsx in Excel, or as .csv");
        try
        {
            return IsTooLarge(bytes)
                ? Refused(faults, $"the workbook unpacks to more than {MaxUnpacked / 1024 / 1024} MiB", "remove pictures and what else does not belong to the form")
                : Sheets(bytes, faults);
        }
        // Damaged workbooks make the zip, the XML and the OpenXML readers throw a dozen kinds of exception, some of them meant for programmers.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Refused(faults, $"the workbook is damaged ({e.GetType().Name})", "open it in Excel and save it again as .xlsx");
        }
    }

    static IReadOnlyList<Sheet>? Refused(FileFaults faults, string what, string mend)
    {
        faults.Error(new Spot(0, 0), what, mend);
        return null;
    }

    static bool IsTooLarge(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        return zip.Entries.Count > MaxParts || zip.Entries.Sum(e => Math.Min(e.Length, MaxUnpacked + 1)) > MaxUnpacked;
    }

    static List<Sheet>? Sheets(byte[] bytes, FileFaults faults)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var book = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = MaxUnpacked });
        if (book.WorkbookPart is not { } workbook)
            return [];
        var strings = workbook.SharedStringTablePart?.SharedStringTable is { } table ? table.Elements<SharedStringItem>().Select(TextOf).ToArray() : [];
        var cells = new XlsxCells(strings, DateStyles.Of(workbook), workbook.Workbook?.WorkbookProperties?.Date1904?.Value ?? false);
        var sheets = new List<Sheet>();
        var left = MaxCells;
        var all = workbook.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToArray() ?? [];
        foreach (var sheet in all)
        {
            var (name, id) = (sheet.Name?.Value ?? "", sheet.Id?.Value);
            // Other sheets are the author's own notes; only their names are looked at.
            var isRead = all.Length == 1 || FormSheets.Names.Contains(name.Trim().ToLowerInvariant(), StringComparer.Ordinal);
            var rows = isRead && id is not null && workbook.GetPartById(id) is WorksheetPart part ? Rows(part, cells, ref left) : [];
            if (left < 0)
            {
                faults.Error(new Spot(0, 0) { Sheet = name }, $"the workbook has more than {MaxCells} cells", "divide the form, or put long lists into a .csv beside it");
                return null;
            }

            sheets.Add(new Sheet(name, rows));
        }

        return sheets;
    }

    static List<SheetRow> Rows(WorksheetPart part, XlsxCells cells, ref int left)
    {
        var rows = new List<SheetRow>();
        var number = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            var row = (Row)reader.LoadCurrentElement()!;
            number = row.RowIndex?.Value is { } index and > 0 and <= 1_048_576 ? (int)index : number + 1;
            var texts = new Dictionary<int, string>();
            var column = -1;
            foreach (var cell in row.Elements<Cell>())
            {
                column = ColumnOf(cell.CellReference?.Value) ?? column + 1;
                if (column < MaxColumns && cells.TextOf(cell).Trim() is { Length: > 0 } text && texts.TryAdd(column, text) && --left < 0)
                    return rows;
            }

            if (texts.Count > 0)
                rows.Add(new SheetRow(number, texts));
        }

        return rows;
    }

    // "AB12" is column 27, from 0.
    static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c))
                break;
            column = Math.Min((column * 26) + (c - 'A' + 1), MaxColumns + 1);
        }

        return column > 0 ? column - 1 : null;
    }

    internal static string TextOf(OpenXmlCompositeElement item) =>
        string.Concat(item.ChildElements.Select(e => e switch
        {
            Text text => text.Text,
            Run run => run.Text?.Text ?? "",
            // What stands above Japanese and Chinese letters to help read them aloud.
            _ => "",
        }));
}
