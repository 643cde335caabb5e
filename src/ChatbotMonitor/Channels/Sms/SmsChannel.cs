using System.Collections.Concurrent;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Sms;

/// <summary>SMS over all gateways that are set: by the one that the number's prefix asks for, and by the next where that one stays down.</summary>
/// <remarks>A gateway that misses a moment is waited for; a message whose answer was lost could otherwise go out by two of them.</remarks>
public sealed class SmsChannel(IReadOnlyList<ISmsGateway> gateways, SmsSettings settings, TimeProvider time) : IChannel, IHasGateways
{
    /// <summary>How long a gateway may fail before others take its messages.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How often a gateway that is down is asked again, by a message of its own.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    // A gateway that asks for longer than this stands in the way like one that is down: the whole channel would wait with it.
    static readonly TimeSpan ShortWait = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, Trouble> _troubles = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => ChannelNames.Sms;

    /// <inheritdoc />
    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        SendOutcome? before = null;
        foreach (var gateway in InOrder(message.Message.To))
        {
            if (IsLeftOut(gateway))
                continue;
            var outcome = await gateway.Send(message, cancel);
            outcome = outcome with { By = outcome.By ?? new Carrier(gateway.Gateway), After = outcome.After ?? before };
            var staysDown = Note(gateway, outcome);
            if (!staysDown || gateways.Count == 1)
                return outcome;
            before = outcome;
        }

        return before ?? new SendOutcome.TryLater("no SMS gateway answers");
    }

    /// <inheritdoc />
    public string GatewayFor(Address to)
    {
        var order = InOrder(to);
        return (order.FirstOrDefault(g => !IsLeftOut(g)) ?? order.First()).Gateway;
    }

    IEnumerable<ISmsGateway> InOrder(Address to)
    {
        if (gateways.Count == 1)
            return gateways;
        var wanted = settings.For(to.Id);
        return gateways.OrderByDescending(g => string.Equals(g.Gateway, wanted, StringComparison.Ordinal));
    }

    bool IsLeftOut(ISmsGateway gateway) =>
        gateways.Count > 1 && _troubles.TryGetValue(gateway.Gateway, out var trouble) && trouble.AskAgain > time.GetUtcNow();

    /// <summary>Whether the message is to go by another gateway.</summary>
    bool Note(ISmsGateway gateway, SendOutcome outcome)
    {
        var now = time.GetUtcNow();
        switch (outcome)
        {
            case SendOutcome.RetryAfter { Wait: var wait } when wait > ShortWait:
                _troubles[gateway.Gateway] = new Trouble(now, now + wait);
                return true;
            case SendOutcome.TryLater:
                var since = _troubles.TryGetValue(gateway.Gateway, out var before) ? before.Since : now;
                var staysDown = now - since >= Patience;
                _troubles[gateway.Gateway] = new Trouble(since, staysDown ? now + Between : now);
                return staysDown;
            default:
                _troubles.TryRemove(gateway.Gateway, out _);
                return false;
        }
    }

    readonly record struct Trouble(DateTimeOffset Since, DateTimeOffset AskAgain);
}
