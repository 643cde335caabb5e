using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void What_is_counted_adds_up_by_hour_service_and_place()
    {
        Commit(b =>
        {
            b.Reports.AddRange([Some.Report("111111") with { Urgent = true }, Some.Report("222222", 59), Some.Report("333333", 60)]);
            b.Responses.AddRange([Some.Response("r1"), Some.Response("r2") with { Status = ResponseStatus.Incomplete }, Some.Response("r3") with { Service = null, Place = null }]);
        });
        Commit(b => b.Reports.Add(Some.Report("444444", 30) with { FiledAt = Noon.AddMinutes(30).ToOffset(TimeSpan.FromHours(6)) }));
        Reopen();
        Assert.Equal(
            ["// Responses 1", "/passport/osh Open 3", "/passport/osh Reports 3", "/passport/osh Responses 1", "/passport/osh Urgent 1", "/passport/osh Waiting 3"],
            Shown(Store.Counts(Noon, Noon.AddHours(1))));
        Assert.Equal(["/passport/osh Open 1", "/passport/osh Reports 1", "/passport/osh Waiting 1"], Shown(Store.Counts("passport", Noon.AddHours(1), Noon.AddHours(2))));
        Assert.Equal(["// Responses 1"], Shown(Store.Counts(null, Noon, Noon.AddHours(2))));
        Assert.Equal(9, Store.Counts(Noon, Noon.AddHours(2)).Count());
        Assert.Equal([4, 4], Store.Standing().OrderBy(s => s.What).Select(s => s.Number));
    }

    [Fact]
    public void Counts_are_summed_over_the_stretches_that_are_asked_for()
    {
        Commit(b =>
        {
            b.Reports.AddRange([Some.Report("111111") with { Urgent = true }, Some.Report("222222", 59), Some.Report("333333", 60), Some.Report("444444", 179), Some.Report("555555", 180)]);
            b.Responses.AddRange([Some.Response("r1"), Some.Response("r2") with { Service = null, Place = null }]);
        });
        var stretches = new Stretches([([Counted.Reports, Counted.Urgent], [Noon, Noon.AddHours(1), Noon.AddHours(3)]), ([Counted.Open], [Noon.AddMinutes(90)]), ([Counted.Responses], [Noon.AddDays(-1)])]);
        Assert.Equal(
            ["11 // Responses 1", "11 /passport/osh Responses 1", "12 /passport/osh Reports 2", "12 /passport/osh Urgent 1", "13 /passport/osh Reports 2", "13:30 /passport/osh Open 2", "15 /passport/osh Reports 1"],
            Summed.Of(Store.Counts(stretches), stretches).Select(c => $"{(c.Hour == Noon.AddDays(-1) ? "11" : c.Hour.ToString(c.Hour.Minute == 0 ? "HH" : "HH:mm", CultureInfo.InvariantCulture))} /{c.Service}/{c.Place} {c.What} {c.Number}").Order(StringComparer.Ordinal));
        Assert.Equal([(Noon.AddHours(2), 1), (Noon.AddHours(1), 1), (Noon, 2)], Store.FiledByHour(Noon, Noon.AddHours(3)));
    }

    [Fact]
    public void A_stretch_of_days_comes_to_what_its_hours_come_to_wherever_it_is_cut()
    {
        var chance = new Random(7);
        var reports = Enumerable.Range(0, 200).Select(n => Some.Report($"{100000 + n}", chance.Next(12 * 24 * 60)) with { Service = chance.Next(5) switch { 0 => null, 1 => "school", 2 => "closed_since", _ => "passport" } }).ToList();
        foreach (var some in reports.Chunk(23))
            Commit(b => b.Reports.AddRange(some));
        foreach (var some in reports.Where(_ => chance.Next(3) > 0).Chunk(9))
            Commit(b => b.Changes.AddRange(some.Select(r => (r, Moved(r, chance.Next(2) > 0 ? ReportStatus.Answered : ReportStatus.Referred, (int)(r.FiledAt - Noon).TotalMinutes + 1_500)))));
        foreach (var cut in new[] { Noon.AddDays(3), Noon.AddDays(2).AddHours(6), Noon.AddDays(5).AddMinutes(30), Noon.AddDays(4).AddHours(6).AddMinutes(-1) })
        {
            DateTimeOffset Hour(double days) => Noon.AddHours(Math.Round(days * 24));
            var stretches = new Stretches(
                [([Counted.Reports], [Noon.AddHours(-30), Hour(chance.NextDouble()), cut, cut.AddDays(1), cut.AddDays(4)]), ([Counted.Answered], [cut]), ([Counted.Open], [Noon.AddDays(1).AddHours(6), cut]), ([Counted.Waiting, Counted.Referred], [cut])],
                [
                    new(Counted.Waiting, "passport", Noon.AddHours(30), cut),
                    new(Counted.Referred, "passport", Hour(chance.NextDouble()), cut.AddHours(-15)), new(Counted.Referred, "passport", cut.AddHours(-6), cut),
                    new(Counted.Referred, "school", Noon, cut), new(Counted.Referred, null, Noon.AddHours(6), cut.AddHours(-24)),
                ]);
            var hours = Store.Counts(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).ToList();
            Assert.Equal(
                Lines(Summed.Of(hours, stretches)),
                Lines(Summed.Of(Store.Counts(stretches), stretches)));
        }

        static IEnumerable<string> Lines(IEnumerable<HourCount> counts) => counts.Where(c => c.Number != 0).Select(c => $"{c.Hour:MM-dd HH:mm} {c.Service} {c.What} {c.Number}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public void What_becomes_of_a_report_is_counted_in_the_transaction_of_the_change_and_what_is_over_is_gone()
    {
        var breaches = new[] { new Breach(BreachKind.Term, "9", "3", null), new Breach(BreachKind.Fee, "500", "0", null) };
        var filed = Some.Report("111111") with { Breaches = breaches, CallBack = new CallBack("+996555000111", Noon) };
        var referred = Moved(filed, ReportStatus.Referred, 60);
        var answered = Moved(referred, ReportStatus.Answered, 120);
        var yes = Said(answered, true, 180);
        var no = Said(yes, false, 240);
        Commit(b => b.Reports.Add(filed));
        Commit(b => b.Changes.Add((filed, referred)));
        Assert.Equal(
            ["/passport/osh CallBacks 1", "/passport/osh FeeBreaches 1", "/passport/osh Open 1", "/passport/osh Referred 1", "/passport/osh Reports 1", "/passport/osh TermBreaches 1", "/passport/osh Waiting 1"],
            Shown(Store.Counts(Noon, Noon.AddDays(1))));
        Commit(b => b.Changes.AddRange([(referred, answered), (answered, yes)]));
        Reopen();
        Assert.Equal(["/passport/osh Answered 1", "/passport/osh CallBacks 1", "/passport/osh FeeBreaches 1", "/passport/osh Fixed 1", "/passport/osh Reports 1", "/passport/osh TermBreaches 1"], Shown(Store.Counts(Noon, Noon.AddDays(1))));
        Assert.Equal([new StandingCount("passport", "osh", Counted.CallBacks, 1)], Store.Standing());

        // A wrong button: the second word is the one that counts, and takes the complaint up again.
        Commit(b => b.Changes.Add((yes, no)));
        Assert.Equal([Counted.NotFixed], Store.Counts(Noon.AddHours(4), Noon.AddHours(5)).Select(c => c.What).Where(w => !w.IsStanding()));
        Assert.Empty(Store.Counts(Noon.AddHours(3), Noon.AddHours(4)));
        Assert.Equal([Counted.Open, Counted.Waiting], Store.Standing().Select(s => s.What).Where(w => w != Counted.CallBacks).Order());

        Commit(b => b.Erased.Add(filed.Reporter!.Value));
        Assert.DoesNotContain(Counted.CallBacks, Store.Standing().Select(s => s.What));
        Assert.Equal(1, Store.Counts(Noon, Noon.AddHours(1)).Single(c => c.What == Counted.Reports).Number);
    }

    [Fact]
    public void Counts_kept_are_those_counted_anew_whatever_happens()
    {
        var chance = new Random(7);
        var reports = new List<Report>();
        for (var n = 0; n < 60; n++)
        {
            Commit(b =>
            {
                var filed = Some.Report($"{100000 + n}", n * 97) with { Service = chance.Next(4) == 0 ? null : $"s{chance.Next(3)}", Place = chance.Next(4) == 0 ? null : $"p{chance.Next(3)}", Urgent = chance.Next(3) == 0 };
                b.Reports.Add(filed);
                reports.Add(filed);
                for (var c = 0; c < 5; c++)
                {
                    var which = chance.Next(reports.Count);
                    var (before, by) = (reports[which], chance.Next(2) == 0 ? ActorKind.Coordinator : ActorKind.Citizen);
                    if (ReportLife.Ways(before.Status, by) is not { Count: > 0 } ways || ways[chance.Next(ways.Count)] is var to && to == ReportStatus.Duplicate)
                        continue;
                    var after = by == ActorKind.Citizen ? Said(before, to == ReportStatus.Fixed, n * 97) : Moved(before, to, n * 97);
                    b.Changes.Add((before, after));
                    reports[which] = after;
                }
            });
        }

        Reopen();
        var anew = reports.SelectMany(r => Counting.Of(r).Select(c => (Hour: c.At.UtcTicks / TimeSpan.TicksPerHour, r.Service, r.Place, c.What))).CountBy(c => c).Select(c => (c.Key, c.Value)).OrderBy(c => c.ToString(), StringComparer.Ordinal);
        Assert.Equal(anew, Store.Counts(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Select(c => ((c.Hour.UtcTicks / TimeSpan.TicksPerHour, c.Service, c.Place, c.What), c.Number)).OrderBy(c => c.ToString(), StringComparer.Ordinal));
        Assert.Equal(reports.Count(r => r.IsOpen), Store.Standing().Where(s => s.What == Counted.Open).Sum(s => s.Number));
    }

    [Fact]
    public void The_oldest_open_of_a_service_and_place_and_the_urgent_are_found_without_the_others()
    {
        Commit(b => b.Reports.AddRange(
        [
            Some.Report("111111", 3), Some.Report("222222", 1), Some.Report("333333", 2), Some.Report("444444", 0) with { Place = null },
            Some.Report("555555", 5) with { Urgent = true }, Some.Report("666666", 4) with { Urgent = true },
        ]));
        Commit(b => b.Changes.Add((Some.Report("222222", 1), Moved(Some.Report("222222", 1), ReportStatus.Closed, 9))));
        Reopen();
        Assert.Equal(["333333", "111111"], Store.OldestOpen("passport", "osh", 2).Select(r => r.Code.Digits));
        Assert.Equal(["444444"], Store.OldestOpen("passport", null, 2).Select(r => r.Code.Digits));
        Assert.Empty(Store.OldestOpen(null, "osh", 2));
        Assert.Equal(["666666", "555555"], Store.UrgentReports(Noon, Noon.AddHours(1)).Select(r => r.Code.Digits));
        Assert.Equal(["666666"], Store.UrgentReports(Noon, Noon.AddMinutes(5)).Select(r => r.Code.Digits));
    }

    [Fact]
    public void What_is_done_is_marked_with_when_it_last_was()
    {
        Assert.Null(Store.Marked("a"));
        Commit(b => b.Marks.AddRange([("a", Noon), ("b", Noon.AddHours(1)), ("a", Noon.AddHours(2))]));
        Reopen();
        Assert.Equal((Noon.AddHours(2), Noon.AddHours(1)), (Store.Marked("a")!.Value, Store.Marked("b")!.Value));
        Assert.Null(Store.Marked("c"));
    }

    static Report Said(Report report, bool isFixed, int minutes) => Assert.IsType<ReportMove.Moved>(ReportLife.Confirm(report, isFixed, Noon.AddMinutes(minutes))).Report;

    protected static IEnumerable<string> Shown(IEnumerable<HourCount> counts) => counts.GroupBy(c => $"/{c.Service}/{c.Place} {c.What}", StringComparer.Ordinal).Select(g => $"{g.Key} {g.Sum(c => c.Number)}").Order(StringComparer.Ordinal);
}
