using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>The signature Twilio puts on its webhooks (https://www.twilio.com/docs/usage/webhooks/webhooks-security).</summary>
public static class TwilioSignature
{
    /// <summary>The header it comes in.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>Whether <paramref name="signature"/> (base64) is <paramref name="authToken"/>'s over <paramref name="url"/> and <paramref name="form"/>; in constant time.</summary>
    public static bool IsValid(string? signature, string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (string.IsNullOrEmpty(signature))
            return false;

        var given = Encoding.UTF8.GetBytes(signature);
        var parameters = Parameters(form);
        var valid = false;
        foreach (var written in WaysToWrite(url))
            valid |= CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Sign(authToken, written + parameters)));
        return valid;
    }

    /// <summary>The signature, in base64, over a URL exactly as written.</summary>
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form) =>
        Sign(authToken, url + Parameters(form));

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Twilio signs with HMAC-SHA1 and nothing else.")]
    static string Sign(string authToken, string text) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text)));

    // Name and value of each, by name and then by value in Unix order; a pair that comes twice is signed once, as in Twilio's own libraries.
    static string Parameters(IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in form.Distinct().OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal))
            text.Append(name).Append(value);
        return text.ToString();
    }

    // Twilio signs now with the port in the URL and now without, whatever it was told; its own libraries accept either.
    static IEnumerable<string> WaysToWrite(string url)
    {
        yield return url;
        var start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
            yield break;

        start += 3;
        var length = url.AsSpan(start).IndexOfAny('/', '?');
        var end = length < 0 ? url.Length : start + length;
        var colon = url.LastIndexOf(':', end - 1, end - start);
        // The colon of a password or of an IPv6 address is not a port's.
        var hasPort = colon > url.LastIndexOfAny(['@', ']'], end - 1, end - start);
        var port = url.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? ":80" : ":443";
        yield return hasPort ? url[..colon] + url[end..] : url[..end] + port + url[end..];
    }
}
