using System.Collections.Concurrent;
using System.Net;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Refit;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>SMS by Twilio.</summary>
public sealed class TwilioChannel(ITwilioMessages messages, TwilioSettings settings, TimeProvider time) : IChannel
{
    /// <summary>How long one request may take.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>The longest body that Twilio takes, in characters (its error 21617).</summary>
    public const int LongestBody = 1600;

    // Parts of a long message that went out before one of them failed: the next attempt goes on there.
    readonly ConcurrentDictionary<long, int> _partsSent = new();

    /// <inheritdoc />
    public string Name => ChannelNames.Sms;

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

    async Task<SendOutcome> SendPart(Address to, string text, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        using var response = await messages.Create(settings.AccountSid ?? "", Form(to, text), either.Token);
        if (response.StatusCode is not { } status)
        {
            cancel.ThrowIfCancellationRequested();
            return new SendOutcome.TryLater(limit.IsCancellationRequested ? $"Twilio did not answer within {TimeLimit.TotalSeconds:0} s" : Unreached(response.Error));
        }

        // Taken even where its answer cannot be read: a second attempt would be a second message.
        return status == HttpStatusCode.Created
            ? new SendOutcome.Sent(response.Content?.Sid)
            : TwilioErrors.Outcome(status, ErrorIn(response), RetryAfter(response));
    }

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

    // The exceptions' own messages name the host and nothing of the message; the innermost says what happened.
    static string Unreached(Exception? error) => $"Twilio could not be reached: {error?.GetBaseException().Message ?? "no answer"}";

    static TwilioError? ErrorIn(IApiResponse response) =>
        response.HasResponseError(out var error) && error.TryGetContentAs<TwilioError>(out var content) ? content : null;

    TimeSpan? RetryAfter(IApiResponse response) => response.Headers?.RetryAfter is { } header
        ? header.Delta ?? header.Date - time.GetUtcNow()
        : null;
}
