using System.Globalization;
using ChatbotMonitor.Core.Register;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class WorkingCalendarTests
{
    // New Year, International Women's Day (a Sunday in 2026), Orozo Ait, Nooruz (a Saturday in 2026).
    static readonly WorkingCalendar Calendar = new(
    [
        .. Enumerable.Range(1, 7).Select(d => new DateOnly(2026, 1, d)), new(2026, 3, 8), new(2026, 3, 20), new(2026, 3, 21),
    ]);

    [Theory]
    [InlineData("2026-03-02", 1, "2026-03-03")] // Monday to Tuesday
    [InlineData("2026-03-06", 1, "2026-03-09")] // over a weekend; the holiday on Sunday is not moved to Monday
    [InlineData("2026-03-19", 1, "2026-03-23")] // over Orozo Ait on a Friday
    [InlineData("2025-12-31", 3, "2026-01-12")] // over the New Year holidays and a weekend
    [InlineData("2026-03-07", 1, "2026-03-09")] // begun on a Saturday
    [InlineData("2026-03-04", 0, "2026-03-04")]
    public void A_term_is_counted_in_working_days_after_the_first(string start, int days, string due) => Assert.Equal(Day(due), Calendar.Add(Day(start), days));

    [Theory]
    [InlineData("2026-03-02", "2026-03-03", 1)]
    [InlineData("2026-03-06", "2026-03-09", 1)]
    [InlineData("2026-03-19", "2026-03-22", 0)]
    [InlineData("2026-03-02", "2026-03-02", 0)]
    [InlineData("2026-03-05", "2026-03-02", 0)]
    public void Working_days_between_leave_out_weekends_and_holidays(string from, string to, int days) => Assert.Equal(days, Calendar.Between(Day(from), Day(to)));

    [Fact]
    public void What_is_due_after_so_many_days_lies_so_many_days_away()
    {
        Gen.Select(Gen.Int[0, 800], Gen.Int[0, 60]).Sample((start, days) =>
        {
            var from = new DateOnly(2025, 6, 1).AddDays(start);
            Assert.Equal(days, Calendar.Between(from, Calendar.Add(from, days)));
        });
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
