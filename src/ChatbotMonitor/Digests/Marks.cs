using System.Globalization;

namespace ChatbotMonitor.Digests;

/// <summary>The keys by which the store remembers what was done; a line break is in no id.</summary>
static class Marks
{
    /// <summary>The week's digest that tells of the week before that Monday went out.</summary>
    public static string Week(string coordinatorId, DateOnly monday) => $"week\n{coordinatorId}\n{Day(monday)}";

    /// <summary>The next in line was told that the digest of that date lies unread, or need not be.</summary>
    public static string Reminder(string coordinatorId, DateOnly date) => $"reminder\n{coordinatorId}\n{Day(date)}";

    /// <summary>Somebody acknowledged the digest of that date.</summary>
    public static string Seen(string coordinatorId, DateOnly date) => $"seen\n{coordinatorId}\n{Day(date)}";

    /// <summary>The coordinator last did something with a report.</summary>
    public static string Acted(string coordinatorId) => $"acted\n{coordinatorId}";

    /// <summary>The coordinator was last told that complaints about this are many.</summary>
    public static string Alert(string coordinatorId, string? service, string? place) => $"alert\n{coordinatorId}\n{service}\n{place}";

    /// <summary>A gateway was last seen to fail.</summary>
    public static string Failing(string gateway) => $"failing\n{gateway}";

    /// <summary>The operator was told that the cap on money of the day or month that begins then is reached.</summary>
    public static string Capped(string cap, DateOnly since) => $"capped\n{cap}\n{Day(since)}";

    static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
