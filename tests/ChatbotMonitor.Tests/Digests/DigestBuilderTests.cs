using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

public class DigestBuilderTests
{
    static readonly DateOnly Date = new(2026, 11, 24);
    static int _number;

    [Fact]
    public void New_complaints_stand_against_the_average_of_seven_days()
    {
        var digest = Build(new Scope([], []), [.. Many(14, "2026-11-20", "passport", "alay"), .. Many(5, "2026-11-23", "passport", "alay"), .. Many(2, "2026-11-23", "water", "kant")], responses: 9);

        Assert.Equal(new Tally(7, 14), digest.Complaints);
        Assert.Equal(2.0, digest.Complaints.Usual);
        Assert.Equal([new DigestLine("Travel passport", new Tally(5, 14)), new DigestLine("Water supply", new Tally(2, 0))], digest.Services);
        Assert.Equal("alay, kant", string.Join(", ", digest.Places.Select(p => p.Name)));
        Assert.Equal(9, digest.Surveys);
        Assert.False(digest.IsQuiet);
        Assert.Equal((7, 0, 14), (digest.Days[0].Counts[^1] + digest.Days[1].Counts[^1], digest.Days[0].Counts[^2], digest.Days[0].Counts[^4]));
    }

    [Fact]
    public void What_is_beyond_chance_comes_before_what_is_many()
    {
        var digest = Build(new Scope([], []), [.. Many(70, "2026-11-20", "passport", "alay"), .. Many(10, "2026-11-23", "passport", "alay"), .. Many(3, "2026-11-23", "water", "kant")]);

        Assert.Equal("Water supply, Travel passport", string.Join(", ", digest.Services.Select(s => s.Name)));
        Assert.Equal([true, false], digest.Services.Select(s => s.Tally.IsUp));
    }

    [Fact]
    public void Only_what_is_in_scope_is_counted()
    {
        Report[] reports =
        [
            .. Many(1, "2026-11-23", "passport", "alay", urgent: true), .. Many(2, "2026-11-23", "water", "alay"), .. Many(4, "2026-11-23", "passport", "kant", urgent: true),
            .. Many(8, "2026-11-23", "passport", null), .. Many(16, "2026-11-23", null, "alay"),
        ];

        var osh = Build(new Scope(["osh"], []), reports);
        var oshPassport = Build(new Scope(["osh"], ["passport"]), reports);
        var all = Build(new Scope([], []), reports);

        Assert.Equal((19, 1, 19), (osh.Complaints.New, osh.UrgentCount, osh.OpenCount));
        Assert.Equal((1, 1, 1), (oshPassport.Complaints.New, oshPassport.Urgent.Count, oshPassport.OpenCount));
        Assert.Equal((31, 5, 31), (all.Complaints.New, all.UrgentCount, all.OpenCount));
    }

    [Fact]
    public void Many_places_are_summed_up_by_region_where_the_scope_is_everything()
    {
        string?[] places = ["alay", "uzgen", "nookat", "aravan", "kara_suu", "kara_kulja", "chong_alay", "sokuluk", "kant", null, "gone"];
        Report[] reports = [.. places.SelectMany(p => Many(1, "2026-11-23", "passport", p))];

        Assert.Equal("Osh region, Chuy region, gone, place not named", string.Join(", ", Build(new Scope([], []), reports).Places.Select(p => p.Name)));
        Assert.Equal(9, Build(new Scope(["osh", "chui"], []), reports).Places.Count);
        Assert.Equal(8, Build(new Scope([], []), reports[..8]).Places.Count);
    }

    [Fact]
    public void A_citizens_words_are_masked_and_on_one_line()
    {
        var digest = Build(new Scope([], []), [DigestWorld.Report(1, "2026-11-23T10:00Z", urgent: true, text: "Они просят денег,\nмой номер 0555 123-456")]);

        Assert.Equal("Они просят денег, мой номер ***", Assert.Single(digest.Urgent).Text);
    }

