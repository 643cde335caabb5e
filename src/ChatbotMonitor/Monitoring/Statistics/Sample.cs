using ChatbotMonitor.Core.Monitoring;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>What is kept of a sample of numbers: enough for its mean, and for a comparison of means.</summary>
/// <param name="N">How many.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation (with n - 1); 0 of one alone.</param>
readonly record struct Sample(int N, double Mean, double Deviation)
{
    /// <summary>The square of the mean's standard error.</summary>
    public double SquaredError => Deviation * Deviation / N;

    /// <summary>The sum of the squares of their distances from the mean.</summary>
    public double Squares => (N - 1) * Deviation * Deviation;

    /// <summary>Several samples taken together.</summary>
    public static Sample Together(IReadOnlyCollection<Sample> parts)
    {
        var n = parts.Sum(p => p.N);
        if (n == 0)
            return default;
        var mean = parts.Sum(p => p.N * p.Mean) / n;
        var squares = parts.Where(p => p.N > 0).Sum(p => p.Squares + (p.N * (p.Mean - mean) * (p.Mean - mean)));
        return new(n, mean, n < 2 ? 0 : Math.Sqrt(squares / (n - 1)));
    }

    /// <summary>The sample of some numbers.</summary>
    public static Sample Of(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return new(values.Count, mean, values.Count < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1)));
    }

    /// <summary>Where the mean of all lies: as R's <c>t.test(x)$conf.int</c>.</summary>
    public Interval Interval(double level = Core.Monitoring.Interval.Level)
    {
        if (N < 2)
            return new(double.NegativeInfinity, double.PositiveInfinity);
        var half = Quantiles.Student(N - 1, level) * Math.Sqrt(SquaredError);
        return new(Mean - half, Mean + half);
    }
}
