namespace ChatbotMonitor.Core.Texts;

/// <summary>What stands for a text where there is no room for it: the same in every run and on every machine, which the base library's own hash is not. No secret: it can be found by trying.</summary>
public static class Fingerprint
{
    /// <summary>FNV-1a over the UTF-16 units, 64 bits.</summary>
    public static ulong Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hash = 14695981039346656037UL;
        foreach (var unit in text)
            hash = unchecked((hash ^ unit) * 1099511628211UL);
        return hash;
    }
}
