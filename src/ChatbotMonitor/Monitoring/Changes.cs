using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Monitoring.Statistics;
using static MathNet.Numerics.Distributions.Normal;

namespace ChatbotMonitor.Monitoring;

/// <summary>What changed from one round to the next, beyond chance.</summary>
/// <remarks>
/// Shares are compared by R's <c>prop.test</c>, means by Welch's test, medians by the same with their bootstrapped error; dimensions and totals by the errors that their intervals imply.
/// All comparisons of one table (of services, of places, …) are corrected together by Holm's method.
/// </remarks>
static class Changes
{
    /// <summary>Every score of <paramref name="now"/> that is shown in <paramref name="before"/> too, and rests on the same indicators; in order.</summary>
    public static IReadOnlyList<Change> Of(RoundScores now, RoundScores before, IReadOnlyList<Indicator> indicators)
    {
        var byId = indicators.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var compared = now.Scores
            .Select(s => (Now: s, Before: before.Find(s.Subject, s.Scope)))
            .Where(s => s.Now.Shown is not null && s.Before?.Shown is not null && s.Now.IsComparableWith(s.Before))
            .Select(s => (s.Now, Before: s.Before!, Test: s.Now.Subject.Indicator is { } id ? Compare(byId[id], s.Now.Shown!, s.Before!.Shown!) : Compare(s.Now.Shown!, s.Before!.Shown!)))
            .ToArray();
        var adjusted = new double[compared.Length];
        foreach (var table in Enumerable.Range(0, compared.Length).GroupBy(i => compared[i].Now.Scope.Kind))
        {
            foreach (var (i, p) in table.Zip(Holm.Adjust([.. table.Select(i => compared[i].Test.P)])))
                adjusted[i] = p;
        }

        return [.. compared.Select((c, i) => new Change(c.Now, c.Before, c.Test.Difference, c.Test.Interval, adjusted[i]))];
    }

    // In points, where more is better.
    static Comparison Compare(Indicator indicator, Measured now, Measured before)
    {
        var raw = indicator.IsShare
            ? Proportions.Compare((int)Math.Round(now.Raw * now.N), now.N, (int)Math.Round(before.Raw * before.N), before.N)
            : Means.Compare(new Sample(now.N, now.Raw, now.Deviation), new Sample(before.N, before.Raw, before.Deviation));
        var points = (indicator.Direction == Direction.Up ? 100 : -100) / (indicator.Scale is { } scale ? scale.Most - scale.Least : 1);
        var (one, other) = (raw.Interval.Low * points, raw.Interval.High * points);
        return raw with { Difference = now.Value - before.Value, Interval = new(Math.Min(one, other), Math.Max(one, other)) };
    }

    static Comparison Compare(Measured now, Measured before)
    {
        var difference = now.Value - before.Value;
        var error = Math.Sqrt(Math.Pow(Error(now), 2) + Math.Pow(Error(before), 2));
        var half = Interval.Errors * error;
        var p = error > 0 ? 2 * CDF(0, 1, -Math.Abs(difference) / error) : difference == 0 ? 1 : 0;
        return new Comparison(difference, new(difference - half, difference + half), p);
    }

    static double Error(Measured measured) => (measured.Interval.High - measured.Interval.Low) / (2 * Interval.Errors);
}
