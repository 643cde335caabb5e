namespace ChatbotMonitor.Core.Delivery;

/// <summary>How far a message has come; a later state is never followed by an earlier one.</summary>
public enum DeliveryState
{
    Queued = 0,
    Sent = 1,
    Delivered = 2,
    Failed = 3,
}

/// <summary>A provider's word on a message it took: states only move forward, whatever order receipts come in.</summary>
/// <param name="Channel">The channel that was sent on.</param>
/// <param name="ProviderId">The id the provider gave the message.</param>
/// <param name="State">The state it reports.</param>
/// <param name="At">When we heard.</param>
/// <param name="Reason">The provider's error code or words, where it failed.</param>
public sealed record Receipt(string Channel, string ProviderId, DeliveryState State, DateTimeOffset At, string? Reason = null)
{
    /// <summary>What carried the message, where the channel has several ways and the receipt came by one of them.</summary>
    public Carrier? By { get; init; }

    /// <summary>Whether a message in <paramref name="now"/> moves on to <paramref name="next"/>: what was delivered was, whatever one of its parts or a former try came to.</summary>
    public static bool Advances(DeliveryState now, DeliveryState next) => Distance(next) > Distance(now);

    static int Distance(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => 3,
        DeliveryState.Failed => 2,
        _ => (int)state,
    };
}
