using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Some that nobody can tell apart: among them is no order.</summary>
/// <param name="Scores">Their scores, by name and not by value.</param>
public sealed record RankedGroup(IReadOnlyList<Score> Scores)
{
    /// <summary>The key of the sentence why they are not ranked, or null where there is one alone.</summary>
    public string? Why => Scores.Count > 1 ? TextKeys.RankingOverlap : null;
}

/// <summary>Places or bodies in order, as far as their scores can be told apart.</summary>
/// <param name="Groups">The best first. Every score of a group lies wholly above every one of the next; within a group intervals overlap, from one to the next.</param>
/// <param name="NotCompared">Hidden ones, and those that rest on other indicators than most.</param>
public sealed record Ranking(IReadOnlyList<RankedGroup> Groups, IReadOnlyList<Score> NotCompared)
{
    /// <summary>Whether anything can be said of an order at all.</summary>
    public bool Ranks => Groups.Count > 1;

    /// <summary>The order of <paramref name="scores"/>, all of one subject.</summary>
    public static Ranking Of(IEnumerable<Score> scores)
    {
        var all = scores.ToArray();
        var basis = all.Where(s => s.Shown is not null).GroupBy(s => string.Join('|', s.Basis), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.First().Basis.Count).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.First();
        var ranked = all.Where(s => s.Shown is not null && s.IsComparableWith(basis!)).OrderByDescending(s => s.Shown!.Interval.High).ToArray();
        var groups = new List<List<Score>>();
        var low = double.PositiveInfinity;
        foreach (var score in ranked)
        {
            if (groups.Count == 0 || score.Shown!.Interval.High < low)
                groups.Add([]);
            groups[^1].Add(score);
            low = groups[^1].Count == 1 ? score.Shown!.Interval.Low : Math.Min(low, score.Shown!.Interval.Low);
        }

        return new Ranking([.. groups.Select(g => new RankedGroup([.. g.OrderBy(Name, StringComparer.Ordinal)]))], [.. all.Except(ranked)]);
    }

    /// <summary>Whether <paramref name="one"/> is better than <paramref name="other"/> beyond doubt: both are shown, comparable, and their intervals apart.</summary>
    public static bool IsBetter(Score one, Score other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Shown is { } a && other.Shown is { } b && one.IsComparableWith(other) && a.Interval.Low > b.Interval.High;
    }

    static string Name(Score score) => $"{score.Scope.Provider}|{score.Scope.Service}|{score.Scope.Place}";
}
