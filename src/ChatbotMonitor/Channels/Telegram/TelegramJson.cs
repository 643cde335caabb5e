using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>An update as it came, and as the library reads it.</summary>
static partial class TelegramJson
{
    /// <summary>The update's number, or null where it has none that could be confirmed.</summary>
    public static int? Number(JsonElement update)
    {
        try
        {
            return update.ValueKind == JsonValueKind.Object && update.TryGetProperty("update_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number)
                ? number
                : null;
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair in it cannot be compared; there is no asking beforehand.
            return null;
        }
    }

    /// <summary>The inbound id of an update: by its number, or where it has none by what it holds, so that the same one twice is still the same.</summary>
    public static string InboundId(JsonElement update) =>
        $"telegram:{Number(update)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Convert.ToHexStringLower(SHA256.HashData(JsonMarshal.GetRawUtf8Value(update)).AsSpan(0, 12))}";

    /// <summary>The update as it came; bytes that are no UTF-8 are replaced.</summary>
    public static string Raw(JsonElement update) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(update));

    /// <summary>Reads an update.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static Update Read(JsonElement update)
    {
        try
        {
            return Library(update);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair or a broken letter in one string makes the whole unreadable; without it the rest is read.
            using var mended = JsonDocument.Parse(HalfPair.Replace(Raw(update), @"\uFFFD"));
            return Library(mended.RootElement);
        }
    }

    static Update Library(JsonElement update) => update.Deserialize<Update>(JsonBotAPI.Options) ?? throw new JsonException("The update is null.");

    /// <summary>The escape of a high surrogate without its low one, or of a low one without its high one; an escaped backslash before it makes it plain text.</summary>
    [GeneratedRegex(
        @"(?<=(?<!\\)(\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?<!(?<!\\)(\\\\)*\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    static partial Regex HalfPair { get; }
}
