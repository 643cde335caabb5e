using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage.Moving;

/// <summary>Rows of <see cref="Collection.Deliveries"/>: one message that a provider gave an id, and all that is known of it.</summary>
static class Sending
{
    /// <summary>The row of a trail.</summary>
    /// <param name="providerId">The provider's id.</param>
    /// <param name="trail">What is known.</param>
    /// <param name="sent">Whether we have sent it; else a receipt came of what is not known.</param>
    /// <param name="first">When the first was heard of it, in ticks.</param>
    public static object?[] Row(string providerId, Trail trail, bool sent, long first)
    {
        // A database may know of the oldest by the day only.
        var day = first / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay;
        var at = trail.SentAt?.UtcTicks ?? day;
        var delivered = trail.DeliveredAt?.UtcTicks ?? (trail.State == DeliveryState.Delivered ? at : null);
        var lost = trail.FailedAt?.UtcTicks ?? (trail.State == DeliveryState.Failed ? at : null);
        if (!sent)
            at = Math.Min(delivered ?? long.MaxValue, lost ?? long.MaxValue) is var heard && heard < long.MaxValue ? heard : day;
        return
        [
            trail.Channel, providerId, sent, (long)trail.State, at, trail.To?.Key, trail.Id, trail.By?.Gateway, trail.By?.Phone,
            (long)trail.Segments, (long)trail.Attempts, trail.QueuedAt?.UtcTicks, delivered, lost, trail.Reason,
        ];
    }

    /// <summary>The trail of a row.</summary>
    public static (string ProviderId, Trail Trail, bool Sent, long At) Of(object?[] row) => (
        (string)row[1]!,
        new Trail((string)row[0]!, row[5] is string to ? Address.Parse(to) : null, (DeliveryState)(long)row[3]!)
        {
            Id = (long?)row[6],
            By = row[7] is string gateway ? new Carrier(gateway, (string?)row[8]) : null,
            Segments = (int)(long)row[9]!,
            Attempts = (int)(long)row[10]!,
            QueuedAt = Time(row[11]),
            SentAt = (bool)row[2]! ? Time(row[4]) : null,
            DeliveredAt = Time(row[12]),
            FailedAt = Time(row[13]),
            Reason = (string?)row[14],
        },
        (bool)row[2]!,
        (long)row[4]!);

    static DateTimeOffset? Time(object? ticks) => ticks is long t ? new DateTimeOffset(t, TimeSpan.Zero) : null;
}
