using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public class ComplaintFiguresTests
{
    [Fact]
    public void Complaints_stand_beside_scores_with_their_fix_rate_and_few_are_hidden()
    {
        Report[] reports = [.. Some(12, "passport", "osh", answered: 12, mended: 6), .. Some(2, "birth", "osh", 0, 0), .. Some(7, "birth", "naryn", 0, 0), .. Some(8, "passport", "naryn", 0, 0), .. Some(5, null, null, 0, 0)];
        var figures = ComplaintFigures.Of([.. reports, reports[0] with { Changes = [.. reports[0].Changes, new ReportChange(ReportStatus.Duplicate, Time, Actor.Program, "")] }], ExitInterview.Content.Register).ToDictionary(f => f.Scope);
        Assert.Equal(34, figures[ScoreScope.Whole].Count);
        Assert.Equal(50, figures[ScoreScope.OfService("passport")].Fixed!.Value.Percent);
        Assert.Equal(20, figures[ScoreScope.OfService("passport")].Count);
        Assert.Equal(9, figures[ScoreScope.OfService("birth")].Count);
        // Two of birth in Osh; the other three cells could give them away.
        Assert.All(figures.Values.Where(f => f.Scope.Kind == ScopeKind.Cell), f => Assert.True(f is { Count: null, Fixed: null }));
        Assert.DoesNotContain(figures.Keys, s => s.Service == "" || s.Place == "");
    }

    static readonly DateTimeOffset Time = new(2025, 3, 5, 9, 0, 0, TimeSpan.Zero);

    static IEnumerable<Report> Some(int n, string? service, string? place, int answered, int mended) => Enumerable.Range(0, n).Select(i => new Report(new ReportCode((100_000 + i).ToString(CultureInfo.InvariantCulture)), Time, "text")
    {
        Service = service,
        Place = place,
        Changes =
        [
            .. i < answered ? [new ReportChange(ReportStatus.Answered, Time, Actor.Program, "")] : Array.Empty<ReportChange>(),
            .. i < mended ? [new ReportChange(ReportStatus.Fixed, Time, Actor.Citizen, "")] : Array.Empty<ReportChange>(),
        ],
    });
}
