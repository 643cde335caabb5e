using ChatbotMonitor.Core.Monitoring;
using MathNet.Numerics.Distributions;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>A comparison of two samples.</summary>
/// <param name="Difference">The first less the second.</param>
/// <param name="Interval">Where the difference of all lies.</param>
/// <param name="P">How seldom so great a difference comes about where there is none.</param>
readonly record struct Comparison(double Difference, Interval Interval, double P)
{
    /// <summary>The statistic of the test: chi-squared, or t.</summary>
    public double Statistic { get; init; }
}

/// <summary>Shares of samples, as R's <c>prop.test</c> tells of them.</summary>
static class Proportions
{
    /// <summary>Wilson's interval: <c>prop.test(x, n, correct = FALSE)$conf.int</c>.</summary>
    public static Interval Wilson(int x, int n, double level = Interval.Level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Wilson((double)x / n, n, level);
    }

    /// <summary>The same of a share that need not be one of whole responses: no number between 0 and 1 with that mean scatters more than one that is either.</summary>
    public static Interval Wilson(double share, int n, double level = Interval.Level)
    {
        var z = Quantiles.Normal(level);
        var (a, b) = (z * z / (2 * n), z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4.0 * n * n))));
        // Where all or none did, rounding must not part the interval from its end.
        return new(share <= 0 ? 0 : (share + a - b) / (1 + (2 * a)), share >= 1 ? 1 : (share + a + b) / (1 + (2 * a)));
    }

    /// <summary>Whether two shares differ: <c>prop.test(c(x1, x2), c(n1, n2))</c>, with Yates's correction where R makes it.</summary>
    public static Comparison Compare(int x1, int n1, int x2, int n2, bool corrected = true, double level = Interval.Level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n2, 1);
        var (p1, p2, inverse) = ((double)x1 / n1, (double)x2 / n2, (1.0 / n1) + (1.0 / n2));
        var difference = p1 - p2;
        var yates = corrected ? Math.Min(0.5, Math.Abs(difference) / inverse) : 0;
        var half = (Quantiles.Normal(level) * Math.Sqrt((p1 * (1 - p1) / n1) + (p2 * (1 - p2) / n2))) + (yates * inverse);
        var interval = new Interval(Math.Max(difference - half, -1), Math.Min(difference + half, 1));
        var pooled = (double)(x1 + x2) / (n1 + n2);
        if (pooled is <= 0 or >= 1)
            return new(difference, interval, 1);
        var statistic = Part(x1, n1 * pooled) + Part(n1 - x1, n1 * (1 - pooled)) + Part(x2, n2 * pooled) + Part(n2 - x2, n2 * (1 - pooled));
        return new(difference, interval, 1 - ChiSquared.CDF(1, statistic)) { Statistic = statistic };

        double Part(double found, double expected) => Math.Pow(Math.Abs(found - expected) - yates, 2) / expected;
    }
}
