using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>The signature a phone puts on its webhooks: HMAC-SHA256 over the body and the time, in hexadecimal.</summary>
public static class AndroidSignature
{
    /// <summary>The header it comes in.</summary>
    public const string Header = "X-Signature";

    /// <summary>The header that says when it was made, in seconds since 1970.</summary>
    public const string TimeHeader = "X-Timestamp";

    /// <summary>How far the phone's clock may be from ours; what is older could be somebody's who listened.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The signature, in lower-case hexadecimal.</summary>
    public static string Of(string key, ReadOnlySpan<byte> body, string timestamp) => Convert.ToHexStringLower(Sign(key, body, timestamp));

    /// <summary>Whether <paramref name="timestamp"/> is of now.</summary>
    public static bool IsFresh(string? timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) <= (decimal)Skew.TotalSeconds;

    /// <summary>Whether <paramref name="signature"/> is that key's; in constant time.</summary>
    public static bool IsValid(string? signature, string key, ReadOnlySpan<byte> body, string timestamp)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature?.Length == 2 * HMACSHA256.HashSizeInBytes
            && Convert.FromHexString(signature, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, Sign(key, body, timestamp));
    }

    static byte[] Sign(string key, ReadOnlySpan<byte> body, string timestamp) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), (byte[])[.. body, .. Encoding.UTF8.GetBytes(timestamp)]);
}
