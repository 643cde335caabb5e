using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>The phones' one webhook: messages received, and what became of messages sent.</summary>
sealed class AndroidWebhook(AndroidSmsSettings settings, AndroidPhones phones, IIntake intake, WebhookEdge edge, TimeProvider time)
{
    /// <summary>Where they post.</summary>
    public const string Path = "/sms/android";

    /// <summary>The most that a webhook may weigh, in bytes; the phones' weigh some five hundred.</summary>
    public const int LargestBody = 64 * 1024;

    const string Received = "sms:received";

    /// <summary>200 once what it says is on disk, or where it is nothing for us; 403 for a bad signature or an old one, 4xx for what is no webhook of a phone's, 503 where it could not be stored.</summary>
    public Task<IResult> Post(HttpContext http) => edge.Answer(http, Path, () => Answer(http));

    async Task<WebhookAnswer> Answer(HttpContext http)
    {
        // Asked first: a stranger's body is not even read.
        string? signature = http.Request.Headers[AndroidSignature.Header], timestamp = http.Request.Headers[AndroidSignature.TimeHeader];
        if (string.IsNullOrEmpty(signature) || !AndroidSignature.IsFresh(timestamp, time.GetUtcNow()))
            return WebhookAnswer.Refused;
        if (await WebhookBody.Read(http.Request, LargestBody, http.RequestAborted) is not { } body)
            return WebhookAnswer.Malformed(StatusCodes.Status413PayloadTooLarge);
        if (settings.Phones.FirstOrDefault(p => AndroidSignature.IsValid(signature, p.SigningKey!, body, timestamp!)) is not { } phone)
            return WebhookAnswer.Refused;
        return AndroidEvent.Read(body) is { } said ? await Take(said, phone.Key, http.RequestAborted) : WebhookAnswer.Malformed();
    }

    async Task<WebhookAnswer> Take(AndroidEvent said, string phone, CancellationToken cancel)
    {
        if (said.Kind == Received)
        {
            if (Message(said, phone) is not { } message)
                return WebhookAnswer.Ignored(Results.Ok());
            phones.Met(message.From, phone);
            await intake.Accept([message], cancel);
            return WebhookAnswer.Taken(Results.Ok());
        }

        if (!AndroidReceipt.IsOne(said))
            return WebhookAnswer.Ignored(Results.Ok());
        if (AndroidReceipt.Read(said, phone, time.GetUtcNow()) is not { } receipt)
            return WebhookAnswer.Malformed();
        await intake.Accept(receipt, cancel);
        return WebhookAnswer.Taken(Results.Ok());
    }

    // Null where no person wrote: a short code, a sender's name, the phone itself. Two machines must not talk.
    // Of a message the gateway makes its id from its words; the event's stays with it over all attempts to post it.
    Inbound? Message(AndroidEvent said, string phone) => PhoneNumber.ToE164(said.From) is { } from && !string.Equals(from, PhoneNumber.ToE164(said.Own), StringComparison.Ordinal)
        ? new Inbound($"{ChannelNames.Sms}:android:{said.Id}", new Address(ChannelNames.Sms, from), time.GetUtcNow(), new Input.Text(said.Text ?? "")) { SentAt = said.ReceivedAt, Phone = phone }
        : null;
}
