using ChatbotMonitor.Core.Monitoring;
using MathNet.Numerics.Distributions;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>Means of two samples compared, as R's <c>t.test</c> does.</summary>
static class Means
{
    /// <summary>Whether two means differ: Welch's test, <c>t.test(x, y)</c>.</summary>
    public static Comparison Compare(Sample one, Sample other, double level = Interval.Level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(one.N, 2, nameof(one));
        ArgumentOutOfRangeException.ThrowIfLessThan(other.N, 2, nameof(other));
        var (a, b, difference) = (one.SquaredError, other.SquaredError, one.Mean - other.Mean);
        // All the same in both samples: R refuses; here no difference is none, and any is one.
        if (a + b <= 0)
            return new(difference, new(difference, difference), difference == 0 ? 1 : 0);
        var freedom = (a + b) * (a + b) / ((a * a / (one.N - 1)) + (b * b / (other.N - 1)));
        var error = Math.Sqrt(a + b);
        var t = difference / error;
        var half = Quantiles.Student(freedom, level) * error;
        return new(difference, new(difference - half, difference + half), 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t))) { Statistic = t };
    }
}
