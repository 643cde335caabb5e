namespace ChatbotMonitor.Core.Digests;

/// <summary>The hours that counts are kept by: UTC's, whole.</summary>
public static class WholeHour
{
    /// <summary>The start of the hour in which <paramref name="time"/> lies.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>The start of the first hour that is not before <paramref name="time"/>.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset time) => Floor(time) is var hour && hour < time ? hour.AddHours(1) : hour;
}
