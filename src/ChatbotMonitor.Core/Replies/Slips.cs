namespace ChatbotMonitor.Core.Replies;

/// <summary>Slips of the finger between two words: a letter missing, too many, wrong, or two swapped (Damerau and Levenshtein's distance).</summary>
static class Slips
{
    // Longer words are not compared letter by letter.
    const int Longest = 48;

    /// <summary>How many slips a word of <paramref name="length"/> letters may have: none below four letters, one to six, two above.</summary>
    public static int Allowed(int length) => length < 4 ? 0 : length < 7 ? 1 : 2;

    /// <summary>How many slips lead from one to the other; <paramref name="most"/> + 1 where there are more.</summary>
    public static int Count(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest)
            return most + 1;
        Span<int> before = stackalloc int[Longest + 1], last = stackalloc int[Longest + 1], row = stackalloc int[Longest + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1];
                var cost = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (!same && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return Math.Min(last[b.Length], most + 1);
    }
}
