using ChatbotMonitor.Core.Monitoring;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>One kappa of several questions: of the mean agreement, and the mean agreement by chance (De Vries, Elliott, Kanouse and Teleki 2008).</summary>
/// <param name="Pairs">How many pairs answered any of them.</param>
/// <param name="N">How many answers of both there are.</param>
/// <param name="Value">The pooled kappa.</param>
/// <param name="Interval">From which to which the middle 95 % go of a bootstrap over pairs; the same every time.</param>
sealed record PooledKappa(int Pairs, int N, double Value, Interval Interval)
{
    const int Draws = 1000;
    const int Seed = 20_240_102;

    /// <summary>The kappa of a row a pair and a column a question; null of fewer pairs than <paramref name="fewest"/>.</summary>
    public static PooledKappa? Of(IReadOnlyList<(string, string)?[]> rows, int fewest)
    {
        (string, string)?[][] answered = [.. rows.Where(r => r.Any(a => a is not null))];
        if (answered.Length < fewest)
            return null;
        var value = Pool(answered);
#pragma warning disable CA5394 // Nothing is kept secret by it: it must be the same every time.
        var random = new Random(Seed);
        var drawn = new double[Draws];
        for (var d = 0; d < Draws; d++)
            drawn[d] = Pool([.. answered.Select(_ => answered[random.Next(answered.Length)])]);
#pragma warning restore CA5394
        Array.Sort(drawn);
        var interval = new Interval(Math.Min(value, drawn[(int)(Draws * 0.025)]), Math.Max(value, drawn[(int)(Draws * 0.975) - 1]));
        return new PooledKappa(answered.Length, answered.Sum(r => r.Count(a => a is not null)), value, interval);
    }

    static double Pool((string, string)?[][] rows)
    {
        var each = Enumerable.Range(0, rows[0].Length)
            .Select(j => rows.Select(r => r[j]).OfType<(string, string)>().ToArray())
            .Where(both => both.Length > 0).Select(both => Kappa.Of(both)).ToArray();
        var (agreed, chance) = (each.Average(k => k.Agreed), each.Average(k => k.ByChance));
        return chance >= 1 ? 1 : (agreed - chance) / (1 - chance);
    }
}
