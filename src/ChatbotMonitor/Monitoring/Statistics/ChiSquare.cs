using MathNet.Numerics.Distributions;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>Whether two samples answer alike, by the chi-square test of a table of two rows.</summary>
/// <param name="P">How seldom answers so unlike come about where there is no difference.</param>
/// <param name="Unlikeness">Cramér's V: from 0, alike, to 1.</param>
readonly record struct ChiSquare(double P, double Unlikeness)
{
    /// <summary>Below this many expected (Cochran) the test tells too much: rare answers are taken together.</summary>
    public const double FewestExpected = 1;

    /// <summary>The statistic.</summary>
    public double Statistic { get; init; }

    /// <summary>Compares how often each answer was given: as R's <c>chisq.test(rbind(one, other), correct = FALSE)</c>, rare answers taken together.</summary>
    public static ChiSquare Compare(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        var (n1, n2) = (one.Sum(), other.Sum());
        if (n1 == 0 || n2 == 0)
            return new(1, 0);
        var share = (double)Math.Min(n1, n2) / (n1 + n2);
        var answers = one.Zip(other).Where(a => a.First + a.Second > 0).ToLookup(a => (a.First + a.Second) * share >= FewestExpected);
        var columns = answers[true].ToList();
        if (answers[false].Any())
            columns.Add((answers[false].Sum(a => a.First), answers[false].Sum(a => a.Second)));
        if (columns.Count < 2)
            return new(1, 0);
        var statistic = 0.0;
        foreach (var (a, b) in columns)
        {
            var expected = (double)(a + b) * n1 / (n1 + n2);
            statistic += Math.Pow(a - expected, 2) / expected;
            expected = (double)(a + b) * n2 / (n1 + n2);
            statistic += Math.Pow(b - expected, 2) / expected;
        }

        return new(1 - ChiSquared.CDF(columns.Count - 1, statistic), Math.Sqrt(statistic / (n1 + n2))) { Statistic = statistic };
    }
}
