using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>What Kannel fetches by get-url for a message received, as an <see cref="Inbound"/>.</summary>
/// <remarks>The get-url is <c>…/sms/kannel?secret=…&amp;from=%p&amp;to=%P&amp;text=%b&amp;coding=%c&amp;charset=%C&amp;id=%I&amp;ts=%T</c>. Kannel has joined the parts of a long message.</remarks>
public static class KannelInbound
{
    // %C, as Kannel and its kin write it.
    static readonly FrozenDictionary<string, Encoding> Charsets = new Dictionary<string, Encoding>(StringComparer.OrdinalIgnoreCase)
    {
        ["UTF-8"] = Encoding.UTF8,
        ["UTF8"] = Encoding.UTF8,
        ["US-ASCII"] = Encoding.UTF8,
        ["ASCII"] = Encoding.UTF8,
        ["ISO-8859-1"] = Encoding.Latin1,
        ["LATIN1"] = Encoding.Latin1,
        ["UTF-16BE"] = Encoding.BigEndianUnicode,
        ["UTF-16"] = Encoding.BigEndianUnicode,
        ["UCS-2"] = Encoding.BigEndianUnicode,
        ["UCS-2BE"] = Encoding.BigEndianUnicode,
        ["UTF-16LE"] = Encoding.Unicode,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it says all that a message needs: who wrote, and an id or a time to know it by when it comes again.</summary>
    public static bool IsWhole(KannelQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query["from"] is not null && (query["id"] ?? query["ts"]) is not null;
    }

    /// <summary>What the person said, or null where no person did: a short code, a sender's name, or our own number. Two machines must not talk.</summary>
    /// <param name="query">The parameters, whole.</param>
    /// <param name="own">The number we send from, or null.</param>
    /// <param name="now">When it came.</param>
    public static Inbound? Read(KannelQuery query, string? own, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (PhoneNumber.ToE164(query["from"]) is not { } from || string.Equals(from, own, StringComparison.Ordinal))
            return null;

        var input = Encoded(query) is { } encoding ? (Input)new Input.Text(encoding.GetString(query.Bytes("text") ?? [])) : new Input.Unsupported("document");
        return new Inbound($"{ChannelNames.Sms}:kannel:{query["id"] ?? Fingerprint(query, from)}", new Address(ChannelNames.Sms, from), now, input) { SentAt = SentAt(query) };
    }

    // Kannel's %I stays with a message however often it is fetched. Where a gateway gives none, the same words of one person in one second are one message.
    static string Fingerprint(KannelQuery query, string from) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{from}\n{query["ts"]}\n"), .. query.Bytes("text") ?? []]).AsSpan(0, 16));

    // Null is what is no text: 8-bit data, meant for a machine.
    static Encoding? Encoded(KannelQuery query) =>
        Charsets.GetValueOrDefault(query["charset"] ?? "") ?? query["coding"] switch
        {
            "2" => Encoding.BigEndianUnicode,
            "1" => null,
            _ => Encoding.UTF8,
        };

    static DateTimeOffset? SentAt(KannelQuery query) =>
        long.TryParse(query["ts"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < int.MaxValue * 2L
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
