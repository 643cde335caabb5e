using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Where Telegram posts updates: 200 once an update is on disk, and it posts again whatever is answered otherwise.</summary>
sealed class TelegramWebhook(TelegramSettings settings, TelegramReception reception)
{
    /// <summary>Largest post that is read, in bytes; Telegram's own are a few kilobytes.</summary>
    internal const int Largest = 1 << 20;

    const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Answers one post.</summary>
    public async Task<WebhookAnswer> Answer(HttpRequest request, CancellationToken aborted)
    {
        if (settings.Mode != TelegramMode.Webhook || !IsTelegram(request.Headers[SecretHeader].ToString()))
            return WebhookAnswer.Refused;
        if (await WebhookBody.Read(request, Largest, aborted) is not { } body)
            return WebhookAnswer.Malformed(StatusCodes.Status413PayloadTooLarge);
        using var json = Parse(body);
        if (json is null || TelegramJson.Number(json.RootElement) is null)
            return WebhookAnswer.Malformed();
        await reception.Take([json.RootElement], aborted);
        return WebhookAnswer.Taken(Results.Ok());
    }

    /// <summary>Compares digests, so that the time it takes tells neither letters nor length.</summary>
    bool IsTelegram(string shown) =>
        !string.IsNullOrEmpty(settings.SecretToken)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(settings.SecretToken)));

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
        endpoints.MapPost(TelegramSettings.WebhookPath, static (HttpContext http, WebhookEdge edge) => edge.Answer(http, TelegramSettings.WebhookPath, () =>
            http.RequestServices.GetService<TelegramWebhook>() is { } webhook ? webhook.Answer(http.Request, http.RequestAborted) : Task.FromResult(WebhookAnswer.Refused)));
}
