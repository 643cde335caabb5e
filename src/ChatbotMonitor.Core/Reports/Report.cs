using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Reports;

/// <summary>Where a report stands in its life; further states come with the handling of complaints.</summary>
public enum ReportStatus
{
    New = 0,
}

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

    /// <summary>Where it stands.</summary>
    public ReportStatus Status { get; init; }
}
