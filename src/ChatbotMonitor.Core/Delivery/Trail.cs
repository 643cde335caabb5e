using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Delivery;

/// <summary>How far a message that left the outbox has come, and when it came to each state; a time is null where it did not, or where nobody told.</summary>
/// <param name="Channel">The channel it was for.</param>
/// <param name="To">Whom it was for; null where that is not known, as of a receipt that came before its message.</param>
/// <param name="State">The furthest state.</param>
public sealed record Trail(string Channel, Address? To, DeliveryState State)
{
    /// <summary>The id it had in the outbox; null for a message of an older program.</summary>
    public long? Id { get; init; }

    /// <summary>What carried it, or failed to; null where its channel has but one way.</summary>
    public Carrier? By { get; init; }

    /// <summary>The segments it was sent in; 0 on what is no SMS.</summary>
    public int Segments { get; init; }

    /// <summary>How often it was tried, the last time included.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was committed to be sent.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When the provider took it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When we heard that it was delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was given up, or when we heard that it was not delivered.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>The provider's reason, where it failed.</summary>
    public string? Reason { get; init; }
}
