using System.Security.Cryptography;
using System.Text;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>The parameters of a request of Kannel's, each as the bytes it stands for.</summary>
/// <remarks>ASP.NET Core's own reading takes all bytes for UTF-8; Kannel sends Cyrillic as UTF-16.</remarks>
public sealed class KannelQuery
{
    readonly Dictionary<string, byte[]> _values;

    KannelQuery(Dictionary<string, byte[]> values) => _values = values;

    /// <summary>The bytes of that name's first value, or null.</summary>
    public byte[]? Bytes(string name) => _values.GetValueOrDefault(name);

    /// <summary>The first value of that name as UTF-8, or null where there is none or it is empty.</summary>
    public string? this[string name] => Bytes(name) is { Length: > 0 } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Reads a query as it was sent, with or without its question mark; what is no escape is taken for what it says.</summary>
    public static KannelQuery Read(string? query)
    {
        var values = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            values.TryAdd(Encoding.UTF8.GetString(Decode(name)), Decode(value));
        }

        return new KannelQuery(values);
    }

    /// <summary>Whether the value of that name is <paramref name="secret"/>; by digests, so that the time it takes tells neither letters nor length.</summary>
    public bool Shows(string name, string? secret) =>
        !string.IsNullOrEmpty(secret)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Bytes(name) ?? []), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    static byte[] Decode(string text)
    {
        var sent = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var i = 0; i < sent.Length; i++, length++)
        {
            if (sent[i] == '%' && i + 2 < sent.Length && char.IsAsciiHexDigit((char)sent[i + 1]) && char.IsAsciiHexDigit((char)sent[i + 2]))
            {
                sent[length] = (byte)((Value(sent[i + 1]) << 4) | Value(sent[i + 2]));
                i += 2;
            }
            else
            {
                sent[length] = sent[i] == '+' ? (byte)' ' : sent[i];
            }
        }

        return sent[..length];
    }

    static int Value(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
