using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Digests;

/// <summary>When a coordinator's digests are due: one for each local date, at their hour, in their zone.</summary>
public static class DigestClock
{
    /// <summary>The moment the digest of <paramref name="date"/> is due.</summary>
    /// <remarks>An hour that the clocks skip is taken as late as the skip is long; of an hour that comes twice, the first.</remarks>
    public static DateTimeOffset DueAt(Coordinator coordinator, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        var (zone, local) = (coordinator.Zone, date.ToDateTime(coordinator.DigestAt));
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The latest local date whose digest is due at <paramref name="now"/>; earlier ones that were missed are not made up for.</summary>
    public static DateOnly LatestDue(Coordinator coordinator, DateTimeOffset now)
    {
        // Tomorrow is asked first: where clocks go back over midnight, a date can begin before the one before it is over.
        var date = LocalDate(coordinator, now).AddDays(1);
        while (DueAt(coordinator, date) > now)
            date = date.AddDays(-1);
        return date;
    }

    /// <summary>The first moment after <paramref name="now"/> that a digest is due.</summary>
    public static DateTimeOffset NextAfter(Coordinator coordinator, DateTimeOffset now) => DueAt(coordinator, LatestDue(coordinator, now).AddDays(1));

    /// <summary>What the digest of <paramref name="date"/> tells of: everything since the digest of the day before, so that days of 23 and 25 hours leave no gap and count nothing twice.</summary>
    public static DigestWindow Window(Coordinator coordinator, DateOnly date) => new(
        DueAt(coordinator, date.AddDays(-1 - DigestWindow.DaysBefore)),
        DueAt(coordinator, date.AddDays(-1)),
        DueAt(coordinator, date));

    /// <summary>By when the digest of <paramref name="date"/> should be acknowledged: noon, or four hours after it where it comes late in the morning or after.</summary>
    public static DateTimeOffset AcknowledgedBy(Coordinator coordinator, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        var noon = DueAt(coordinator with { DigestAt = new TimeOnly(12, 0) }, date);
        var hours = DueAt(coordinator, date) + TimeSpan.FromHours(4);
        return noon > hours ? noon : hours;
    }

    /// <summary>The Monday of the week that <paramref name="date"/> lies in.</summary>
    public static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    /// <summary>The date at the coordinator's place.</summary>
    public static DateOnly LocalDate(Coordinator coordinator, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        return LocalTime.DayOf(now, coordinator.Zone);
    }
}