    [Fact]
    public void The_open_ones_are_as_old_as_at_the_windows_end_and_later_ones_are_not_there_yet()
    {
        var digest = Build(new Scope([], []), [DigestWorld.Report(1, "2026-11-12T02:00Z"), DigestWorld.Report(2, "2026-11-23T04:00Z") with { FiledAt = DigestWorld.At("2026-11-23T01:00Z") }, DigestWorld.Report(3, "2026-11-24T02:00Z")]);

        Assert.Equal(2, digest.OpenCount);
        Assert.Equal([TimeSpan.FromDays(12), TimeSpan.FromHours(25)], digest.Oldest.Select(r => r.Age));
        Assert.True(digest.IsQuiet);
    }

    [Fact]
    public void New_breaches_are_told_by_provider()
    {
        var late = new Breach(BreachKind.Term, "9", "3", null);
        var digest = Build(new Scope([], []), [.. Many(2, "2026-11-23", "passport", "alay", breaches: [late, new Breach(BreachKind.Fee, "5", "0", null)]), .. Many(1, "2026-11-20", "passport", "alay", breaches: [late])]);

        Assert.Equal([new BreachLine("Public Service Center", new BreachCount(2, 2, 0), Blur.None)], digest.Breaches);
    }

    [Fact]
    public void A_breach_of_a_report_that_is_named_is_told_with_the_act_that_says_so()
    {
        var late = new Breach(BreachKind.Term, "9", "3", "Resolution 85");
        var digest = Build(new Scope([], []), [DigestWorld.Report(1, "2026-11-23T10:00Z", urgent: true) with { Breaches = [late] }]);

        Assert.Equal("term: 9 working days, standard 3 (Resolution 85)", Assert.Single(digest.Urgent).Breaches);
    }

    // 24 November 2026 is a Tuesday; the passport's term is five working days.
    [Theory]
    [InlineData("2026-11-16T18:00Z", false)] // Tuesday the 17th in Bishkek, Monday in UTC: five working days end on the 24th, which is not over
    [InlineData("2026-11-16T17:59Z", true)]  // Monday the 16th in Bishkek
    [InlineData("2026-09-01T10:00Z", true)]
    [InlineData("2019-01-10T10:00Z", true)]
    public void Overdue_counted_is_overdue_as_a_report_says_it_itself(string filedAt, bool overdue)
    {
        var report = DigestWorld.Report(1, filedAt, "register", "alay");
        var (content, coordinator) = (WithTerm(5), DigestWorld.Coordinator());
        using var store = new DigestStore().With(report, DigestWorld.Report(2, filedAt, "water", "alay"), Answered(DigestWorld.Report(3, filedAt, "register", "alay")));

        Assert.Equal(overdue, Deadline.IsOverdue(report, content.Register.Service("register"), content.Calendar, content.Zone, Date));
        Assert.Equal(overdue ? 1 : 0, new Digests.DigestReader(store, content).Read(coordinator, Date, DigestClock.Window(coordinator, Date)).OverdueCount);
    }

    [Fact]
    public void Overdue_counts_agree_with_the_reports_on_every_day_of_a_season_also_under_terms_that_change()
    {
        var content = WithTerm(5) is var plain ? plain with { Register = new ServiceRegister(plain.Register.Providers, [new Service("register", plain.Register.Services[0].Name, [], ServiceLevel.State, "con",
            [new Standard(new DateOnly(2026, 9, 10)) { Days = 7, ValidTo = new DateOnly(2026, 10, 31) }, new Standard(new DateOnly(2026, 11, 1)) { Days = 2 }])]) } : plain;
        var coordinator = DigestWorld.Coordinator();
        Report[] reports = [.. Enumerable.Range(0, 200).Select(n => DigestWorld.Report(n, "2026-09-12T00:00Z", "register", "alay") with { FiledAt = DigestWorld.At("2026-09-12T00:00Z").AddHours(n * 9) })];
        using var store = new DigestStore().With(reports);
        for (var date = new DateOnly(2026, 9, 15); date < new DateOnly(2026, 12, 10); date = date.AddDays(1))
        {
            var window = DigestClock.Window(coordinator, date);
            Assert.Equal(
                reports.Count(r => r.FiledAt < window.To && Deadline.IsOverdue(r, content.Register.Services[0], content.Calendar, content.Zone, date)),
                new Digests.DigestReader(store, content).Read(coordinator, date, window).OverdueCount);
        }
    }

