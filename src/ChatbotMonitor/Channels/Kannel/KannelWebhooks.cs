using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>Kannel's two requests: messages received (its get-url), and what became of messages sent (its dlr-url).</summary>
public sealed class KannelWebhooks(KannelSettings settings, IIntake intake, WebhookEdge edge, TimeProvider time)
{
    /// <summary>Where messages come in.</summary>
    public const string MessagePath = "/sms/kannel";

    /// <summary>Where receipts come in.</summary>
    public const string ReceiptPath = "/sms/kannel/receipt";

    // Empty: what it says, Kannel would send to the person. The reply goes through the Outbox.
    static readonly IResult NoReply = Results.Text("");

    readonly string? _own = PhoneNumber.ToE164(settings.From);

    /// <summary>200 and nothing else once the message is on disk; 403 without the secret, 400 for what is no message, 503 where it could not be stored.</summary>
    public Task<IResult> Message(HttpContext http) => edge.Answer(http, MessagePath, () => Answer(http, async query =>
    {
        if (!KannelInbound.IsWhole(query))
            return WebhookAnswer.Malformed();
        if (KannelInbound.Read(query, _own, time.GetUtcNow()) is not { } inbound)
            return WebhookAnswer.Ignored(NoReply);

        await intake.Accept([inbound], http.RequestAborted);
        return WebhookAnswer.Taken(NoReply);
    }));

    /// <summary>200 once the receipt is on disk, or where its state is none that we know; the rest as for a message.</summary>
    public Task<IResult> Receipt(HttpContext http) => edge.Answer(http, ReceiptPath, () => Answer(http, async query =>
    {
        if (!KannelReceipt.IsWhole(query))
            return WebhookAnswer.Malformed();
        if (KannelReceipt.Read(query, time.GetUtcNow()) is not { } receipt)
            return WebhookAnswer.Ignored(NoReply);

        await intake.Accept(receipt, http.RequestAborted);
        return WebhookAnswer.Taken(NoReply);
    }));

    async Task<WebhookAnswer> Answer(HttpContext http, Func<KannelQuery, Task<WebhookAnswer>> take)
    {
        var query = KannelQuery.Read(http.Request.QueryString.Value);
        return query.Shows("secret", settings.InboundSecret) ? await take(query) : WebhookAnswer.Refused;
    }
}
