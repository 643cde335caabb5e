using System.Text;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Cells that are divided by commas (RFC 4180), or by semicolons where Excel's country writes decimals with a comma.</summary>
static class CsvText
{
    /// <summary>The records of <paramref name="text"/>, each with its cells; a quotation mark that never closes takes the rest.</summary>
    public static IEnumerable<IReadOnlyList<string>> Records(string text)
    {
        var divider = DividerOf(text);
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
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
                End(cells, cell);
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                End(cells, cell);
                yield return cells;
                cells = [];
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cells.Count == 0 && cell.Length == 0)
            yield break;
        End(cells, cell);
        yield return cells;
    }

    static void End(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
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
