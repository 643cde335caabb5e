using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Scorecards;

/// <summary>How many complaints about a service tell of one kind of breach, in all places of the round.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Kind">What was not kept.</param>
/// <param name="Count">How many; null where that, or how many do not tell of it, may not be shown.</param>
/// <param name="Citations">The acts that say so.</param>
sealed record BreachCount(string Service, BreachKind Kind, int? Count, IReadOnlyList<string> Citations)
{
    /// <summary>A line a service and kind. They are nowhere added up, so that nothing can be taken off from a sum.</summary>
    public static IReadOnlyList<BreachCount> Of(IReadOnlyList<Report> reports, IReadOnlyList<ComplaintFigures> figures) =>
    [
        .. from service in reports.Where(r => r.Status != ReportStatus.Duplicate && r.Service is not null).GroupBy(r => r.Service!, StringComparer.Ordinal)
           let shown = figures.FirstOrDefault(f => f.Scope == ScoreScope.OfService(service.Key))?.Count
           from kind in Enum.GetValues<BreachKind>()
           let those = service.Where(r => r.Breaches.Any(b => b.Kind == kind)).ToArray()
           where those.Length > 0
           select new BreachCount(service.Key, kind, Safe(those.Length, shown), [.. those.SelectMany(r => r.Breaches).Where(b => b.Kind == kind).Select(b => b.Citation).OfType<string>().Distinct(StringComparer.Ordinal)]),
    ];

    static int? Safe(int count, int? of) => of is { } all && Suppression.IsSafe(count) && Suppression.IsSafe(all - count) ? count : null;
}
