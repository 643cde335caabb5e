namespace ChatbotMonitor.Core.Digests;

/// <summary>The time a digest tells of, and the seven days before that it is measured against.</summary>
/// <param name="BeforeFrom">The start of the seven days before.</param>
/// <param name="From">The end of these, and the start of what is told (inclusive).</param>
/// <param name="To">The end of what is told (exclusive).</param>
public readonly record struct DigestWindow(DateTimeOffset BeforeFrom, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How many days before are averaged.</summary>
    public const int DaysBefore = 7;

    /// <summary>The twenty-four hours up to <paramref name="now"/>: an extra digest, asked for.</summary>
    public static DigestWindow UpTo(DateTimeOffset now) => new(now.AddDays(-1 - DaysBefore), now.AddDays(-1), now);
}
