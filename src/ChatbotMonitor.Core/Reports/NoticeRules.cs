namespace ChatbotMonitor.Core.Reports;

/// <summary>What a citizen hears of a complaint without asking, as the operator wants it.</summary>
public sealed record NoticeRules
{
    /// <summary>Whether they hear that a coordinator has read it.</summary>
    public bool Seen { get; init; } = true;

    /// <summary>Whether they hear that it was passed on.</summary>
    public bool Referred { get; init; } = true;

    /// <summary>Whether they hear what was answered.</summary>
    public bool Answered { get; init; } = true;

    /// <summary>How long after an answer they are asked whether it is fixed, or null where they are not.</summary>
    public TimeSpan? AskFixedAfter { get; init; } = TimeSpan.FromDays(5);

    /// <summary>Whether a change to <paramref name="status"/> is told.</summary>
    public bool Tells(ReportStatus status) => status switch
    {
        ReportStatus.Seen => Seen,
        ReportStatus.Referred => Referred,
        ReportStatus.Answered => Answered,
        _ => false,
    };
}
