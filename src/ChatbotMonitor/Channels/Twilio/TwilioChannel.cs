using System.Collections.Concurrent;
using System.Net;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Refit;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>SMS by Twilio.</summary>
public sealed class TwilioChannel(ITwilioMessages messages, TwilioSettings settings, TimeProvider time) : ISmsGateway
{
    /// <summary>The longest body that Twilio takes, in characters (its error 21617).</summary>
    public const int LongestBody = 1600;

    /// <summary>What settings call it.</summary>
    public const string GatewayName = "twilio";

    /// <summary>What its receipts come by.</summary>
    public static readonly Carrier Carrier = new(GatewayName);

    // Parts of a long message that went out before one of them failed: the next attempt goes on there.
    readonly ConcurrentDictionary<long, int> _partsSent = new();

    /// <inheritdoc />
    public string Name => ChannelNames.Sms;

    /// <inheritdoc />
    public string Gateway => GatewayName;

    /// <inheritdoc />
    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var parts = SmsParts.Split(message.Message.Text, LongestBody);
        _partsSent.TryRemove(message.Id, out var part);
        while (true)
        {
            var outcome = await SendPart(message.Message.To, parts[part], cancel);
            if (outcome is SendOutcome.Sent && ++part < parts.Count)
                continue;
            if (outcome is SendOutcome.RetryAfter or SendOutcome.TryLater && part > 0)
                _partsSent[message.Id] = part;
            return outcome;
        }
    }

    Task<SendOutcome> SendPart(Address to, string text, CancellationToken cancel) => Attempt.Within(
        GatewayHttp.TimeLimit,
        "Twilio",
        time,
        async either =>
        {
            using var response = await messages.Create(settings.AccountSid ?? "", Form(to, text), either);
            return Outcome(response);
        },
        cancel);

    SendOutcome Outcome(IApiResponse<TwilioMessage> response) => response.StatusCode switch
    {
        null => Unreached(response),

        // Taken, even where the rest of the answer makes no sense: a second attempt would be a second message.
        HttpStatusCode.Created => new SendOutcome.Sent(response.Content?.Sid),

        // Whether the status came through before the connection was lost is a matter of chance.
        HttpStatusCode.OK when IsBrokenOff(response.Error) => Unreached(response),
        { } status => TwilioErrors.Outcome(status, ErrorIn(response), RetryAfter.From(response.Headers, time.GetUtcNow())),
    };

    // The innermost exception says what happened to the connection; none of them names the message or the recipient.
    static SendOutcome.TryLater Unreached(IApiResponse response) => new($"Twilio could not be reached: {response.Error?.GetBaseException().Message}");

    static bool IsBrokenOff(Exception? error) => error is IOException || (error is not null && IsBrokenOff(error.InnerException));

    NewTwilioMessage Form(Address to, string text)
    {
        var isService = settings.From?.StartsWith("MG", StringComparison.Ordinal) == true;
        return new NewTwilioMessage
        {
            To = to.Id,
            From = isService ? null : settings.From,
            MessagingServiceSid = isService ? settings.From : null,
            Body = text,
            StatusCallback = settings.PublicUrl is { } url ? url.OriginalString.TrimEnd('/') + TwilioWebhooks.StatusPath : null,
        };
    }

    static TwilioError? ErrorIn(IApiResponse response) =>
        response.HasResponseError(out var error) && error.TryGetContentAs<TwilioError>(out var content) ? content : null;
}
