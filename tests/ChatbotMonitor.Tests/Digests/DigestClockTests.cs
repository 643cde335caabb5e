using System.Globalization;
using ChatbotMonitor.Core.Digests;

namespace ChatbotMonitor.Tests;

public class DigestClockTests
{
    [Theory]
    [InlineData("Asia/Bishkek", "08:00", "2026-11-23", "2026-11-23T02:00:00Z")]
    [InlineData("Asia/Bishkek", "00:00", "2026-11-23", "2026-11-22T18:00:00Z")]
    [InlineData("Asia/Kolkata", "08:30", "2026-11-23", "2026-11-23T03:00:00Z")]
    [InlineData("Europe/Berlin", "08:00", "2026-03-28", "2026-03-28T07:00:00Z")]
    [InlineData("Europe/Berlin", "08:00", "2026-03-29", "2026-03-29T06:00:00Z")] // summer time began at night
    [InlineData("Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:30:00Z")] // 02:30 is skipped: 03:30
    [InlineData("Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30:00Z")] // 02:30 comes twice: the first
    [InlineData("America/New_York", "08:00", "2026-11-01", "2026-11-01T13:00:00Z")]
    public void A_digest_is_due_at_its_local_time(string zone, string at, string date, string due) =>
        Assert.Equal(DigestWorld.At(due), DigestClock.DueAt(DigestWorld.Coordinator(at: at, zone: zone), Date(date)));

    [Theory]
    [InlineData("Asia/Bishkek", "08:00", "2026-11-23T01:59:59Z", "2026-11-22", "2026-11-23T02:00:00Z")]
    [InlineData("Asia/Bishkek", "08:00", "2026-11-23T02:00:00Z", "2026-11-23", "2026-11-24T02:00:00Z")]
    [InlineData("Asia/Bishkek", "00:00", "2026-11-22T17:59:59Z", "2026-11-22", "2026-11-22T18:00:00Z")]
    [InlineData("Asia/Bishkek", "00:00", "2026-11-22T18:00:00Z", "2026-11-23", "2026-11-23T18:00:00Z")] // midnight there, evening in UTC
    [InlineData("Asia/Bishkek", "23:30", "2026-11-23T17:30:00Z", "2026-11-23", "2026-11-24T17:30:00Z")]
    [InlineData("America/New_York", "20:00", "2026-11-24T00:59:00Z", "2026-11-22", "2026-11-24T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25T01:00:00Z", "2026-10-25", "2026-10-26T01:30:00Z")] // 02:00 for the second time
    [InlineData("Pacific/Auckland", "08:00", "2026-11-22T19:00:00Z", "2026-11-23", "2026-11-23T19:00:00Z")]
    public void The_latest_and_the_next_are_known_at_any_time(string zone, string at, string now, string latest, string next)
    {
        var coordinator = DigestWorld.Coordinator(at: at, zone: zone);
        Assert.Equal(Date(latest), DigestClock.LatestDue(coordinator, DigestWorld.At(now)));
        Assert.Equal(DigestWorld.At(next), DigestClock.NextAfter(coordinator, DigestWorld.At(now)));
    }

    [Fact]
    public void Windows_follow_each_other_without_gap_or_overlap_through_a_year_of_clock_changes()
    {
        foreach (var zone in (string[])["Asia/Bishkek", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
        {
            var coordinator = DigestWorld.Coordinator(at: "02:15", zone: zone);
            for (var date = Date("2026-01-01"); date.Year == 2026; date = date.AddDays(1))
            {
                var window = DigestClock.Window(coordinator, date);
                Assert.Equal(window.To, DigestClock.Window(coordinator, date.AddDays(1)).From);
                Assert.Equal(window.BeforeFrom, DigestClock.Window(coordinator, date.AddDays(-7)).From);
                Assert.InRange(window.To - window.From, TimeSpan.FromHours(22.9), TimeSpan.FromHours(25.1));
                Assert.Equal(date, DigestClock.LatestDue(coordinator, window.To));
                Assert.Equal(date.AddDays(-1), DigestClock.LatestDue(coordinator, window.To.AddSeconds(-1)));
                Assert.Equal(window.To, DigestClock.NextAfter(coordinator, window.From));
            }
        }
    }

    static DateOnly Date(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
