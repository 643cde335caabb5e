namespace ChatbotMonitor.Core.Reports;

/// <summary>What came of an attempt to move a report.</summary>
public abstract record ReportMove
{
    ReportMove() { }

    /// <summary>It moved.</summary>
    /// <param name="Report">The report as it is now.</param>
    public sealed record Moved(Report Report) : ReportMove;

    /// <summary>It stood there already: somebody was faster, or pressed twice. Nothing changed.</summary>
    /// <param name="Last">What brought it there.</param>
    public sealed record Already(ReportChange Last) : ReportMove;

    /// <summary>From where it stands they cannot move it there. Nothing changed.</summary>
    /// <param name="Status">Where it stands.</param>
    public sealed record Refused(ReportStatus Status) : ReportMove;
}

/// <summary>A report's life: who may move it from where to where. Nothing in its history is ever overwritten.</summary>
public static class ReportLife
{
    static readonly ReportStatus[] Work = [ReportStatus.Referred, ReportStatus.Answered, ReportStatus.Closed, ReportStatus.Duplicate];
    static readonly ReportStatus[] Look = [ReportStatus.Seen, .. Work];
    static readonly ReportStatus[] Again = [ReportStatus.Reopened];

    /// <summary>Moves <paramref name="report"/> to <paramref name="to"/>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="to">Where to; a duplicate goes by <see cref="Merge"/>, a citizen's word on whether it is fixed by <see cref="Confirm"/>.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="note">What they say to it: the answer, the reason.</param>
    public static ReportMove Move(Report report, ReportStatus to, Actor by, DateTimeOffset at, string note = "")
    {
        if (to == ReportStatus.Duplicate)
            throw new ArgumentException("A duplicate is a duplicate of something.", nameof(to));
        return Move(report, new ReportChange(to, at.ToUniversalTime(), by, note));
    }

    /// <summary>Says that <paramref name="report"/> tells of the same as <paramref name="original"/>.</summary>
    /// <exception cref="ArgumentException">It is itself its original.</exception>
    public static ReportMove Merge(Report report, ReportCode original, Actor by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Code == original)
            throw new ArgumentException("No report is a duplicate of itself.", nameof(original));
        return Move(report, new ReportChange(ReportStatus.Duplicate, at.ToUniversalTime(), by, "") { Original = original });
    }

    /// <summary>Takes the citizen's word on whether it is fixed; the first no takes the report up again.</summary>
    public static ReportMove Confirm(Report report, bool isFixed, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(report);
        // Whoever says no again while it is taken up has said so already.
        if (!isFixed && report.Status == ReportStatus.Reopened)
            return new ReportMove.Already(report.Changes[^1]);

        var move = Move(report, isFixed ? ReportStatus.Fixed : ReportStatus.NotFixed, Actor.Citizen, at);
        return !isFixed && move is ReportMove.Moved moved && !WasReopened(report)
            ? Move(moved.Report, ReportStatus.Reopened, Actor.Program, at)
            : move;
    }

    /// <summary>Adds a remark, which moves nothing: a message to the citizen, a call.</summary>
    public static Report Remark(Report report, Actor by, DateTimeOffset at, string note)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report with { Changes = [.. report.Changes, new ReportChange(report.Status, at.ToUniversalTime(), by, note)] };
    }

    /// <summary>Notes that whoever asked to be called was called.</summary>
    public static Report Called(Report report, Actor by, DateTimeOffset at, string note) => Remark(report, by, at, note) with { CallBack = null };

    /// <summary>Where <paramref name="kind"/> may move a report from <paramref name="status"/>.</summary>
    public static IReadOnlyList<ReportStatus> Ways(ReportStatus status, ActorKind kind) => (kind, status) switch
    {
        (ActorKind.Coordinator, ReportStatus.New or ReportStatus.Reopened) => Look,
        // A provider may be asked once more, and say more.
        (ActorKind.Coordinator, ReportStatus.Seen or ReportStatus.Referred or ReportStatus.Answered or ReportStatus.NotFixed) => Work,
        // What was closed or merged by mistake is not lost.
        (ActorKind.Coordinator, ReportStatus.Closed or ReportStatus.Duplicate) => Again,
        (ActorKind.Provider, ReportStatus.Referred) => [ReportStatus.Answered],
        // People press the wrong button, and what was fixed breaks again.
        (ActorKind.Citizen, ReportStatus.Answered) => [ReportStatus.Fixed, ReportStatus.NotFixed],
        (ActorKind.Citizen, ReportStatus.Fixed) => [ReportStatus.NotFixed],
        (ActorKind.Citizen, ReportStatus.NotFixed or ReportStatus.Reopened) => [ReportStatus.Fixed],
        (ActorKind.Program, ReportStatus.NotFixed) => Again,
        _ => [],
    };

    static ReportMove Move(Report report, ReportChange change)
    {
        ArgumentNullException.ThrowIfNull(report);
        // Asked before whether it stands there: a second referral, or a further answer, is news.
        if (!Ways(report.Status, change.By.Kind).Contains(change.Status))
            return report.Status == change.Status && report.Changes.Count > 0 ? new ReportMove.Already(report.Changes[^1]) : new ReportMove.Refused(report.Status);
        return new ReportMove.Moved(report with { Changes = [.. report.Changes, change] });
    }

    static bool WasReopened(Report report) => report.Changes.Any(c => c.Status == ReportStatus.Reopened && c.By.Kind == ActorKind.Program);
}
