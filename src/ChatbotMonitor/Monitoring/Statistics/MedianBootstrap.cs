using ChatbotMonitor.Core.Monitoring;
using MathNet.Numerics.Distributions;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>The median of a sample, and by the bootstrap how far it may be off.</summary>
/// <param name="Median">The median.</param>
/// <param name="Interval">From which to which the middle 95 % of the bootstrap's medians go.</param>
/// <param name="Error">Their standard deviation.</param>
readonly record struct BootstrappedMedian(double Median, Interval Interval, double Error);

/// <summary>Bootstraps medians: the same numbers give the same interval every time.</summary>
/// <remarks>
/// The median of n numbers drawn with replacement depends on the middle one (or two) of n uniform random ranks alone, and these are drawn at once, from the beta distribution:
/// the same law as drawing all n, in a step whatever n is.
/// </remarks>
static class MedianBootstrap
{
    public const int Draws = 2000;
    const int Seed = 20_240_101;

    /// <summary>The median of <paramref name="sorted"/> numbers, at least one, with its interval.</summary>
    public static BootstrappedMedian Of(IReadOnlyList<double> sorted, int draws = Draws, double level = Interval.Level)
    {
        var n = sorted.Count;
        ArgumentOutOfRangeException.ThrowIfZero(n, nameof(sorted));
        var median = Median(sorted);
#pragma warning disable CA5394, MA0009 // Nothing is kept secret by it: it must be the same every time.
        var random = new Random(Seed);
        var medians = new double[draws];
        var low = (n + 1) / 2;
        for (var d = 0; d < draws; d++)
        {
            var rank = Beta.Sample(random, low, n - low + 1);
            medians[d] = At(sorted, rank);
            // Of an even number the next rank up: the least of those n - low that lie between the middle one and 1.
            if (n % 2 == 0)
                medians[d] = (medians[d] + At(sorted, 1 - ((1 - rank) * Math.Pow(random.NextDouble(), 1.0 / (n - low))))) / 2;
        }
#pragma warning restore CA5394, MA0009

        Array.Sort(medians);
        var interval = new Interval(Math.Min(median, Quantile(medians, (1 - level) / 2)), Math.Max(median, Quantile(medians, (1 + level) / 2)));
        return new(median, interval, Sample.Of(medians).Deviation);
    }

    /// <summary>The median of <paramref name="sorted"/> numbers.</summary>
    public static double Median(IReadOnlyList<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    static double At(IReadOnlyList<double> sorted, double rank) => sorted[Math.Min((int)(rank * sorted.Count), sorted.Count - 1)];

    // R's type 7.
    static double Quantile(double[] sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var below = (int)at;
        return sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
