namespace ChatbotMonitor.Storage;

/// <summary>How long a store keeps what is not kept for good, whatever database is behind it.</summary>
static class Retention
{
    /// <summary>Inbound messages, so that one that comes again is known.</summary>
    public static readonly TimeSpan Heard = TimeSpan.FromDays(30);

    /// <summary>What became of messages that were sent, and messages that never will be.</summary>
    public static readonly TimeSpan Messages = TimeSpan.FromDays(90);

    /// <summary>When something was last done.</summary>
    public static readonly TimeSpan Marks = TimeSpan.FromDays(90);

    /// <summary>Updates that could not be handled.</summary>
    public static readonly TimeSpan Aside = TimeSpan.FromDays(90);

    /// <summary>Referrals beyond their time: an old link still says so.</summary>
    public static readonly TimeSpan Referrals = TimeSpan.FromDays(365);

    /// <summary>Codes of links beyond their time.</summary>
    public static readonly TimeSpan Links = TimeSpan.FromDays(1);

    /// <summary>What sending cost: longer than a month, so that each day of it is still known at its end.</summary>
    public static readonly TimeSpan Spent = TimeSpan.FromDays(400);
}
