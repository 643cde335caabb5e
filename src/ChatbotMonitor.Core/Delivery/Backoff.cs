namespace ChatbotMonitor.Core.Delivery;

/// <summary>How long to wait before the next attempt: doubling from two seconds to half an hour, jittered, given up after a day.</summary>
public static class Backoff
{
    /// <summary>After this long without success a message has failed.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>The wait after the <paramref name="attempts"/>th failure (1 is the first); <paramref name="chance"/> in [0, 1) spreads it over ±25 %.</summary>
    public static TimeSpan Wait(int attempts, double chance)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return (doubled < Longest ? doubled : Longest) * (0.75 + (0.5 * chance));
    }

    /// <summary>Whether a message made at <paramref name="createdAt"/> is given up at <paramref name="now"/>.</summary>
    public static bool IsOver(DateTimeOffset createdAt, DateTimeOffset now) => now - createdAt >= GiveUpAfter;
}
