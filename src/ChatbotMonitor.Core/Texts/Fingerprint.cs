using System.Numerics;

namespace ChatbotMonitor.Core.Texts;

/// <summary>What stands for a text where there is no room for it: the same in every run and on every machine, which the base library's own hash is not. No secret: it can be found by trying.</summary>
public static class Fingerprint
{
    /// <summary>FNV-1a over the UTF-16 units, 64 bits.</summary>
    public static ulong Of(string text) => Hash(text, 14695981039346656037UL, 1099511628211UL);

    /// <summary>The same, 32 bits.</summary>
    public static uint Short(string text) => Hash(text, 2166136261u, 16777619u);

    static T Hash<T>(string text, T hash, T prime)
        where T : struct, IBinaryInteger<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var unit in text)
            hash = unchecked((hash ^ T.CreateTruncating(unit)) * prime);
        return hash;
    }
}
