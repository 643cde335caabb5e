namespace ChatbotMonitor.Core.Texts;

/// <summary>FNV-1a, 32 bits: the same number for the same word at every run, for what is kept or ordered by it.</summary>
public static class Fnv
{
    /// <summary>The hash of <paramref name="word"/>, letter by letter.</summary>
    public static uint Hash(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var hash = 2166136261u;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }
}
