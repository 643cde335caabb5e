using System.Globalization;
using ChatbotMonitor.Core.Dialogue;

namespace ChatbotMonitor.Tests;

public class QuietHoursTests
{
    [Theory]
    [InlineData("2026-11-24 20:59:59", "2026-11-24 20:59:59")]
    [InlineData("2026-11-24 21:00", "2026-11-25 08:00")]
    [InlineData("2026-11-24 23:30", "2026-11-25 08:00")]
    [InlineData("2026-11-25 00:00", "2026-11-25 08:00")]
    [InlineData("2026-11-25 07:59:59", "2026-11-25 08:00")]
    [InlineData("2026-11-25 08:00", "2026-11-25 08:00")]
    [InlineData("2026-12-31 22:00", "2027-01-01 08:00")]
    public void Nobody_is_woken_between_nine_and_eight(string at, string open) => Assert.Equal(Bishkek(open), QuietHours.Usual.Open(Bishkek(at), Some.Bishkek));

    [Fact]
    public void They_are_the_places_hours_whatever_the_server_counts_in() =>
        Assert.Equal(Bishkek("2026-11-25 08:00"), QuietHours.Usual.Open(Bishkek("2026-11-24 22:00").ToUniversalTime(), Some.Bishkek));

    [Theory]
    [InlineData("12:00", "14:00", "2026-11-24 13:00", "2026-11-24 14:00")]
    [InlineData("12:00", "14:00", "2026-11-24 23:00", "2026-11-24 23:00")]
    [InlineData("21:00", "21:00", "2026-11-24 21:00", "2026-11-24 21:00")]
    public void They_may_lie_within_a_day_and_may_be_none(string from, string to, string at, string open) =>
        Assert.Equal(Bishkek(open), Of(from, to).Open(Bishkek(at), Some.Bishkek));

    [Theory]
    [InlineData("2026-11-24 10:00", 2, "2026-11-24 12:00")]
    [InlineData("2026-11-24 20:00", 1, "2026-11-24 21:00")]
    [InlineData("2026-11-24 20:00", 2, "2026-11-25 09:00")]
    [InlineData("2026-11-24 23:00", 13, "2026-11-25 21:00")]
    [InlineData("2026-11-24 08:00", 27, "2026-11-26 09:00")]
    public void Work_goes_on_where_they_end(string from, int hours, string end) =>
        Assert.Equal(Bishkek(end), QuietHours.Usual.After(TimeSpan.FromHours(hours), Bishkek(from), Some.Bishkek));

    [Fact]
    public void Without_them_work_goes_on_at_night() =>
        Assert.Equal(Bishkek("2026-11-25 04:00"), Of("00:00", "00:00").After(TimeSpan.FromHours(8), Bishkek("2026-11-24 20:00"), Some.Bishkek));

    static QuietHours Of(string from, string to) => new(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));

    static DateTimeOffset Bishkek(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(6));
}
