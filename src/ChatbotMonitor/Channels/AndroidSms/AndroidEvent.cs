using System.Globalization;
using System.Text.Json;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>What a phone's webhook says.</summary>
/// <param name="Id">The event's own id, the same however often it is posted.</param>
/// <param name="Kind"><c>sms:received</c>, <c>sms:sent</c>, <c>sms:delivered</c>, <c>sms:failed</c>, or another.</param>
public sealed record AndroidEvent(string Id, string Kind)
{
    /// <summary>The message's id: ours where we sent it.</summary>
    public string? MessageId { get; init; }

    /// <summary>Who wrote, where it was received.</summary>
    public string? From { get; init; }

    /// <summary>The phone's own number, where the phone knows it.</summary>
    public string? Own { get; init; }

    /// <summary>What was received.</summary>
    public string? Text { get; init; }

    /// <summary>When it was received, by the phone's clock.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; init; }

    /// <summary>Reads a body, or null where it is no event.</summary>
    public static AndroidEvent? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (Word(json.RootElement, "id") is not { } id || Word(json.RootElement, "event") is not { } kind || !json.RootElement.TryGetProperty("payload", out var payload))
                return null;
            return new AndroidEvent(id, kind)
            {
                MessageId = Word(payload, "messageId"),
                From = Word(payload, "sender") ?? Word(payload, "phoneNumber"),
                Own = Word(payload, "recipient"),
                Text = Word(payload, "message"),
                ReceivedAt = DateTimeOffset.TryParse(Word(payload, "receivedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
                Reason = Word(payload, "reason"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is a name with half a surrogate pair in it, which is a name in JSON and none here.
            return null;
        }
    }

    static string? Word(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString() is { Length: > 0 } word ? word : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is a string in JSON and none here; there is no asking beforehand.
            return null;
        }
    }
}
