using System.Net.Mime;
using System.Text;
using ChatbotMonitor.Pipeline;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>Twilio's two webhooks: messages received, and what became of messages sent.</summary>
public sealed partial class TwilioWebhooks(TwilioSettings settings, IIntake intake, TwilioCounters counters, TimeProvider time, ILogger<TwilioWebhooks> log)
{
    /// <summary>Where messages come in.</summary>
    public const string MessagePath = "/sms/twilio";

    /// <summary>Where receipts come in.</summary>
    public const string StatusPath = "/sms/twilio/status";

    // The reply goes through the Outbox, so Twilio is told to say nothing itself.
    static readonly IResult NoReply =
        Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>", MediaTypeNames.Text.Xml, Encoding.UTF8);

    readonly string? _own = PhoneNumber.ToE164(settings.From);

    /// <summary>200 and empty TwiML once the message is on disk; 403 for a bad signature, 4xx for what is no webhook of Twilio's, 503 where it could not be stored.</summary>
    public Task<IResult> Message(HttpContext http) => Handle(http, "message", async form =>
    {
        if (string.IsNullOrEmpty(form["MessageSid"]) || string.IsNullOrEmpty(form["From"]))
            return ("malformed", Results.BadRequest());
        if (TwilioInbound.Read(form, _own, time.GetUtcNow()) is not { } inbound)
            return ("ignored", NoReply);

        await intake.Accept([inbound], http.RequestAborted);
        return ("taken", NoReply);
    });

    /// <summary>204 once the receipt is on disk, or where its status is none that we know; the rest as for a message.</summary>
    public Task<IResult> Status(HttpContext http) => Handle(http, "status", async form =>
    {
        if (string.IsNullOrEmpty(form["MessageSid"]) || string.IsNullOrEmpty(form["MessageStatus"]))
            return ("malformed", Results.BadRequest());
        if (TwilioReceipt.Read(form, time.GetUtcNow()) is not { } receipt)
            return ("ignored", Results.NoContent());

        await intake.Accept(receipt, http.RequestAborted);
        return ("taken", Results.NoContent());
    });

    async Task<IResult> Handle(HttpContext http, string endpoint, Func<TwilioForm, Task<(string Outcome, IResult Result)>> take)
    {
        var (outcome, result) = await Answer(http, take);
        counters.Count(endpoint, outcome);
        return result;
    }

    async Task<(string Outcome, IResult Result)> Answer(HttpContext http, Func<TwilioForm, Task<(string Outcome, IResult Result)>> take)
    {
        // Asked first: a stranger's body is not even read.
        string? signature = http.Request.Headers[TwilioSignature.Header];
        if (string.IsNullOrEmpty(settings.AuthToken) || settings.PublicUrl is not { } publicUrl || string.IsNullOrEmpty(signature))
            return ("refused", Results.StatusCode(StatusCodes.Status403Forbidden));
        if (!IsForm(http.Request))
            return ("malformed", Results.StatusCode(StatusCodes.Status415UnsupportedMediaType));

        try
        {
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                size.MaxRequestBodySize = TwilioForm.LargestBody;
            var form = await TwilioForm.Read(http.Request.Body, http.RequestAborted);
            var url = publicUrl.OriginalString.TrimEnd('/') + PathAndQuery(http);
            return TwilioSignature.IsValid(signature, settings.AuthToken, url, form.Parameters)
                ? await take(form)
                : ("refused", Results.StatusCode(StatusCodes.Status403Forbidden));
        }
        catch (BadHttpRequestException error)
        {
            return ("malformed", Results.StatusCode(error.StatusCode));
        }
        catch (InvalidDataException)
        {
            return ("malformed", Results.BadRequest());
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The web edge: nothing was stored, Twilio is told so and may come again.
            LogNotStored(log, error);
            return ("failed", Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        }
    }

    static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    // As it was sent, byte for byte: decoding and encoding again would not always give what was signed.
    static string PathAndQuery(HttpContext http) =>
        http.Features.Get<IHttpRequestFeature>()?.RawTarget is { } raw && raw.StartsWith('/') ? raw : http.Request.GetEncodedPathAndQuery();

    [LoggerMessage(LogLevel.Error, "A webhook of Twilio's could not be stored.")]
    static partial void LogNotStored(ILogger log, Exception error);
}
