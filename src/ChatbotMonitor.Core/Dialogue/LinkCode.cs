using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A short code by which somebody shows that two addresses are theirs: asked for at the one, sent from the other. The code itself is not kept.</summary>
/// <param name="Hash">The SHA-256 of the code, in hexadecimal.</param>
/// <param name="From">Where it was asked for.</param>
/// <param name="Expires">Until when it is taken.</param>
public sealed record LinkCode(string Hash, Address From, DateTimeOffset Expires)
{
    /// <summary>How long a code is taken.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromHours(1);

    // Digits: they are on every phone, and few are quick to type. A guesser has an hour, and few tries.
    const int Digits = 8;
    const ulong Codes = 100_000_000;

    /// <summary>When it was used, or null.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>A code drawn from <paramref name="secret"/>, a <see cref="Reports.SecretCode"/>, and what is kept of it.</summary>
    public static (string Code, LinkCode Kept) Draw(string secret, Address from, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var number = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        var code = (number % Codes).ToString("d8", CultureInfo.InvariantCulture);
        return (code, new LinkCode(HashOf(code), from, now.ToUniversalTime() + Term));
    }

    /// <summary>Reads a code, however it is spaced; null where the text is none.</summary>
    public static string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var code = new StringBuilder(Digits);
        foreach (var c in text.Trim())
        {
            if (c is ' ' or '-')
                continue;
            if (!char.IsDigit(c) || code.Length == Digits)
                return null;
            code.Append((char)('0' + (int)char.GetNumericValue(c)));
        }

        return code.Length == Digits ? code.ToString() : null;
    }

    /// <summary>The hash that a code is kept as.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    /// <summary>Whether it may be used at <paramref name="now"/> from <paramref name="address"/>: in its time, once, and from the other medium.</summary>
    public bool Opens(Address address, DateTimeOffset now) =>
        UsedAt is null && now < Expires && address.Medium != From.Medium && address.IsSimulated == From.IsSimulated;
}
