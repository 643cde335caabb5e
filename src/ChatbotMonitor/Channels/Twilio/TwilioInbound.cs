using System.Collections.Frozen;
using System.Globalization;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>Twilio's webhook of a message received, as an <see cref="Inbound"/>.</summary>
public static class TwilioInbound
{
    // What Twilio obeys and answers by itself. YES is its word too, but here it is an answer to a question;
    // it counts where Twilio says that it took it so (OptOutType, sent by Advanced Opt-Out). INFO is ours whatever it says to it.
    static readonly FrozenDictionary<string, string> ProvidersWords = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["STOP"] = "STOP",
        ["STOPALL"] = "STOP",
        ["UNSUBSCRIBE"] = "STOP",
        ["CANCEL"] = "STOP",
        ["END"] = "STOP",
        ["QUIT"] = "STOP",
        ["REVOKE"] = "STOP",
        ["OPTOUT"] = "STOP",
        ["START"] = "START",
        ["UNSTOP"] = "START",
        ["HELP"] = "HELP",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, string> KindsOfMedia = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["audio"] = "voice",
        ["video"] = "video",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the person said, or null where no person did: a short code, a sender's name, or our own number. Two machines must not talk.</summary>
    /// <param name="form">The webhook's parameters, <c>MessageSid</c> among them.</param>
    /// <param name="own">The number we send from, or null.</param>
    /// <param name="now">When it came.</param>
    public static Inbound? Read(TwilioForm form, string? own, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (PhoneNumber.ToE164(form["From"]) is not { } from || string.Equals(from, own, StringComparison.Ordinal))
            return null;

        var address = new Address(ChannelNames.Sms, from);
        var word = ProvidersWord(form);
        return new Inbound($"{ChannelNames.Sms}:{form["MessageSid"]}", address, now, word is null ? InputOf(form) : new Input.Text(word))
        {
            AnsweredByProvider = word is not null,
        };
    }

    static string? ProvidersWord(TwilioForm form) => form["OptOutType"]?.ToUpperInvariant() switch
    {
        "HELP" when "INFO".Equals(form["Body"]?.Trim(), StringComparison.OrdinalIgnoreCase) => "INFO",
        ("STOP" or "START" or "HELP") and var word => word,
        _ => ProvidersWords.GetValueOrDefault(form["Body"]?.Trim() ?? ""),
    };

    static Input InputOf(TwilioForm form)
    {
        var body = form["Body"] ?? "";
        if (!int.TryParse(form["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var media) || media == 0)
            return new Input.Text(body);

        var type = form["MediaContentType0"] ?? "";
        if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && form["MediaUrl0"] is { Length: > 0 } url)
            return new Input.Photo($"twilio:{url}", string.IsNullOrWhiteSpace(body) ? null : body);

        // Words count where there are any; a voice recording alone is said to be unread rather than taken for an empty text.
        return string.IsNullOrWhiteSpace(body)
            ? new Input.Unsupported(KindsOfMedia.GetValueOrDefault(type.Split('/')[0], "document"))
            : new Input.Text(body);
    }
}
