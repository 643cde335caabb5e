using ChatbotMonitor.Core.Monitoring;

namespace ChatbotMonitor.Monitoring;

/// <summary>Scores of several indicators together: of a dimension, and of all.</summary>
/// <remarks>
/// The value is the weighted mean of the indicators' scores that are shown for the same scope, and of nothing else: so it gives away nothing that they do not.
/// The interval goes from the weighted mean of their lower ends to that of their upper ends. The same people answered all of them, so their errors may add up;
/// this is how wide it is where they do (the standard error of a weighted sum is at most the weighted sum of the standard errors), and it is too wide, never too narrow, where they do not.
/// n is the least of theirs.
/// </remarks>
static class WeightedScores
{
    /// <summary>The scores of every dimension, then of all, that <paramref name="scores"/> of <paramref name="indicators"/> make.</summary>
    public static IEnumerable<Score> Of(IReadOnlyList<Score> scores, IReadOnlyList<Indicator> indicators)
    {
        var byId = indicators.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var byScope = scores.Where(s => byId[s.Subject.Indicator!].Weight > 0).GroupBy(s => s.Scope).ToList();
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            foreach (var scope in byScope)
            {
                if (Together(ScoreSubject.Of(dimension), scope.Key, [.. scope.Where(s => byId[s.Subject.Indicator!].Dimension == dimension)], byId) is { } score)
                    yield return score;
            }
        }

        foreach (var scope in byScope)
        {
            if (Together(ScoreSubject.Total, scope.Key, [.. scope], byId) is { } score)
                yield return score;
        }
    }

    static Score? Together(ScoreSubject subject, ScoreScope scope, Score[] parts, Dictionary<string, Indicator> byId)
    {
        if (parts.Length == 0)
            return null;
        var shown = parts.Where(p => p.Shown is not null).Select(p => (p.Shown!, byId[p.Subject.Indicator!].Weight)).ToArray();
        if (shown.Length == 0)
            return Score.Hidden(subject, scope);
        var value = Mean(m => m.Value);
        var interval = new Interval(Math.Min(value, Mean(m => m.Interval.Low)), Math.Max(value, Mean(m => m.Interval.High)));
        var measured = new Measured(shown.Min(s => s.Item1.N), value, interval, value, 0)
        {
            Most = Array.Exists(shown, s => s.Item1.Most is not null) ? shown.Min(s => s.Item1.Most ?? s.Item1.N) : null,
        };
        return Score.Of(subject, scope, measured, [.. parts.Where(p => p.Shown is not null).Select(p => p.Subject.Indicator!).Order(StringComparer.Ordinal)]);

        double Mean(Func<Measured, double> of) => Math.Clamp(shown.Sum(s => s.Weight * of(s.Item1)) / shown.Sum(s => s.Weight), 0, 100);
    }
}
