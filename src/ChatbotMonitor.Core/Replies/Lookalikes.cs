namespace ChatbotMonitor.Core.Replies;

/// <summary>Letters that look the same in the Latin and the Cyrillic alphabet, put right within a word of the other one.</summary>
static class Lookalikes
{
    const string Latin = "acekmoptxybhiACEKMOPTXYBHI";
    const string Cyrillic = "асекмортхувніАСЕКМОРТХУВНІ";

    /// <summary>Makes a word of two alphabets one of one, where the letters of the other alphabet only look alike; Cyrillic where both would do.</summary>
    public static void Mend(Span<char> word)
    {
        if (!IsMixed(word))
            return;
        if (All(word, IsLatin, Latin))
            Change(word, Latin, Cyrillic);
        else if (All(word, IsCyrillic, Cyrillic))
            Change(word, Cyrillic, Latin);
    }

    /// <summary>The same word in the other alphabet, where each of its letters looks like one there (<c>HET</c>, <c>уес</c>); null where it does not.</summary>
    public static string? Turned(string word)
    {
        if (word.Length < 2)
            return null;
        Span<char> turned = word.Length <= 16 ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(turned);
        if (word.AsSpan().ContainsAnyExcept(Latin))
        {
            if (word.AsSpan().ContainsAnyExcept(Cyrillic))
                return null;
            Change(turned, Cyrillic, Latin);
        }
        else
        {
            Change(turned, Latin, Cyrillic);
        }

        return new string(turned);
    }

    public static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F';

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    static bool IsMixed(ReadOnlySpan<char> word)
    {
        bool latin = false, cyrillic = false;
        foreach (var c in word)
        {
            latin |= IsLatin(c);
            cyrillic |= IsCyrillic(c);
        }

        return latin && cyrillic;
    }

    static bool All(ReadOnlySpan<char> word, Func<char, bool> ofAlphabet, string alike)
    {
        foreach (var c in word)
        {
            if (ofAlphabet(c) && !alike.Contains(c, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    static void Change(Span<char> word, string from, string to)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (from.IndexOf(word[i], StringComparison.Ordinal) is >= 0 and var at)
                word[i] = to[at];
        }
    }
}
