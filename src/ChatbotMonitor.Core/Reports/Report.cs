using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Reports;

/// <summary>A citizen's complaint about a service (Open311's service request).</summary>
/// <param name="Code">The code the citizen was given; never reused.</param>
/// <param name="FiledAt">When it was filed.</param>
/// <param name="Text">What the citizen wrote, possibly empty.</param>
public sealed record Report(ReportCode Code, DateTimeOffset FiledAt, string Text)
{
    /// <summary>Who reported, or null once erased.</summary>
    public Address? Reporter { get; init; }

    /// <summary>The channel it came by; kept after erasing.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The service complained about, or null where it was not named.</summary>
    public string? Service { get; init; }

    /// <summary>The place, or null where it was not named.</summary>
    public string? Place { get; init; }

    /// <summary>True where the survey's <c>report.urgent</c> held.</summary>
    public bool Urgent { get; init; }

    /// <summary>The response it was filed with.</summary>
    public string? ResponseId { get; init; }

    /// <summary>What of the service's standard was not kept, as it stood on the day of the visit.</summary>
    public IReadOnlyList<Breach> Breaches { get; init; } = [];

    /// <summary>What became of it, oldest first; only ever added to.</summary>
    public IReadOnlyList<ReportChange> Changes { get; init; } = [];

    /// <summary>Reports that were found to tell of the same; whoever filed them hears what becomes of this one.</summary>
    public IReadOnlyList<ReportCode> Merged { get; init; } = [];

    /// <summary>Whom to call about it, or null: shown to coordinators of its place alone.</summary>
    public CallBack? CallBack { get; init; }

    /// <summary>True where somebody answered for the person concerned, who agreed.</summary>
    public bool Assisted { get; init; }

    /// <summary>Where it stands.</summary>
    public ReportStatus Status => Changes.Count == 0 ? ReportStatus.New : Changes[^1].Status;

    /// <summary>The same report, tied to nobody.</summary>
    public Report Anonymous() => this with { Reporter = null, CallBack = null };

    /// <summary>Whether somebody still has to see to it: a complaint that is not fixed stays open until a coordinator closes it.</summary>
    public bool IsOpen => Status is not (ReportStatus.Fixed or ReportStatus.Closed or ReportStatus.Duplicate);

    /// <summary>The report that is gone on with in this one's place, or null.</summary>
    public ReportCode? Original => Status == ReportStatus.Duplicate ? Changes.Last(c => c.Original is not null).Original : null;

    /// <summary>Whether it was taken up again and is still open: then it comes before others.</summary>
    public bool IsPriority => IsOpen && Changes.Any(c => c.Status == ReportStatus.Reopened);
}
