using ChatbotMonitor.Core.Monitoring;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>How far two people who looked at the same things agree beyond chance (Cohen's kappa).</summary>
/// <param name="N">How many things both looked at.</param>
/// <param name="Agreed">The share of them in which they agree.</param>
/// <param name="ByChance">The share in which they would by chance.</param>
/// <param name="Value">Kappa: 1 where they agree in all, 0 where no more than by chance.</param>
/// <param name="Error">Its standard error (Fleiss, Cohen and Everitt 1969).</param>
readonly record struct Kappa(int N, double Agreed, double ByChance, double Value, double Error)
{
    /// <summary>Where it lies, at most 1.</summary>
    public Interval Interval => new(Math.Max(-1, Value - (Interval.Errors * Error)), Math.Min(1, Value + (Interval.Errors * Error)));

    /// <summary>The kappa of pairs of answers, at least one. Where chance alone would make them agree in all, they do: it is 1.</summary>
    public static Kappa Of(IReadOnlyCollection<(string One, string Other)> pairs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(pairs.Count, nameof(pairs));
        double n = pairs.Count;
        var one = pairs.GroupBy(p => p.One, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count() / n, StringComparer.Ordinal);
        var other = pairs.GroupBy(p => p.Other, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count() / n, StringComparer.Ordinal);
        var agreed = pairs.Count(p => string.Equals(p.One, p.Other, StringComparison.Ordinal)) / n;
        var chance = one.Sum(o => o.Value * other.GetValueOrDefault(o.Key));
        if (chance >= 1)
            return new(pairs.Count, agreed, chance, 1, 0);
        var kappa = (agreed - chance) / (1 - chance);
        var (a, b) = (0.0, 0.0);
        foreach (var cell in pairs.GroupBy(p => p))
        {
            var share = cell.Count() / n;
            var margins = other.GetValueOrDefault(cell.Key.One) + one.GetValueOrDefault(cell.Key.Other);
            if (string.Equals(cell.Key.One, cell.Key.Other, StringComparison.Ordinal))
                a += share * Math.Pow(1 - (margins * (1 - kappa)), 2);
            else
                b += share * margins * margins;
        }

        var variance = (a + (Math.Pow(1 - kappa, 2) * b) - Math.Pow(kappa - (chance * (1 - kappa)), 2)) / (n * Math.Pow(1 - chance, 2));
        return new(pairs.Count, agreed, chance, kappa, Math.Sqrt(Math.Max(0, variance)));
    }
}
