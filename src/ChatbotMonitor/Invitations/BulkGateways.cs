using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Invitations;

/// <summary>Which way a message to one of many goes, and how fast that may be.</summary>
sealed class BulkGateways(Settings settings)
{
    /// <summary>The gateway that settings name for an address; for whatever is no SMS of ours, its channel.</summary>
    public string Of(Address to) => to.Channel == ChannelNames.Sms ? settings.Sms.For(to.Id) ?? Only : to.Channel;

    /// <summary>How fast it may be.</summary>
    public BulkRate RateOf(string gateway) => new(gateway switch
    {
        TwilioChannel.GatewayName => settings.Twilio.PerHour,
        KannelChannel.GatewayName => settings.Kannel.PerHour,
        // A phone without a limit has none to share.
        AndroidSmsChannel.GatewayName when settings.AndroidSms.Phones.All(p => p.PerHour > 0) => settings.AndroidSms.Phones.Sum(p => p.PerHour),
        _ => 0,
    });

    string Only => settings switch
    {
        { Twilio.IsSet: true } => TwilioChannel.GatewayName,
        { Kannel.IsSet: true } => KannelChannel.GatewayName,
        _ => AndroidSmsChannel.GatewayName,
    };
}
