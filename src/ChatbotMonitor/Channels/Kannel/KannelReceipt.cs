using System.Collections.Frozen;
using System.Globalization;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>What Kannel fetches by dlr-url when it learns what became of a message, as a <see cref="Receipt"/>.</summary>
public static class KannelReceipt
{
    /// <summary>What we want to hear of (dlr-mask): delivered, not delivered, and refused by the operator. That it was passed on, its answer to sendsms says.</summary>
    public const int Mask = 1 + 2 + 16;

    const int LongestReason = 200;

    // %d of the user guide, "Delivery reports".
    static readonly FrozenDictionary<string, DeliveryState> States = new Dictionary<string, DeliveryState>(StringComparer.Ordinal)
    {
        ["1"] = DeliveryState.Delivered,
        ["2"] = DeliveryState.Failed,
        ["4"] = DeliveryState.Queued,
        ["8"] = DeliveryState.Sent,
        ["16"] = DeliveryState.Failed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Kannel gives no id to what it takes: the outbox's stands in, which the dlr-url carries there and back.</summary>
    public static string ProviderId(long outboxId) => string.Create(CultureInfo.InvariantCulture, $"kannel:{outboxId}");

    /// <summary>The address of a message's receipt; Kannel puts its words in place of %d and %A.</summary>
    public static string Url(Uri receiptUrl, string secret, long outboxId)
    {
        ArgumentNullException.ThrowIfNull(receiptUrl);
        return string.Create(CultureInfo.InvariantCulture, $"{receiptUrl.AbsoluteUri}?secret={secret}&id={outboxId}&state=%d&reason=%A");
    }

    /// <summary>Whether it says which message it is about, and what became of it.</summary>
    public static bool IsWhole(KannelQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return OutboxId(query) is not null && query["state"] is not null;
    }

    /// <summary>The receipt, or null where the state is none that we know.</summary>
    /// <param name="query">The parameters, whole.</param>
    /// <param name="now">When it came.</param>
    public static Receipt? Read(KannelQuery query, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (OutboxId(query) is not { } id || !States.TryGetValue(query["state"] ?? "", out var state))
            return null;
        return new Receipt(ChannelNames.Sms, ProviderId(id), state, now, state == DeliveryState.Failed ? Reason(query) : null) { By = KannelChannel.Carrier };
    }

    static long? OutboxId(KannelQuery query) =>
        long.TryParse(query["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    static string Reason(KannelQuery query)
    {
        var said = PhoneNumber.Hide(query["reason"] ?? "").Trim();
        var head = string.Equals(query["state"], "16", StringComparison.Ordinal) ? "refused by the operator" : "not delivered";
        return said.Length == 0 ? head : $"{head}: {said[..Math.Min(said.Length, LongestReason)]}";
    }
}
