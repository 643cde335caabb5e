using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Digests;

/// <summary>One telling of every kind, with something in every place, to try templates on.</summary>
static class SampleTellings
{
    static readonly DateOnly Date = new(2026, 11, 23);
    static readonly ReportCode Code = new("482913");

    /// <summary>All of them, told in <paramref name="language"/>.</summary>
    public static IEnumerable<Telling> All(string language)
    {
        var coordinator = new Coordinator("sample", "Sample office", "sample-1234", language, new TimeOnly(8, 0), TimeZoneInfo.Utc, new Scope([], []));
        var quiet = new Digest(coordinator, Date, DigestClock.Window(coordinator, Date));
        var busy = Busy(quiet);
        return
        [
            new Telling.Day(busy), new Telling.Day(quiet), new Telling.Day(busy with { Complaints = default }), new Telling.Day(busy with { Fixes = Fix("", hidden: true) }),
            new Telling.Week(busy), new Telling.Week(quiet with { WeekComplaints = new WeekLine("", 1, 0) }),
            new Telling.Alert(quiet, "Service, Place", 12, 24, Code), new Telling.Reminder(busy, "Other office"),
        ];
    }

    static Digest Busy(Digest quiet) => quiet with
    {
        Complaints = new Tally(132, 700),
        Services = [.. Enumerable.Range(1, 12).Select(n => new DigestLine($"Service {n}", new Tally(n, n)) { Blur = n == 1 ? Blur.BelowFew : Blur.None })],
        Places = [.. Enumerable.Range(1, 12).Select(n => new DigestLine($"Place {n}", new Tally(n, 0)))],
        UrgentCount = 21,
        Urgent = [Report("Nobody came, and the water has been off for three days"), Report("")],
        OpenCount = 240,
        Oldest = [Report("", days: 45), Report("", days: 0)],
        OverdueCount = 31,
        Breaches = [new BreachLine("Provider", new BreachCount(3, 2, 1), Blur.None) { Citations = "Resolution 85" }, new BreachLine("Other provider", new BreachCount(1, 0, 0), Blur.BelowFew)],
        Clusters = [new ClusterLine(5, Blur.None, "no water", ["Service", "Place"], Code), new ClusterLine(2, Blur.BelowFew, "", ["Service"], null)],
        Silent = [new SilentLine("Provider", 7, Blur.None)],
        Fixes = Fix(""),
        FixesByService = [Fix("Provider: Service"), Fix("Provider: Other", hidden: true), new FixLine("Third", default, new FixRate(5, 9) { Citizens = 7 })],
        Week = [new WeekLine("Service", 40, 120)],
        WeekComplaints = new WeekLine("", 160, 600),
        CallBacks = 2,
        Rounds = [new RoundLine("Autumn round", Date.AddDays(5), 12, 30, 200, 900), new RoundLine("Visits alone", Date, 1, 2, 0, 0)],
        MeasuresLate = [new MeasureLine(3, "Provider", "a ramp at the entrance", Date.AddDays(-9))],
        MeasuresDue = [new MeasureLine(12, "Provider", "the list of documents on the wall", Date.AddDays(2))],
        Surveys = 64,
    };

    static FixLine Fix(string name, bool hidden = false) => new(name, new FixRate(7, 10) { Citizens = 9 }, new FixRate(20, 41) { Citizens = 33 }) { IsHidden = hidden };

    static DigestReport Report(string text, int days = 3) => new(Code, ["Service", "Place"], TimeSpan.FromDays(days), text) { Breaches = text.Length > 0 ? "term: 9 working days, standard 3 (Resolution 85)" : "" };
}
