using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using static ChatbotMonitor.Core.Surveys.XPathFunction;
using static ChatbotMonitor.Core.Surveys.XPathValues;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Functions of texts.</summary>
static class TextFunctions
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } = new Dictionary<string, XPathFunction>(StringComparer.Ordinal)
    {
        ["regex"] = Boolean(2, 2, (_, a) => Matches(Text(a[0]), Text(a[1]))),
        ["substr"] = String(2, 3, (_, a) => Substring(Text(a[0]), Number(a[1]), a.Length > 2 ? Number(a[2]) : int.MaxValue)),
        ["ends-with"] = Boolean(2, 2, (_, a) => Text(a[0]).EndsWith(Text(a[1]), StringComparison.Ordinal)),
        ["digest"] = String(2, 3, (_, a) => Digest(Text(a[0]), Text(a[1]), a.Length > 2 ? Text(a[2]) : "base64")),
        ["base64-decode"] = String(1, 1, (_, a) => Decoded(Text(a[0]))),
    };

    // A pattern made of answers may be none, or take for ever: then nothing matches it.
    static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Patience);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // From and to are counted from 0; below nought they are counted from the end.
    static string Substring(string text, double from, double to)
    {
        var start = Place(from, 0);
        return text[start..Math.Max(start, Place(to, text.Length))];

        int Place(double at, int otherwise) => double.IsNaN(at) ? otherwise : (int)Math.Clamp(at < 0 ? text.Length + at : at, 0, text.Length);
    }

    static string Digest(string text, string algorithm, string encoding)
    {
        HashAlgorithmName? name = algorithm.ToUpperInvariant() switch
        {
            "MD5" => HashAlgorithmName.MD5,
            "SHA-1" => HashAlgorithmName.SHA1,
            "SHA-256" => HashAlgorithmName.SHA256,
            "SHA-384" => HashAlgorithmName.SHA384,
            "SHA-512" => HashAlgorithmName.SHA512,
            _ => null,
        };
        if (name is not { } known)
            return "";
        var hash = CryptographicOperations.HashData(known, Encoding.UTF8.GetBytes(text));
        return string.Equals(encoding, "hex", StringComparison.OrdinalIgnoreCase) ? Convert.ToHexStringLower(hash) : Convert.ToBase64String(hash);
    }

    static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
