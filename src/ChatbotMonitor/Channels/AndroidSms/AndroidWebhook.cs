using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>The phones' one webhook: messages received, and what became of messages sent.</summary>
sealed partial class AndroidWebhook(AndroidSmsSettings settings, AndroidPhones phones, IIntake intake, AndroidCounters counters, TimeProvider time, ILogger<AndroidWebhook> log)
{
    /// <summary>Where they post.</summary>
    public const string Path = "/sms/android";

    /// <summary>The most that a webhook may weigh, in bytes; the phones' weigh some five hundred.</summary>
    public const int LargestBody = 64 * 1024;

    const string Received = "sms:received";

    /// <summary>200 once what it says is on disk, or where it is nothing for us; 403 for a bad signature or an old one, 4xx for what is no webhook of a phone's, 503 where it could not be stored.</summary>
    public async Task<IResult> Post(HttpContext http)
    {
        var (outcome, status) = await Answer(http);
        counters.Count(outcome);
        return Results.StatusCode(status);
    }

    async Task<(string Outcome, int Status)> Answer(HttpContext http)
    {
        // Asked first: a stranger's body is not even read.
        string? signature = http.Request.Headers[AndroidSignature.Header], timestamp = http.Request.Headers[AndroidSignature.TimeHeader];
        if (string.IsNullOrEmpty(signature) || !AndroidSignature.IsFresh(timestamp, time.GetUtcNow()))
            return ("refused", StatusCodes.Status403Forbidden);

        try
        {
            if (await Body(http.Request, http.RequestAborted) is not { } body)
                return ("malformed", StatusCodes.Status413PayloadTooLarge);
            if (settings.Phones.FirstOrDefault(p => AndroidSignature.IsValid(signature, p.SigningKey!, body, timestamp!)) is not { } phone)
                return ("refused", StatusCodes.Status403Forbidden);
            return AndroidEvent.Read(body) is { } said ? await Take(said, phone.Key, http.RequestAborted) : ("malformed", StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException error)
        {
            return ("malformed", error.StatusCode);
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The web edge: nothing was stored, the phone is told so and comes again.
            LogNotStored(log, error);
            return ("failed", StatusCodes.Status503ServiceUnavailable);
        }
    }

    async Task<(string Outcome, int Status)> Take(AndroidEvent said, string phone, CancellationToken cancel)
    {
        if (said.Kind == Received)
        {
            if (Message(said, phone) is not { } message)
                return ("ignored", StatusCodes.Status200OK);
            phones.Met(message.From, phone);
            await intake.Accept([message], cancel);
            return ("message", StatusCodes.Status200OK);
        }

        if (!AndroidReceipt.IsOne(said))
            return ("ignored", StatusCodes.Status200OK);
        if (AndroidReceipt.Read(said, phone, time.GetUtcNow()) is not { } receipt)
            return ("malformed", StatusCodes.Status400BadRequest);
        await intake.Accept(receipt, cancel);
        return ("receipt", StatusCodes.Status200OK);
    }

    // Null where no person wrote: a short code, a sender's name, the phone itself. Two machines must not talk.
    // Of a message the gateway makes its id from its words; the event's stays with it over all attempts to post it.
    Inbound? Message(AndroidEvent said, string phone) => PhoneNumber.ToE164(said.From) is { } from && !string.Equals(from, PhoneNumber.ToE164(said.Own), StringComparison.Ordinal)
        ? new Inbound($"{ChannelNames.Sms}:android:{said.Id}", new Address(ChannelNames.Sms, from), time.GetUtcNow(), new Input.Text(said.Text ?? "")) { SentAt = said.ReceivedAt, Phone = phone }
        : null;

    static async Task<byte[]?> Body(HttpRequest request, CancellationToken aborted)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        while (await request.Body.ReadAsync(buffer, aborted) is var read and > 0)
        {
            if (body.Length + read > LargestBody)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    [LoggerMessage(LogLevel.Error, "A webhook of a phone's could not be stored.")]
    static partial void LogNotStored(ILogger log, Exception error);
}
