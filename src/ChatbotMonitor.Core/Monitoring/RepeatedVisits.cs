using System.Globalization;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Which visits of a round two monitors make apart: of all its visits, counted cell after cell, the first and then each one in so many.</summary>
public static class RepeatedVisits
{
    /// <summary>The names of the pairs in <paramref name="cell"/>, unique in the round; none where nothing is repeated.</summary>
    public static IReadOnlyList<string> Of(Round round, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(cell);
        if (round.DoubleEvery <= 0)
            return [];
        var before = round.Cells.TakeWhile(c => !ReferenceEquals(c, cell)).Sum(c => c.Visits);
        var first = (before + round.DoubleEvery - 1) / round.DoubleEvery * round.DoubleEvery;
        var pairs = first >= before + cell.Visits ? 0 : 1 + ((before + cell.Visits - 1 - first) / round.DoubleEvery);
        return [.. Enumerable.Range(1, pairs).Select(n => string.Create(CultureInfo.InvariantCulture, $"{cell.Service}/{cell.Place}/{n}"))];
    }
}
