using System.Collections.Frozen;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>Twilio's status callback, as a <see cref="Receipt"/>.</summary>
public static class TwilioReceipt
{
    // https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
    static readonly FrozenDictionary<string, DeliveryState> States = new Dictionary<string, DeliveryState>(StringComparer.Ordinal)
    {
        ["accepted"] = DeliveryState.Queued,
        ["scheduled"] = DeliveryState.Queued,
        ["queued"] = DeliveryState.Queued,
        ["sending"] = DeliveryState.Queued,
        ["sent"] = DeliveryState.Sent,
        ["delivered"] = DeliveryState.Delivered,
        ["read"] = DeliveryState.Delivered,
        ["undelivered"] = DeliveryState.Failed,
        ["failed"] = DeliveryState.Failed,
        ["canceled"] = DeliveryState.Failed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The receipt, or null where the status is none that we know.</summary>
    /// <param name="form">The callback's parameters, <c>MessageSid</c> and <c>MessageStatus</c> among them.</param>
    /// <param name="now">When it came.</param>
    public static Receipt? Read(TwilioForm form, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!States.TryGetValue(form["MessageStatus"] ?? "", out var state))
            return null;

        var reason = state == DeliveryState.Failed ? TwilioErrors.Reason(form["ErrorCode"]) ?? form["MessageStatus"] : null;
        return new Receipt(ChannelNames.Sms, form["MessageSid"]!, state, now, reason) { By = TwilioChannel.Carrier };
    }
}
