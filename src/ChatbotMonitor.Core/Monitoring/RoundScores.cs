namespace ChatbotMonitor.Core.Monitoring;

/// <summary>How many responses of a round were counted, and how many not and why.</summary>
/// <param name="Counted">Complete ones that count.</param>
/// <param name="SetAside">Set aside by a coordinator.</param>
/// <param name="Incomplete">Never finished.</param>
/// <param name="Repeated">Second visits of a pair: they tell of the monitors' agreement, not of the office once more.</param>
public sealed record CountedResponses(int Counted, int SetAside, int Incomplete, int Repeated);

/// <summary>All scores of a round, none of which gives away a figure of fewer than five.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Scores">Every score, by indicator in their order, then dimensions, then the total.</param>
/// <param name="Responses">What they rest on.</param>
public sealed record RoundScores(string Round, IReadOnlyList<Score> Scores, CountedResponses Responses)
{
    readonly Lazy<Dictionary<(ScoreSubject, ScoreScope), Score>> _byWhat = new(() => Scores.ToDictionary(s => (s.Subject, s.Scope)));

    /// <summary>How many visits there are by service and place.</summary>
    public ShownCounts Visits { get; init; } = ShownCounts.None;

    /// <summary>How many interviews there are by service and place.</summary>
    public ShownCounts Interviews { get; init; } = ShownCounts.None;

    /// <summary>The score of that, or null where nobody answered what it asks.</summary>
    public Score? Find(ScoreSubject subject, ScoreScope scope) => _byWhat.Value.GetValueOrDefault((subject, scope));

    /// <summary>The scores of one subject in one table: an indicator by place, say.</summary>
    public IReadOnlyList<Score> Table(ScoreSubject subject, ScopeKind kind) => [.. Scores.Where(s => s.Subject == subject && s.Scope.Kind == kind)];
}
