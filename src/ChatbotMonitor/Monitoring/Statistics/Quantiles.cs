using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>Quantiles that intervals are made with.</summary>
static class Quantiles
{
    static readonly ConcurrentDictionary<(double Freedom, double Level), double> Known = new();

    /// <summary>How many standard errors a mean may be off at <paramref name="level"/>, by Student's distribution.</summary>
    public static double Student(double freedom, double level) =>
        Known.GetOrAdd((freedom, level), static k => StudentT.InvCDF(0, 1, k.Freedom, (1 + k.Level) / 2));

    /// <summary>The same by the normal distribution.</summary>
    public static double Normal(double level) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2);
}
