using System.Globalization;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Monitoring.Statistics;

namespace ChatbotMonitor.Monitoring;

/// <summary>What each monitor was answered in each place to one question: how often each choice, or the numbers.</summary>
sealed class MonitorsAnswers
{
    readonly Dictionary<(string Monitor, string Place), (int N, int[] Choices, Sample Numbers)> _parts;

    /// <summary>The answers to <paramref name="question"/> in <paramref name="responses"/>, all of fieldwork.</summary>
    public MonitorsAnswers(IEnumerable<Response> responses, Question question)
    {
        var choices = question.Choices?.Choices.Select((c, i) => (c.Name, i)).DistinctBy(c => c.Name, StringComparer.Ordinal).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        _parts = responses
            .Select(r => (r.Fieldwork!.Monitor, r.Fieldwork.Place, Value: r.Answers.FirstOrDefault(a => a.Name == question.Name)?.Value ?? ""))
            .Where(a => a.Value.Length > 0)
            .GroupBy(a => (a.Monitor, a.Place), a => a.Value)
            .ToDictionary(g => g.Key, g => choices is null ? OfNumbers(g) : OfChoices(g, choices));
    }

    /// <summary>How unlike the answers of <paramref name="monitor"/> are to those of others in the same places, or, where there are too few, anywhere; null where there are too few there too.</summary>
    public ChiSquare? Compare(string monitor, int fewest)
    {
        var own = _parts.Where(p => p.Key.Monitor == monitor).ToArray();
        var others = _parts.Where(p => p.Key.Monitor != monitor).ToArray();
        var near = others.Where(o => Array.Exists(own, p => p.Key.Place == o.Key.Place)).ToArray();
        if (near.Sum(p => p.Value.N) >= fewest)
            others = near;
        if (own.Sum(p => p.Value.N) < fewest || others.Sum(p => p.Value.N) < fewest)
            return null;
        return own[0].Value.Choices.Length > 0
            ? ChiSquare.Compare(Together(own.Select(p => p.Value.Choices)), Together(others.Select(p => p.Value.Choices)))
            : Compare(Sample.Together([.. own.Select(p => p.Value.Numbers)]), Sample.Together([.. others.Select(p => p.Value.Numbers)]));
    }

    // Half of Cohen's d is to numbers about what Cramér's V is to choices.
    static ChiSquare Compare(Sample one, Sample other)
    {
        var pooled = Math.Sqrt((one.Squares + other.Squares) / (one.N + other.N - 2));
        var difference = Math.Abs(one.Mean - other.Mean);
        return new(Means.Compare(one, other).P, pooled > 0 ? Math.Min(1, difference / pooled / 2) : difference > 0 ? 1 : 0);
    }

    static (int, int[], Sample) OfChoices(IEnumerable<string> values, Dictionary<string, int> choices)
    {
        var counts = new int[choices.Values.Max() + 1];
        foreach (var value in values)
        {
            if (choices.TryGetValue(value, out var i))
                counts[i]++;
        }

        return (counts.Sum(), counts, default);
    }

    static (int, int[], Sample) OfNumbers(IEnumerable<string> values)
    {
        double[] numbers = [.. values.Select(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d : double.NaN).Where(double.IsFinite)];
        return (numbers.Length, [], numbers.Length == 0 ? default : Sample.Of(numbers));
    }

    static int[] Together(IEnumerable<int[]> counts) => counts.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
}
