using System.Text;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Cells that are divided by commas (RFC 4180), or by semicolons where Excel's country writes decimals with a comma.</summary>
static class CsvText
{
    /// <summary>The records of <paramref name="text"/>, each with its cells; a quotation mark that never closes takes the rest.</summary>
    public static IEnumerable<IReadOnlyList<string>> Records(string text) => Cells(text).Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Text)]);

    /// <summary>The same, each cell with the place it begins at.</summary>
    public static IEnumerable<IReadOnlyList<CsvCell>> Cells(string text)
    {
        var divider = DividerOf(text);
        var (cells, cell, quoted) = (new List<CsvCell>(), new StringBuilder(), false);
        var (line, lineStart, at) = (1, 0, Spot.Start);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var endsLine = c == '\n' || (c == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'));
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && IsBlank(cell))
            {
                cell.Clear();
                quoted = true;
            }
            else if (c == divider)
            {
                End(i + 1);
            }
            else if (endsLine)
            {
                (line, lineStart) = (line + 1, i + 1);
                End(i + 1);
                yield return cells;
                cells = [];
                continue;
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }

            if (endsLine)
                (line, lineStart) = (line + 1, i + 1);
        }

        if (cells.Count == 0 && cell.Length == 0)
            yield break;
        End(text.Length);
        yield return cells;

        void End(int next)
        {
            cells.Add(new CsvCell(cell.ToString(), at));
            cell.Clear();
            at = new Spot(line, next - lineStart + 1);
        }
    }

    static bool IsBlank(StringBuilder cell)
    {
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] != ' ')
                return false;
        }

        return true;
    }

    static char DividerOf(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Contains(',') || line.Contains(';'))
                return line.Count(';') > line.Count(',') ? ';' : ',';
        }

        return ',';
    }
}

/// <summary>A cell, and where it begins.</summary>
readonly record struct CsvCell(string Text, Spot At);