    [Fact]
    public void A_provider_is_silent_once_its_time_with_the_complaint_is_over()
    {
        var referred = DigestWorld.Report(1, "2026-11-01T10:00Z", "register", "alay");
        var content = WithTerm(5);
        string[] Silent(string at)
        {
            using var store = new DigestStore().With(referred with { Changes = [new(ReportStatus.Referred, DigestWorld.At(at), Actor.Coordinator("c"), "")] });
            return [.. new Digests.DigestReader(store, content).Read(DigestWorld.Coordinator(), Date, DigestClock.Window(DigestWorld.Coordinator(), Date)).Silent.Select(s => $"{s.Provider} {s.Complaints}")];
        }

        Assert.Equal(["Public Service Center 1"], Silent("2026-11-16T10:00Z"));
        Assert.Empty(Silent("2026-11-17T10:00Z"));
    }

    [Fact]
    public void Fixes_of_the_week_stand_against_the_four_weeks_before()
    {
        Report[] reports =
        [
            .. Enumerable.Range(1, 6).Select(n => Answered(DigestWorld.Report(n, "2026-11-10T10:00Z"), "2026-11-20T10:00Z", n <= 5)),
            .. Enumerable.Range(7, 8).Select(n => Answered(DigestWorld.Report(n, "2026-10-20T10:00Z"), "2026-11-05T10:00Z", n <= 8)),
            Answered(DigestWorld.Report(20, "2026-09-20T10:00Z"), "2026-10-01T10:00Z", true),
        ];
        var fixes = Build(new Scope([], []), reports).Fixes;

        Assert.Equal((83, 6), (fixes.Now.Percent, fixes.Now.Citizens));
        Assert.Equal((25, 8), (fixes.Before.Percent, fixes.Before.Citizens));
    }

    static Core.Dialogue.Content WithTerm(int days)
    {
        var content = DigestWorld.Content(DigestWorld.Coordinator());
        return content with
        {
            Register = new ServiceRegister(content.Register.Providers,
            [
                .. content.Register.Services,
                new Service("register", content.Register.Services[0].Name, [], ServiceLevel.State, "con", [new Standard(new DateOnly(2018, 1, 1)) { Days = days }]),
            ]),
        };
    }

    static Report Answered(Report report, string at = "2026-11-20T10:00Z", bool? isFixed = null) => report with
    {
        Changes = [new(ReportStatus.Answered, DigestWorld.At(at), Actor.Coordinator("c"), ""), .. isFixed is { } yes ? [new ReportChange(yes ? ReportStatus.Fixed : ReportStatus.NotFixed, DigestWorld.At(at), Actor.Citizen, "")] : Array.Empty<ReportChange>()],
    };

    static IEnumerable<Report> Many(int count, string day, string? service, string? place, bool urgent = false, Breach[]? breaches = null) =>
        Enumerable.Range(0, count).Select(_ => DigestWorld.Report(Interlocked.Increment(ref _number), $"{day}T10:00Z", service, place, urgent) with { Breaches = breaches ?? [] });

    static Digest Build(Scope scope, IEnumerable<Report> reports, int responses = 0) =>
        DigestWorld.Read(Date, reports, Enumerable.Range(0, responses).Select(n => DigestWorld.Response($"r{n}", "2026-11-23T10:00Z")), DigestWorld.Coordinator(scope: scope));
}
