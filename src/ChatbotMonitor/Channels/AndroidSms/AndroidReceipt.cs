using System.Collections.Frozen;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>What a phone says became of a message, as a <see cref="Receipt"/>.</summary>
public static class AndroidReceipt
{
    const int LongestReason = 200;

    static readonly FrozenDictionary<string, DeliveryState> States = new Dictionary<string, DeliveryState>(StringComparer.Ordinal)
    {
        ["sms:sent"] = DeliveryState.Sent,
        ["sms:delivered"] = DeliveryState.Delivered,
        ["sms:failed"] = DeliveryState.Failed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What receipts name a message by, among those of other gateways.</summary>
    public static string ProviderId(string messageId) => $"android:{messageId}";

    /// <summary>Whether it tells what became of a message.</summary>
    public static bool IsOne(AndroidEvent said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return States.ContainsKey(said.Kind);
    }

    /// <summary>The receipt, or null where it does not say of which message.</summary>
    /// <param name="said">The webhook.</param>
    /// <param name="phone">The key of the phone that posted it.</param>
    /// <param name="now">When it came.</param>
    public static Receipt? Read(AndroidEvent said, string phone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(said);
        if (said.MessageId is not { } id)
            return null;
        var state = States[said.Kind];
        return new Receipt(ChannelNames.Sms, ProviderId(id), state, now, state == DeliveryState.Failed ? Reason(said.Reason ?? "") : null) { By = new Carrier(AndroidSmsChannel.GatewayName, phone) };
    }

    static string Reason(string said)
    {
        said = PhoneNumber.Hide(said);
        return said.Length == 0 ? "failed" : said[..Math.Min(said.Length, LongestReason)];
    }
}
