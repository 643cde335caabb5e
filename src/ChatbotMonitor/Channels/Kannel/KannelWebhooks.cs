using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>Kannel's two requests: messages received (its get-url), and what became of messages sent (its dlr-url).</summary>
public sealed partial class KannelWebhooks(KannelSettings settings, IIntake intake, KannelCounters counters, TimeProvider time, ILogger<KannelWebhooks> log)
{
    /// <summary>Where messages come in.</summary>
    public const string MessagePath = "/sms/kannel";

    /// <summary>Where receipts come in.</summary>
    public const string ReceiptPath = "/sms/kannel/receipt";

    // Empty: what it says, Kannel would send to the person. The reply goes through the Outbox.
    static readonly IResult NoReply = Results.Text("");

    readonly string? _own = PhoneNumber.ToE164(settings.From);

    /// <summary>200 and nothing else once the message is on disk; 403 without the secret, 400 for what is no message, 503 where it could not be stored.</summary>
    public Task<IResult> Message(HttpContext http) => Handle(http, "message", async query =>
    {
        if (!KannelInbound.IsWhole(query))
            return ("malformed", Results.BadRequest());
        if (KannelInbound.Read(query, _own, time.GetUtcNow()) is not { } inbound)
            return ("ignored", NoReply);

        await intake.Accept([inbound], http.RequestAborted);
        return ("taken", NoReply);
    });

    /// <summary>200 once the receipt is on disk, or where its state is none that we know; the rest as for a message.</summary>
    public Task<IResult> Receipt(HttpContext http) => Handle(http, "receipt", async query =>
    {
        if (!KannelReceipt.IsWhole(query))
            return ("malformed", Results.BadRequest());
        if (KannelReceipt.Read(query, time.GetUtcNow()) is not { } receipt)
            return ("ignored", NoReply);

        await intake.Accept(receipt, http.RequestAborted);
        return ("taken", NoReply);
    });

    async Task<IResult> Handle(HttpContext http, string endpoint, Func<KannelQuery, Task<(string Outcome, IResult Result)>> take)
    {
        var (outcome, result) = await Answer(http, take);
        counters.Count(endpoint, outcome);
        return result;
    }

    async Task<(string Outcome, IResult Result)> Answer(HttpContext http, Func<KannelQuery, Task<(string Outcome, IResult Result)>> take)
    {
        var query = KannelQuery.Read(http.Request.QueryString.Value);
        if (!query.Shows("secret", settings.InboundSecret))
            return ("refused", Results.StatusCode(StatusCodes.Status403Forbidden));

        try
        {
            return await take(query);
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The web edge: nothing was stored, Kannel is told so and may come again.
            LogNotStored(log, error);
            return ("failed", Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        }
    }

    [LoggerMessage(LogLevel.Error, "A request of Kannel's could not be stored.")]
    static partial void LogNotStored(ILogger log, Exception error);
}
