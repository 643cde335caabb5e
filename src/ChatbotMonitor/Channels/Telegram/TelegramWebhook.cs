using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Where Telegram posts updates: 200 once an update is on disk, and it posts again whatever is answered otherwise.</summary>
sealed class TelegramWebhook(TelegramSettings settings, TelegramReception reception, ILogger<TelegramWebhook> log)
{
    /// <summary>Largest post that is read, in bytes; Telegram's own are a few kilobytes.</summary>
    internal const int Largest = 1 << 20;

    const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Answers one post.</summary>
    public async Task Handle(HttpContext http) => http.Response.StatusCode = await Answer(http.Request, http.RequestAborted);

    async Task<int> Answer(HttpRequest request, CancellationToken aborted)
    {
        if (settings.Mode != TelegramMode.Webhook || !IsTelegram(request.Headers[SecretHeader].ToString()))
            return StatusCodes.Status403Forbidden;
        if (await Body(request, aborted) is not { } body)
            return StatusCodes.Status413PayloadTooLarge;
        using var json = Parse(body);
        if (json is null || TelegramJson.Number(json.RootElement) is null)
            return StatusCodes.Status400BadRequest;
        try
        {
            await reception.Take([json.RootElement], aborted);
            return StatusCodes.Status200OK;
        }
        catch (Exception e) when (!aborted.IsCancellationRequested)
        {
            log.LogError(e, "An update from Telegram could not be stored; it will be posted again");
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>Compares digests, so that the time it takes tells neither letters nor length.</summary>
    bool IsTelegram(string shown) =>
        !string.IsNullOrEmpty(settings.SecretToken)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(settings.SecretToken)));

    /// <summary>The body, or null where it is larger than <see cref="Largest"/>.</summary>
    static async Task<byte[]?> Body(HttpRequest request, CancellationToken aborted)
    {
        if (request.ContentLength > Largest)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, aborted) is var read and > 0)
        {
            if (body.Length + read > Largest)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    static JsonDocument? Parse(byte[] body)
    {
        try
        {
            // By way of a string, so that broken UTF-8 costs a letter and not the update.
            return JsonDocument.Parse(Encoding.UTF8.GetString(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Puts the webhook where design.md has it.</summary>
public static class TelegramWebhookEndpoint
{
    /// <summary>Maps <c>POST /telegram/webhook</c>; 403 where Telegram is not configured.</summary>
    public static IEndpointConventionBuilder MapTelegramWebhook(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(TelegramSettings.WebhookPath, static async (HttpContext http) =>
        {
            if (http.RequestServices.GetService<TelegramWebhook>() is { } webhook)
                await webhook.Handle(http);
            else
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
        });
}
