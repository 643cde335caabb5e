using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>SMS by phones: the one a person knows or the least loaded, and the next where one fails or has used up its hour.</summary>
sealed class AndroidSmsChannel(AndroidPhones phones) : ISmsGateway
{
    /// <summary>What settings call it.</summary>
    public const string GatewayName = "android";

    /// <inheritdoc />
    public string Name => ChannelNames.Sms;

    /// <inheritdoc />
    public string Gateway => GatewayName;

    /// <inheritdoc />
    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var to = message.Message.To;
        TimeSpan? soonest = null;
        SendOutcome? failure = null;
        foreach (var phone in phones.For(to))
        {
            if (!phone.TryTake(out var wait))
            {
                soonest = soonest < wait ? soonest : wait;
                continue;
            }

            var outcome = await phone.Send(message, cancel) with { By = new Carrier(Gateway, phone.Name), After = failure };
            if (outcome is SendOutcome.Sent)
                phones.Met(to, phone.Name);
            if (outcome is not (SendOutcome.TryLater or SendOutcome.RetryAfter))
                return outcome;
            failure = outcome;
        }

        return failure ?? new SendOutcome.RetryAfter(soonest ?? TimeSpan.FromMinutes(1));
    }
}
