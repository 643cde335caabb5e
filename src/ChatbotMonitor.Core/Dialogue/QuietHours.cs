using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The hours of the local night in which nobody is written to unasked; there are none where both times are the same.</summary>
/// <param name="From">When they begin.</param>
/// <param name="To">When they end.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>From nine in the evening to eight in the morning.</summary>
    public static QuietHours Usual { get; } = new(new TimeOnly(21, 0), new TimeOnly(8, 0));

    /// <summary>Whether <paramref name="at"/> lies in them.</summary>
    public bool Cover(DateTimeOffset at, TimeZoneInfo zone) => TimeOnly.FromDateTime(Local(at, zone)).IsBetween(From, To);

    /// <summary>The first moment, not before <paramref name="at"/>, that lies outside them.</summary>
    public DateTimeOffset Open(DateTimeOffset at, TimeZoneInfo zone) => Cover(at, zone) ? Next(To, at, zone) : at;

    /// <summary>When <paramref name="time"/> outside of them will have passed from <paramref name="from"/> on.</summary>
    public DateTimeOffset After(TimeSpan time, DateTimeOffset from, TimeZoneInfo zone)
    {
        var at = Open(from, zone);
        if (From == To)
            return at + time;
        while (Next(From, at, zone) is var closes && closes - at < time)
        {
            time -= closes - at;
            at = Open(closes, zone);
        }

        return at + time;
    }

    /// <summary>The moment at which they end on <paramref name="day"/>.</summary>
    public DateTimeOffset EndOn(DateOnly day, TimeZoneInfo zone) => LocalTime.At(day, To, zone);

    // Strictly later: at nine in the evening the next nine in the evening is tomorrow's.
    static DateTimeOffset Next(TimeOnly time, DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = Local(after, zone);
        var day = DateOnly.FromDateTime(local);
        return LocalTime.At(TimeOnly.FromDateTime(local) < time ? day : day.AddDays(1), time, zone);
    }

    static DateTime Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
