using System.Text.RegularExpressions;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The sheets of a form as Markdown tables: <c>| survey | | |</c>, then its rows with an empty first cell, as pyxform's users write them to one another.</summary>
static partial class MarkdownSheets
{
    /// <summary>Whether <paramref name="text"/> holds a form and is not some other page.</summary>
    public static bool IsForm(string text) => Records(text).Any(r => r.Count > 0 && FormSheets.Names.Contains(r[0].Trim().ToLowerInvariant(), StringComparer.Ordinal));

    public static IReadOnlyList<Sheet> Read(string text) => SheetsByName.Of(Records(text));

    static IEnumerable<IReadOnlyList<string>> Records(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var row = line.Trim();
            if (!row.StartsWith('|') || Ruler().IsMatch(row))
                continue;
            // What stands behind the last bar is a comment.
            var end = LastBar(row);
            if (end > 0)
                yield return [.. Bar().Split(row[1..end]).Select(c => c.Trim().Replace("\\|", "|", StringComparison.Ordinal))];
        }
    }

    static int LastBar(string row)
    {
        for (var i = row.Length - 1; i > 0; i--)
        {
            if (row[i] == '|' && row[i - 1] != '\\')
                return i;
        }

        return -1;
    }

    [GeneratedRegex(@"^\|[\s|:\-]*-[\s|:\-]*\|?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ruler();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bar();
}
