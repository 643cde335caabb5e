using System.Globalization;
using System.Text;
using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Channels.Twilio;

namespace ChatbotMonitor.Tests;

/// <summary>Requests that nobody in good faith sends, each made of its number alone: the same number is the same request.</summary>
static class MalformedRequests
{
    /// <summary>Every address of the worker, and some that it has not.</summary>
    public static readonly string[] Addresses =
    [
        "/telegram/webhook", "/sms/twilio", "/sms/twilio/status", "/sms/kannel", "/sms/kannel/receipt", "/sms/android", "/health/live", "/health/ready", "/metrics",
        "/simulator", "/simulator/messages", "/simulator/digest", "/simulator/events", "/simulator/assets/simulator.js", "/control/aside", "/control/backup", "/", "/nowhere",
    ];

    static readonly string[] Methods = ["GET", "POST", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PRI", "post", "", "P\tOST", new('M', 9_000)];

    static readonly Func<string, string>[] Tricks =
    [
        p => p, p => p, p => p, p => p, p => p + "/", p => "/" + p, p => p + "/../..", p => "/%2e%2e" + p, p => p + "%00", p => p + "/%ff%fe", p => p.ToUpperInvariant(), p => p + ";a=b",
        p => p + "?a=%zz&&&=&%", p => p + "?" + new string('q', 9_000), p => p + "#x", p => "http://elsewhere.example" + p, p => p.Replace('/', '\\'), p => p[1..], _ => "*", _ => "",
        p => p + "?secret=x&from=%2B996&text=%D1%D2", p => p + "/" + string.Join('/', Enumerable.Repeat("..", 500)), p => p + "?\u0430\u0431\u0432", p => p + "%2f..%2f..%2fetc%2fpasswd",
    ];

    static readonly string[] Headers =
    [
        "Host: x", "Host:", "Host: \u0445", "X-Empty:", "No colon here", ": no name", "X-Long: " + new string('x', 40_000), "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 5",
        "Content-Length: abc", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, identity", "Content-Encoding: gzip", "Expect: 100-continue", "Connection: upgrade", "Upgrade: websocket",
        "Range: bytes=9-1", "If-None-Match: \"", "Accept: ,;q=x", "Accept-Language: \u0001", "Cookie: =;;=", "X-Forwarded-For: 10.0.0.1", "Authorization: Bearer", "Authorization: Bearer \u044f",
        "X-Simulator: 1", "X-Twilio-Signature: AAAA", "X-Twilio-Signature: \u044f\u00ff", "X-Telegram-Bot-Api-Secret-Token: wrong", "X-Telegram-Bot-Api-Secret-Token: \u044f", "Origin: null", " folded: line",
    ];

    static readonly string[] ContentTypes =
    [
        "application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "application/xml", "application/json; charset=utf-16", "/", ";", "\u044f",
    ];

    /// <summary>The <paramref name="number"/>th request, as bytes, signed at <paramref name="now"/> where it is.</summary>
    public static async Task<byte[]> Make(int number, DateTimeOffset now)
    {
        var chance = new Random(number);
        var address = Pick(chance, Addresses);
        var (target, body) = (Pick(chance, Tricks)(address), MalformedBodies.Make(chance));
        // Half of them come in by the door, with the right secret, signature or header: what is behind it is to stand as much.
        var hasKey = chance.Next(2) == 0;
        var isAsked = hasKey && address.StartsWith("/sms/kannel", StringComparison.Ordinal);
        if (isAsked)
            target += $"{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}secret={KannelParts.Secret}&{MalformedBodies.Query(chance)}";
        var head = new StringBuilder($"{(isAsked && chance.Next(4) > 0 ? "GET" : Pick(chance, Methods))} {target} {(chance.Next(40) == 0 ? Pick(chance, ["HTTP/9.9", "HTTP/1.0", "HTTQ", ""]) : "HTTP/1.1")}\r\n");
        if (chance.Next(20) > 0)
            head.Append("Host: 127.0.0.1\r\n");
        for (var n = chance.Next(3); n > 0; n--)
            head.Append(Pick(chance, Headers)).Append("\r\n");
        if (chance.Next(10) > 0)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        await Open(chance, hasKey, address, target, body, now, head);
        head.Append(chance.Next(50) == 0 ? "\n" : "\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. body];
    }

    static async Task Open(Random chance, bool hasKey, string address, string target, byte[] body, DateTimeOffset now, StringBuilder head)
    {
        var isForm = address.StartsWith("/sms/twilio", StringComparison.Ordinal);
        head.Append("Content-Type: ").Append(!hasKey ? Pick(chance, ContentTypes) : ContentTypes[isForm ? 1 : 0]).Append("\r\n");
        if (!hasKey)
            return;
        if (address.StartsWith("/telegram", StringComparison.Ordinal))
            head.Append("X-Telegram-Bot-Api-Secret-Token: ").Append(Absences.WebhookSecret).Append("\r\n");
        else if (address.StartsWith("/simulator", StringComparison.Ordinal))
            head.Append("X-Simulator: 1\r\n");
        else if (isForm && await Signature(target, body) is { } signature)
            head.Append("X-Twilio-Signature: ").Append(signature).Append("\r\n");
        else if (address == AndroidWebhook.Path)
            Sign(body, now, head);
    }

    static void Sign(byte[] body, DateTimeOffset now, StringBuilder head)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        head.Append(AndroidSignature.TimeHeader).Append(": ").Append(timestamp).Append("\r\n");
        head.Append(AndroidSignature.Header).Append(": ").Append(AndroidSignature.Of(AndroidParts.SigningKey, body, timestamp)).Append("\r\n");
    }

    static async Task<string?> Signature(string target, byte[] body)
    {
        try
        {
            using var stream = new MemoryStream(body);
            return TwilioSignature.Of(TwilioParts.AuthToken, "https://monitor.example.org" + target, (await TwilioForm.Read(stream, CancellationToken.None)).Parameters);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static T Pick<T>(Random chance, T[] from) => from[chance.Next(from.Length)];
}
