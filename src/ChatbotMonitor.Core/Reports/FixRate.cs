using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Reports;

/// <summary>How many of the complaints that were answered are fixed, as the citizens say.</summary>
/// <param name="Fixed">Answered ones that a citizen called fixed.</param>
/// <param name="Answered">All that were answered.</param>
public readonly record struct FixRate(int Fixed, int Answered)
{
    /// <summary>Of fewer answers no share is said: one person more or less would turn it over.</summary>
    public const int FewestAnswers = 5;

    /// <summary>How many citizens said whether it is fixed.</summary>
    public int Citizens { get; init; }

    /// <summary>The share of the fixed ones, in whole per cent, or null where there are too few to say.</summary>
    public int? Percent => Answered < FewestAnswers ? null : (int)Math.Round(100m * Fixed / Answered, MidpointRounding.AwayFromZero);

    /// <summary>Two rates taken together; a citizen in both counts twice.</summary>
    public static FixRate operator +(FixRate left, FixRate right) =>
        new(left.Fixed + right.Fixed, left.Answered + right.Answered) { Citizens = left.Citizens + right.Citizens };

    /// <summary>The rate of <paramref name="reports"/>, those left out that were never answered or that are gone on with under another code.</summary>
    public static FixRate Of(IEnumerable<Report> reports)
    {
        var answered = reports.Where(IsAnswered).ToList();
        var told = answered.Where(r => r.Changes.Any(SaysWhether)).ToList();
        return new FixRate(answered.Count(IsFixed), answered.Count)
        {
            // Whoever was forgotten since is somebody of their own.
            Citizens = told.Where(r => r.Reporter is not null).DistinctBy(r => r.Reporter).Count() + told.Count(r => r.Reporter is null),
        };
    }

    /// <summary>The rates by provider and service; null where a report names no service, or one that is no longer on the register.</summary>
    public static IReadOnlyDictionary<(string? Provider, string? Service), FixRate> By(IEnumerable<Report> reports, ServiceRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return reports.Where(IsAnswered).GroupBy(r => (Provider: register.Service(r.Service)?.ProviderId, r.Service)).ToDictionary(g => g.Key, Of);
    }

    /// <summary>Whether a report counts among those answered.</summary>
    public static bool IsAnswered(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Status != ReportStatus.Duplicate && report.Changes.Any(c => c.Status == ReportStatus.Answered);
    }

    /// <summary>Whether the last that the citizen said of it is that it is fixed.</summary>
    public static bool IsFixed(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Changes.LastOrDefault(SaysWhether)?.Status == ReportStatus.Fixed;
    }

    static bool SaysWhether(ReportChange change) => change.By.Kind == ActorKind.Citizen && change.Status is ReportStatus.Fixed or ReportStatus.NotFixed;
}
