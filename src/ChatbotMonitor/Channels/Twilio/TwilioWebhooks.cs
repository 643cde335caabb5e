using System.Net.Mime;
using System.Text;
using ChatbotMonitor.Pipeline;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>Twilio's two webhooks: messages received, and what became of messages sent.</summary>
public sealed class TwilioWebhooks(TwilioSettings settings, IIntake intake, WebhookEdge edge, TimeProvider time)
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
    public Task<IResult> Message(HttpContext http) => edge.Answer(http, MessagePath, () => Answer(http, async form =>
    {
        if (string.IsNullOrEmpty(form["MessageSid"]) || string.IsNullOrEmpty(form["From"]))
            return WebhookAnswer.Malformed();
        if (TwilioInbound.Read(form, _own, time.GetUtcNow()) is not { } inbound)
            return WebhookAnswer.Ignored(NoReply);

        await intake.Accept([inbound], http.RequestAborted);
        return WebhookAnswer.Taken(NoReply);
    }));

    /// <summary>204 once the receipt is on disk, or where its status is none that we know; the rest as for a message.</summary>
    public Task<IResult> Status(HttpContext http) => edge.Answer(http, StatusPath, () => Answer(http, async form =>
    {
        if (string.IsNullOrEmpty(form["MessageSid"]) || string.IsNullOrEmpty(form["MessageStatus"]))
            return WebhookAnswer.Malformed();
        if (TwilioReceipt.Read(form, time.GetUtcNow()) is not { } receipt)
            return WebhookAnswer.Ignored(Results.NoContent());

        await intake.Accept(receipt, http.RequestAborted);
        return WebhookAnswer.Taken(Results.NoContent());
    }));

    async Task<WebhookAnswer> Answer(HttpContext http, Func<TwilioForm, Task<WebhookAnswer>> take)
    {
        // Asked first: a stranger's body is not even read.
        string? signature = http.Request.Headers[TwilioSignature.Header];
        if (string.IsNullOrEmpty(settings.AuthToken) || settings.PublicUrl is not { } publicUrl || string.IsNullOrEmpty(signature))
            return WebhookAnswer.Refused;
        if (!IsForm(http.Request))
            return WebhookAnswer.Malformed(StatusCodes.Status415UnsupportedMediaType);

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = TwilioForm.LargestBody;
        if (await Form(http) is not { } form)
            return WebhookAnswer.Malformed();
        var url = publicUrl.OriginalString.TrimEnd('/') + PathAndQuery(http);
        return TwilioSignature.IsValid(signature, settings.AuthToken, url, form.Parameters) ? await take(form) : WebhookAnswer.Refused;
    }

    static async Task<TwilioForm?> Form(HttpContext http)
    {
        try
        {
            return await TwilioForm.Read(http.Request.Body, http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    // As it was sent, byte for byte: decoding and encoding again would not always give what was signed.
    static string PathAndQuery(HttpContext http) =>
        http.Features.Get<IHttpRequestFeature>()?.RawTarget is { } raw && raw.StartsWith('/') ? raw : http.Request.GetEncodedPathAndQuery();
}
