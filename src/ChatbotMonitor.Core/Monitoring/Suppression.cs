namespace ChatbotMonitor.Core.Monitoring;

/// <summary>A table of counts as it may be shown: null stands where a count is hidden.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Totals">Its totals.</param>
public sealed record SuppressedTable(IReadOnlyList<int?> Cells, IReadOnlyList<int?> Totals);

/// <summary>Hides counts below five in a table, and as few others as keep them from being computed from what is left.</summary>
/// <remarks>
/// A hidden count is safe where another table of whole counts, in which it is five or more, agrees with all that is shown:
/// then no equation over rows, columns, services or providers tells it, nor even that it is below five. For each small count the other table
/// that takes the fewest further counts to hide is looked for (Fischetti and Salazar's model of cell suppression, solved one count after another),
/// and what differs in it is hidden. What is hidden later only frees what was hidden before. Noughts are shown: they are nobody's.
/// </remarks>
public static class Suppression
{
    /// <summary>Below so many nothing is shown.</summary>
    public const int Fewest = 5;

    /// <summary>Whether that many may be shown, by itself: nobody, or enough.</summary>
    public static bool IsSafe(int count) => count is 0 or >= Fewest;

    /// <summary>The table as it may be shown.</summary>
    /// <param name="cells">The counts, none negative.</param>
    /// <param name="totals">Which cells each total that is shown takes together.</param>
    /// <param name="known">What is hidden already, and between what each count may lie: of the cells, then of the totals; null where nothing else is shown of them.</param>
    public static SuppressedTable Of(IReadOnlyList<int> cells, IReadOnlyList<IReadOnlyList<int>> totals, IReadOnlyList<CountBounds>? known = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(totals);
        int[] counts = [.. cells, .. totals.Select(t => t.Sum(i => cells[i]))];
        CountBounds[] bounds = known is null ? [.. counts.Select(_ => CountBounds.None)] : [.. known];
        // All of them are hidden before the first is protected: they protect one another.
        bool[] hidden = [.. counts.Select((c, i) => bounds[i].IsHidden || !IsSafe(c))];
        // The smallest count first: what protects it often protects the others.
        foreach (var small in Enumerable.Range(0, counts.Length).Where(i => !IsSafe(counts[i])).OrderBy(i => counts[i]).ToArray())
        {
            // Where much is hidden, another table is mostly at hand, and to look for the cheapest one takes a thousand times as long.
            if (new HiddenSwaps(counts, cells.Count, totals, hidden, bounds).Protect(small))
                continue;
            foreach (var i in new OtherTable(counts, cells.Count, totals, hidden, bounds, small).Differing())
                hidden[i] = true;
        }

        int?[] shown = [.. counts.Select((c, i) => hidden[i] ? (int?)null : c)];
        return new SuppressedTable(shown[..cells.Count], shown[cells.Count..]);
    }
}
