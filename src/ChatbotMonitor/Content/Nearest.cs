namespace ChatbotMonitor.ContentFiles;

/// <summary>What somebody probably meant to write.</summary>
static class Nearest
{
    /// <summary>A mend for a word that is not known: the nearest of <paramref name="known"/>, or else what there is.</summary>
    public static string Mend(string word, IEnumerable<string> known, string all)
    {
        var words = known.Distinct(StringComparer.Ordinal).ToArray();
        if (Of(word, words) is { } near)
            return $"did you mean '{near}'?";
        return words.Length switch
        {
            0 => $"{all}: none yet",
            <= 16 => $"{all}: {string.Join(", ", words)}",
            _ => $"{all}: {string.Join(", ", words.Take(12))} and {words.Length - 12} more",
        };
    }

    /// <summary>The one of <paramref name="known"/> that fewest slips of the hand lead to, or null where none is near.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        if (word.Length > 60)
            return null;
        var words = known.ToArray();
        var allowed = Math.Max(1, Math.Min(word.Length, 12) / 3);
        return words.FirstOrDefault(k => word.Length >= 3 && k.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            ?? words.Where(k => Math.Abs(k.Length - word.Length) <= allowed)
                .Select(k => (Word: k, Slips: Slips(word.ToUpperInvariant(), k.ToUpperInvariant())))
                .Where(k => k.Slips <= allowed && k.Slips < k.Word.Length)
                .OrderBy(k => k.Slips)
                .Select(k => k.Word)
                .FirstOrDefault();
    }

    // Letters added, left out, changed or swapped with their neighbour (Damerau's distance, of optimal string alignment).
    static int Slips(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
