namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Which round another is compared with.</summary>
public static class EarlierRound
{
    /// <summary>The round that <paramref name="round"/> names, or else the latest of the same surveys that was over before it began; null where there is none.</summary>
    public static Round? Of(Round round, IEnumerable<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(round);
        return round.Before is { } named
            ? rounds.FirstOrDefault(r => string.Equals(r.Id, named, StringComparison.Ordinal))
            : rounds.Where(r => r.To < round.From && r.IsExample == round.IsExample && SameSurveys(r, round)).MaxBy(r => r.To);
    }

    static bool SameSurveys(Round one, Round other) =>
        string.Equals(one.VisitSurvey, other.VisitSurvey, StringComparison.Ordinal) && string.Equals(one.InterviewSurvey, other.InterviewSurvey, StringComparison.Ordinal);
}
