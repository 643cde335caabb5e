namespace ChatbotMonitor.Core.Delivery;

/// <summary>How many messages to many people a gateway may carry: three quarters of its hour, evenly spread, and of that only what replies leave.</summary>
/// <param name="PerHour">What the gateway may send in an hour; 0 is no limit.</param>
public readonly record struct BulkRate(int PerHour)
{
    /// <summary>What the usage that <see cref="Room"/> asks for is measured over: phones count by the half hour.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    const double Share = 0.75;

    // Where nothing is limited: one a second.
    const double Most = 3_600;

    /// <summary>The distance between two of them.</summary>
    public TimeSpan Interval => TimeSpan.FromHours(1) / ShareOfHour;

    /// <summary>How many more may go where <paramref name="used"/> messages of any kind went out within the <see cref="Window"/> and <paramref name="waiting"/> wait.</summary>
    public int Room(double used, int waiting) => (int)Math.Max(0, Math.Floor((ShareOfHour * (Window / TimeSpan.FromHours(1))) - used - waiting) + 1);

    double ShareOfHour => PerHour > 0 ? Math.Min(Most, PerHour * Share) : Most;
}
