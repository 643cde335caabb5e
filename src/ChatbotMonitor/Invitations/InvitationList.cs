using ChatbotMonitor.Channels;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Invitations;

/// <summary>A list of people to be asked: a CSV file with the columns <c>number</c>, <c>language</c> and <c>place</c> in any order; other columns are not read.</summary>
static class InvitationList
{
    const string Number = "number", Language = "language", Place = "place";

    static readonly string[] Known = [Number, Language, Place];

    /// <summary>The rows of the file at <paramref name="path"/>, and every fault, none of which repeats a number.</summary>
    public static (IReadOnlyList<InvitationRow> Rows, IReadOnlyList<Fault> Faults) Read(string path, Content content)
    {
        var log = new FaultLog();
        var shown = SourceFile.Show(Path.GetFullPath(path));
        var faults = log.For(shown);
        var file = new FileInfo(path);
        var text = PlainText.Read(new SourceFile(file.Name, shown, file.Exists ? file.Length : 0, () => File.ReadAllBytes(path)), faults);
        var rows = text is null ? [] : Rows(text, content, faults);
        return (rows, log.Sorted);
    }

    static List<InvitationRow> Rows(string text, Content content, FileFaults faults)
    {
        var lines = CsvText.Cells(text).Where(r => r.Any(c => c.Text.Trim().Length > 0)).ToList();
        if (lines.Count == 0)
        {
            faults.Error(Spot.Start, "the list is empty", "write number,language,place in its first line, and a person a line below");
            return [];
        }

        var columns = Columns(lines[0], faults);
        if (!columns.ContainsKey(Number))
        {
            faults.Error(Spot.Start, "there is no column 'number'", "call the column of phone numbers number");
            return [];
        }

        var rows = new List<InvitationRow>();
        foreach (var line in lines.Skip(1))
        {
            CsvCell Cell(string column) => columns.TryGetValue(column, out var at) && at < line.Count ? line[at] with { Text = line[at].Text.Trim() } : line[^1] with { Text = "" };
            var (number, language, place) = (ReadNumber(Cell(Number), faults), ReadLanguage(Cell(Language), faults), ReadPlace(Cell(Place), content, faults));
            if (number is not null)
                rows.Add(new InvitationRow(number, language, place));
        }

        return rows;
    }

    static Dictionary<string, int> Columns(IReadOnlyList<CsvCell> heads, FileFaults faults)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < heads.Count; i++)
        {
            var head = heads[i].Text.Trim().ToLowerInvariant();
            if (!Known.Contains(head, StringComparer.Ordinal))
            {
                // Another column is the list's own business, a slip is not.
                if (head.Length > 0 && Nearest.Of(head, Known) is { } near)
                    faults.Error(heads[i].At, $"there is no column '{Fields.Short(head)}'", $"did you mean {near}?");
            }
            else if (!columns.TryAdd(head, i))
            {
                faults.Error(heads[i].At, $"two columns are called '{head}'", "give one of them another name");
            }
        }

        return columns;
    }

    static string? ReadNumber(CsvCell cell, FileFaults faults)
    {
        if (cell.Text.StartsWith(InvitationRow.Chat, StringComparison.OrdinalIgnoreCase) && cell.Text[InvitationRow.Chat.Length..].Trim() is { Length: > 0 and <= 20 } chat && chat.All(char.IsAsciiDigit))
            return InvitationRow.Chat + chat;
        if (PhoneNumber.ToE164(cell.Text) is { } number)
            return number;
        faults.Error(cell.At, cell.Text.Length == 0 ? "a row has no number" : "this is no phone number", "write it as +996 555 123456, or the id of a chat as telegram:708211");
        return null;
    }

    static string? ReadLanguage(CsvCell cell, FileFaults faults)
    {
        if (cell.Text.Length == 0)
            return null;
        if (Languages.All.FirstOrDefault(l => new[] { l, Languages.OwnName(l) }.Contains(cell.Text, StringComparer.OrdinalIgnoreCase)) is { } language)
            return language;
        faults.Error(cell.At, $"'{Fields.Short(cell.Text)}' is none of our languages", $"write {string.Join(", ", Languages.All)}, or leave it empty");
        return null;
    }

    static string? ReadPlace(CsvCell cell, Content content, FileFaults faults)
    {
        if (cell.Text.Length == 0)
            return null;
        if (content.Places.Find(cell.Text) is { } byId)
            return byId.Id;
        var named = content.Places.All.Where(p => Languages.All.Select(p.Name.In).Concat(p.Aliases).Contains(cell.Text, StringComparer.OrdinalIgnoreCase)).ToList();
        if (named is [var only])
            return only.Id;
        faults.Error(cell.At, named.Count == 0 ? $"places.yaml knows no place '{Fields.Short(cell.Text)}'" : $"{named.Count} places are called '{Fields.Short(cell.Text)}'", "write the place's id of places.yaml, or leave it empty");
        return null;
    }
}
