namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Looks for another table by moving ones among cells that are hidden already: quick where many are, and then nothing more has to be hidden for a small one.</summary>
/// <remarks>One more in a cell, one less in two others, one more in a fourth: where the four lie in the same shown totals, two and two, no total changes.</remarks>
/// <param name="counts">The counts of cells, then of totals.</param>
/// <param name="cells">How many of them are cells.</param>
/// <param name="totals">The cells of each total.</param>
/// <param name="hidden">What is hidden.</param>
/// <param name="bounds">Between what each count may lie.</param>
sealed class HiddenSwaps(int[] counts, int cells, IReadOnlyList<IReadOnlyList<int>> totals, bool[] hidden, CountBounds[] bounds)
{
    /// <summary>Whether the small count could be five with what is hidden.</summary>
    public bool Protect(int small)
    {
        if (small >= cells)
            return false;
        int[] some = [.. Enumerable.Range(0, cells).Where(i => hidden[i] && counts[i] > 0 && i != small)];
        var marks = Marks();
        var byMark = some.ToLookup(i => marks[i]);
        var change = new int[cells];
        for (var more = Suppression.Fewest - counts[small]; more > 0; more--)
        {
            if (!Move(small, some, marks, byMark, change))
                return false;
        }

        return true;
    }

    bool Move(int small, int[] some, long[] marks, ILookup<long, int> byMark, int[] change)
    {
        foreach (var one in some)
        {
            if (!MayFall(one, change))
                continue;
            // In the same totals as the small one: then it gives one up by itself.
            if (marks[one] == marks[small])
            {
                change[one]--;
                return true;
            }

            foreach (var other in some)
            {
                if (other == one || !MayFall(other, change))
                    continue;
                foreach (var fourth in byMark[unchecked(marks[one] + marks[other] - marks[small])])
                {
                    if (fourth == one || fourth == other || counts[fourth] + change[fourth] >= bounds[fourth].Most)
                        continue;
                    change[one]--;
                    change[other]--;
                    change[fourth]++;
                    return true;
                }
            }
        }

        return false;
    }

    bool MayFall(int cell, int[] change) => counts[cell] + change[cell] > bounds[cell].Least;

    // The totals that a cell lies in and that are shown, added up as one number each that no other sum comes to.
    long[] Marks()
    {
        var marks = new long[cells];
        for (var t = 0; t < totals.Count; t++)
        {
            if (hidden[cells + t])
                continue;
            var mark = Mark(t);
            foreach (var i in totals[t])
                marks[i] = unchecked(marks[i] + mark);
        }

        return marks;
    }

    // SplitMix64.
    static long Mark(int total)
    {
        unchecked
        {
            var z = (ulong)(total + 1) * 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (long)(z ^ (z >> 31));
        }
    }
}
