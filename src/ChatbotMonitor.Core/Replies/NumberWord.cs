using System.Collections.Frozen;

namespace ChatbotMonitor.Core.Replies;

/// <summary>The place that a number word takes within a number.</summary>
enum NumberRole
{
    /// <summary>Zero; nothing stands beside it.</summary>
    Zero,

    /// <summary>1 to 9.</summary>
    Unit,

    /// <summary>10 to 19, where a language has words of their own for them; no unit follows.</summary>
    Teen,

    /// <summary>10 to 90; a unit may follow.</summary>
    Ten,

    /// <summary>100 to 900 in one word.</summary>
    Hundred,

    /// <summary>A hundred that the unit before it multiplies.</summary>
    Hundreds,

    /// <summary>A thousand or a million, which all before it multiplies.</summary>
    Scale,

    /// <summary>One and a half, or a half: a scale or nothing follows.</summary>
    OneAndHalf,

    /// <summary>A half on top of what stands before it.</summary>
    AndHalf,
}

/// <summary>A number word.</summary>
/// <param name="Value">What it is worth.</param>
/// <param name="Role">The place it takes.</param>
/// <param name="Ordinal">Whether it says which and not how many: nothing follows.</param>
sealed record NumberWord(decimal Value, NumberRole Role, bool Ordinal = false);

/// <summary>The number words of Kyrgyz, Russian and English by their sound.</summary>
static class NumberWords
{
    // Shorter words differ in too few letters for a slip to be seen as one.
    const int LongEnough = 6;

    static readonly FrozenDictionary<string, NumberWord> BySound = Gather();

    static readonly (string Sound, NumberWord Word)[] Long = [.. BySound.Where(w => w.Key.Length >= LongEnough).Select(w => (w.Key, w.Value))];

    /// <summary>The number word that a piece is, or null.</summary>
    public static NumberWord? Of(in Piece piece)
    {
        if (!piece.IsWord)
            return null;
        if (BySound.TryGetValue(piece.Sound, out var word))
            return word;
        if (piece.Sound.Length < 2)
            return null;
        foreach (var other in Sound.Others(piece.Text))
        {
            if (BySound.TryGetValue(other, out word))
                return word;
        }

        return Nearly(piece.Sound);
    }

    // One slip in a long word, where only one number is so near: дванадцать, fourtyy.
    static NumberWord? Nearly(string sound)
    {
        if (sound.Length < LongEnough)
            return null;
        NumberWord? near = null;
        foreach (var (known, word) in Long)
        {
            if (known[0] != sound[0] || Slips.Count(sound, known, 1) > 1)
                continue;
            if (near is not null && near != word)
                return null;
            near = word;
        }

        return near;
    }

    static FrozenDictionary<string, NumberWord> Gather()
    {
        var gathered = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        foreach (var (written, word) in KyrgyzNumbers.Words().Concat(RussianNumbers.Words()).Concat(EnglishNumbers.Words()))
            gathered.TryAdd(Sound.Of(Folding.Fold(written)), word);
        return gathered.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
