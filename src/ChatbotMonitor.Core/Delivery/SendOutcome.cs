namespace ChatbotMonitor.Core.Delivery;

/// <summary>What came of one attempt to send; a closed set, the Outbox knows what each means.</summary>
public abstract record SendOutcome
{
    SendOutcome() { }

    /// <summary>By which of a channel's ways it was tried; null where the channel has but one.</summary>
    public Carrier? By { get; init; }

    /// <summary>What came of it the way that was tried before <see cref="By"/>, where that one failed; null where this was the first.</summary>
    public SendOutcome? After { get; init; }

    /// <summary>The provider took it; <paramref name="ProviderId"/> is what its receipts will name it by.</summary>
    public sealed record Sent(string? ProviderId) : SendOutcome;

    /// <summary>The provider asks the whole channel to be silent for <paramref name="Wait"/> (HTTP 429).</summary>
    public sealed record RetryAfter(TimeSpan Wait) : SendOutcome;

    /// <summary>No answer, or the provider is in trouble (5xx, time-out, refused connection): try again later.</summary>
    public sealed record TryLater(string Why) : SendOutcome;

    /// <summary>The provider will never take this message; <paramref name="Why"/> is its reason.</summary>
    public sealed record Rejected(string Why) : SendOutcome;

    /// <summary>The person cannot be reached any more (blocked the bot, opted out at the provider): nothing else is sent there.</summary>
    public sealed record Unreachable(string Why) : SendOutcome;
}
