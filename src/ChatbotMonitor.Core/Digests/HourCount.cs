using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Digests;

/// <summary>What is counted. The numbers are stored: a kind that is given up leaves a gap.</summary>
public enum Counted
{
    /// <summary>Complaints filed.</summary>
    Reports = 0,

    /// <summary>Of these, urgent.</summary>
    Urgent = 1,

    /// <summary>Surveys finished.</summary>
    Responses = 2,

    /// <summary>Terms not kept, in complaints filed.</summary>
    TermBreaches = 3,

    /// <summary>Fees not kept, in complaints filed.</summary>
    FeeBreaches = 4,

    /// <summary>Documents that may not be asked for, in complaints filed.</summary>
    DocumentBreaches = 5,

    /// <summary>Complaints answered, each once between its filing or reopening and the next.</summary>
    Answered = 6,

    /// <summary>Answers that the citizen last said had fixed it.</summary>
    Fixed = 7,

    /// <summary>Answers that the citizen last said had not.</summary>
    NotFixed = 8,

    /// <summary>Complaints that are open now, where they were filed or last taken up again.</summary>
    Open = 9,

    /// <summary>Of these, such that nobody has answered.</summary>
    Waiting = 10,

    /// <summary>Of these, such that lie with the provider, where they were last referred to it.</summary>
    Referred = 11,

    /// <summary>Citizens who asked to be called about their complaint, and still wait.</summary>
    CallBacks = 12,
}

/// <summary>How many there are of something within one hour, for one service and place; kept in the transaction of what they count.</summary>
/// <param name="Hour">The start of the hour, UTC; of a sum over several, when it begins.</param>
/// <param name="Service">The service, or null.</param>
/// <param name="Place">The place, or null.</param>
/// <param name="What">What is counted.</param>
/// <param name="Number">How many, never 0.</param>
public readonly record struct HourCount(DateTimeOffset Hour, string? Service, string? Place, Counted What, int Number);

/// <summary>How many there are now, whenever they began: <see cref="Counted.Open"/> and the like.</summary>
public readonly record struct StandingCount(string? Service, string? Place, Counted What, int Number);

/// <summary>What a report is counted as, from its history alone: a change is what it counts as now, less what it counted as before.</summary>
public static class Counting
{
    /// <summary>Whether it tells how things stand rather than what happened: then a total is kept beside the hours.</summary>
    public static bool IsStanding(this Counted what) => what is Counted.Open or Counted.Waiting or Counted.Referred or Counted.CallBacks;

    /// <summary>All that <paramref name="report"/> counts as, and when.</summary>
    public static IEnumerable<(DateTimeOffset At, Counted What)> Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        yield return (report.FiledAt, Counted.Reports);
        if (report.Urgent)
            yield return (report.FiledAt, Counted.Urgent);
        foreach (var breach in report.Breaches)
            yield return (report.FiledAt, Counted.TermBreaches + (int)breach.Kind);

        foreach (var happened in Answers(report.Changes))
            yield return happened;

        if (report.CallBack is { } call)
            yield return (call.At, Counted.CallBacks);
        if (!report.IsOpen)
            yield break;
        var since = report.Changes.LastOrDefault(c => c.Status == ReportStatus.Reopened)?.At ?? report.FiledAt;
        yield return (since, Counted.Open);
        if (Deadline.IsWaiting(report))
            yield return (since, Counted.Waiting);
        if (report.Status == ReportStatus.Referred)
            yield return (report.Changes[^1].At, Counted.Referred);
    }

    // A second answer, or a remark, is no second fix; whoever pressed the wrong button is counted as they meant it.
    static IEnumerable<(DateTimeOffset At, Counted What)> Answers(IReadOnlyList<ReportChange> changes)
    {
        var answered = false;
        (DateTimeOffset At, Counted What)? word = null;
        foreach (var change in changes)
        {
            switch (change.Status)
            {
                case ReportStatus.Answered when !answered:
                    answered = true;
                    yield return (change.At, Counted.Answered);
                    break;
                case ReportStatus.Fixed when word?.What != Counted.Fixed:
                    word = (change.At, Counted.Fixed);
                    break;
                case ReportStatus.NotFixed when word?.What != Counted.NotFixed:
                    word = (change.At, Counted.NotFixed);
                    break;
                case ReportStatus.Reopened when answered:
                    answered = false;
                    if (word is { } said)
                        yield return said;
                    word = null;
                    break;
            }
        }

        if (word is { } last)
            yield return last;
    }
}
