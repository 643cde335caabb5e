namespace ChatbotMonitor.Core.Monitoring;

/// <summary>The table nearest to a given one in which one small count is five, as a linear programme: fewest further counts hidden, solved by the simplex method.</summary>
/// <param name="counts">The counts of cells, then of totals.</param>
/// <param name="cells">How many of them are cells.</param>
/// <param name="totals">The cells of each total.</param>
/// <param name="hidden">What is hidden already, and costs nothing.</param>
/// <param name="bounds">Between what each count may lie in it, so that it agrees with what is shown elsewhere.</param>
/// <param name="small">The count that is to be five.</param>
sealed class OtherTable(int[] counts, int cells, IReadOnlyList<IReadOnlyList<int>> totals, bool[] hidden, CountBounds[] bounds, int small)
{
    // What must not be in the end costs more than anything that may.
    const double Forbidden = 1e7;
    const double Exact = 1e-9;

    readonly int _more = Suppression.Fewest - counts[small];
    readonly HashSet<int> _fixedBelow = [], _fixedAbove = [];

    /// <summary>The cells and totals that differ in it.</summary>
    public IReadOnlyList<int> Differing()
    {
        while (true)
        {
            var change = Solve();
            // A count may not fall below one, since noughts are shown: whichever fell or rose too far must not fall or rise at all.
            var known = _fixedBelow.Count + _fixedAbove.Count;
            _fixedBelow.UnionWith(Enumerable.Range(0, counts.Length).Where(i => change[i] < -Exact && counts[i] + change[i] < bounds[i].Least - Exact));
            _fixedAbove.UnionWith(Enumerable.Range(0, counts.Length).Where(i => i != small && change[i] > Exact && counts[i] + change[i] > bounds[i].Most + Exact));
            // Where it goes no other way, so be it: then more is hidden than need be.
            if (_fixedBelow.Count + _fixedAbove.Count == known)
                return [.. Enumerable.Range(0, counts.Length).Where(i => Math.Abs(change[i]) > Exact)];
        }
    }

    // Every count has two variables, its rise (2i) and its fall (2i + 1); every total a row: its change is that of its cells together.
    // The row of the small count, where that is a total, has one more, which is nought in the end.
    double[] Solve()
    {
        var width = (2 * counts.Length) + 1;
        var (rows, cost) = (new double[totals.Count][], new double[width]);
        for (var i = 0; i < counts.Length; i++)
        {
            cost[2 * i] = counts[i] <= bounds[i].Most - _more && !_fixedAbove.Contains(i) ? Cost(i) : Forbidden;
            cost[(2 * i) + 1] = counts[i] - _more >= bounds[i].Least && !_fixedBelow.Contains(i) ? Cost(i) : Forbidden;
        }

        cost[^1] = Forbidden * 1000;
        var basis = new int[totals.Count];
        for (var t = 0; t < totals.Count; t++)
        {
            var row = rows[t] = new double[width + 1];
            var (own, sign) = (cells + t, small == cells + t ? 1 : -1);
            foreach (var i in totals[t])
            {
                if (i == small)
                    row[^1] = _more;
                else if (counts[i] > 0)
                    (row[2 * i], row[(2 * i) + 1]) = (sign, -sign);
            }

            if (own == small)
                (row[^1], row[width - 1], basis[t]) = (_more, 1, width - 1);
            else
                (row[2 * own], row[(2 * own) + 1], basis[t]) = (1, -1, 2 * own);
        }

        Minimise(rows, basis, cost);
        var change = new double[counts.Length];
        change[small] = _more;
        for (var t = 0; t < rows.Length; t++)
        {
            if (basis[t] < width - 1)
                change[basis[t] / 2] += basis[t] % 2 == 0 ? rows[t][^1] : -rows[t][^1];
        }

        return change;
    }

    // A cell costs about the same whatever it counts, a total as much as ten of them; what is hidden already next to nothing.
    double Cost(int i) => hidden[i] ? 1e-3 : (i < cells ? 10 : 100) + Math.Log(counts[i] + 1);

    static void Minimise(double[][] rows, int[] basis, double[] cost)
    {
        var reduced = new double[cost.Length];
        for (var j = 0; j < cost.Length; j++)
        {
            reduced[j] = cost[j];
            for (var t = 0; t < rows.Length; t++)
                reduced[j] -= cost[basis[t]] * rows[t][j];
        }

        // The steepest column first; by Bland's rule once that may go round in circles.
        for (var step = 0; ; step++)
        {
            var (column, steepest) = (-1, -Exact);
            for (var j = 0; j < reduced.Length; j++)
            {
                if (reduced[j] >= steepest)
                    continue;
                (column, steepest) = (j, reduced[j]);
                if (step > 2 * reduced.Length)
                    break;
            }

            if (column < 0 || Leaving(rows, basis, column) is not (>= 0 and var pivot))
                return;
            Pivot(rows, reduced, pivot, column);
            basis[pivot] = column;
        }
    }

    static int Leaving(double[][] rows, int[] basis, int column)
    {
        var (best, least) = (-1, double.PositiveInfinity);
        for (var t = 0; t < rows.Length; t++)
        {
            if (rows[t][column] <= Exact)
                continue;
            var ratio = rows[t][^1] / rows[t][column];
            if (ratio < least - Exact || (ratio < least + Exact && best >= 0 && basis[t] < basis[best]))
                (best, least) = (t, ratio);
        }

        return best;
    }

    static void Pivot(double[][] rows, double[] reduced, int pivot, int column)
    {
        var row = rows[pivot];
        var by = row[column];
        for (var j = 0; j < row.Length; j++)
            row[j] /= by;
        for (var t = 0; t < rows.Length; t++)
        {
            if (t != pivot && rows[t][column] is not 0 and var factor)
                Subtract(rows[t], row, factor);
        }

        if (reduced[column] is not 0 and var slope)
            Subtract(reduced, row.AsSpan(0, reduced.Length), slope);
    }

    static void Subtract(Span<double> from, ReadOnlySpan<double> row, double factor)
    {
        for (var j = 0; j < from.Length; j++)
            from[j] -= factor * row[j];
    }
}
