using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>However counts are summed up before, a digest comes to the same, whatever became of the terms.</summary>
public class SummingTests
{
    static readonly DateOnly Today = new(2026, 3, 25);
    static readonly TimeZoneInfo[] Zones = [TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran")];

    // None at all, a younger one than the counts, one that was shortened, one that was given up, a long one.
    static readonly ServiceRegister Register = new(
        [new Provider("office", new LocalText("Office"), null)],
        [
            Of("passport", (new(2020, 1, 1), null, 3)), Of("free"), Of("young", (Today.AddDays(-20), null, 5)), Of("shorter", (new(2020, 1, 1), null, 20), (Today.AddDays(-12), null, 2)),
            Of("over", (new(2020, 1, 1), Today.AddDays(-8), 4)), Of("long", (new(2020, 1, 1), null, 25)),
        ]);

    static readonly Gen<HourCount> Count = Gen.Select(
        Gen.Int[-24 * 60, 30], Among<string?>(null, "passport", "free", "young", "shorter", "over", "long", "unknown"), Among<string?>(null, "osh", "naryn"), Gen.Enum<Counted>().Where(c => c != Counted.CallBacks), Gen.Int[1, 9],
        (hour, service, place, what, number) => new HourCount(LocalTime.StartOf(Today, TimeZoneInfo.Utc).AddHours(hour), service, place, what, number));

    [Fact]
    public void Sums_by_stretch_tell_what_hours_tell() =>
        Gen.Select(Count.Array[0, 200], Gen.Int[0, 24 * 60], Among(Zones)).Sample((counts, minute, zone) =>
        {
            HourCount[] hours = [.. counts.DistinctBy(c => (c.Hour, c.Service, c.Place, c.What))];
            var (reach, window) = (Reach(zone), DigestWindow.UpTo(LocalTime.StartOf(Today, TimeZoneInfo.Utc).AddMinutes(minute)));
            Assert.Equal(Told(hours, hours, window, reach), Told(hours, Summed.Of(hours, Stretches.Of(window, reach)), window, reach));
        }, iter: 2_000);

    [Fact]
    public void Late_is_what_waits_beyond_its_term() =>
        Gen.Select(Count.Array[0, 200], Gen.Int[0, 24 * 60]).Sample((counts, minute) =>
        {
            var (reach, window) = (Reach(Zones[0]), DigestWindow.UpTo(LocalTime.StartOf(Today, TimeZoneInfo.Utc).AddMinutes(minute)));
            HourCount[] hours = [.. counts.DistinctBy(c => (c.Hour, c.Service, c.Place, c.What)).Where(c => c.Hour >= reach.From(window))];
            var figures = Summing.Of(new Counts([.. Summed.Of(hours, Stretches.Of(window, reach))], [], [], Standing(hours)), window, reach);
            Assert.Equal(hours.Where(c => c.What == Counted.Waiting && c.Hour < window.To && reach.Due(c.Service, reach.Day(c.Hour)) < reach.Day(window.To)).Sum(c => c.Number), figures.Sum(f => f.Overdue));
            Assert.Equal(hours.Where(c => c.What == Counted.Referred && c.Hour < window.To && reach.DueFromProvider(c.Service, reach.Day(c.Hour)) < reach.Day(window.To)).Sum(c => c.Number), figures.Sum(f => f.Silent));
            Assert.Equal(hours.Where(c => c.What == Counted.Open && c.Hour < window.To).Sum(c => c.Number), figures.Sum(f => f.Open));
        }, iter: 2_000);

    static Gen<T> Among<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(n => all[n]);

    static Reach Reach(TimeZoneInfo zone) => new(Register, new WorkingCalendar([new DateOnly(2026, 3, 23)]), zone);

    static IEnumerable<string> Told(HourCount[] hours, IEnumerable<HourCount> recent, DigestWindow window, Reach reach) =>
        Summing.Of(new Counts([.. recent], [], [], Standing(hours)), window, reach).Select(Line).Where(line => !line.EndsWith(Nothing, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    static readonly string Nothing = Line(new Figures(null, null))[1..];

    static string Line(Figures f) => $"{f.Service} {f.Place}: open {f.Open}, overdue {f.Overdue}, silent {f.Silent}, week {f.Week}, days {string.Join(' ', f.Days)}, fixes {f.Fixes} {f.FixesBefore}";

    static IEnumerable<StandingCount> Standing(IEnumerable<HourCount> hours) =>
        hours.Where(c => c.What.IsStanding()).GroupBy(c => (c.Service, c.Place, c.What)).Select(g => new StandingCount(g.Key.Service, g.Key.Place, g.Key.What, g.Sum(c => c.Number)));

    static Service Of(string id, params (DateOnly From, DateOnly? To, int Days)[] terms) =>
        new(id, new LocalText(id), [], ServiceLevel.State, "office", [.. terms.Select(t => new Standard(t.From) { ValidTo = t.To, Days = t.Days })]);
}
