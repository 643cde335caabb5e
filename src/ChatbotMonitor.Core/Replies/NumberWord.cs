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

    // Kyrgyz endings are known by heart, not by likeness.
    static readonly ILookup<char, (string Sound, uint Letters, NumberWord Word)> Long =
        KyrgyzNumbers.Plain().Concat(RussianNumbers.Words()).Concat(EnglishNumbers.Words())
            .Select(w => (Sound: Sound.Of(Folding.Fold(w.Written)), w.Word)).Where(w => w.Sound.Length >= LongEnough).DistinctBy(w => w.Sound, StringComparer.Ordinal)
            .Select(w => (w.Sound, KnownWord.LettersOf(w.Sound), w.Word)).ToLookup(w => w.Sound[0]);

    /// <summary>The number word that a folded word with that sound is, or null.</summary>
    public static NumberWord? Of(string text, string sound)
    {
        if (BySound.TryGetValue(sound, out var word))
            return word;
        if (sound.Length < 2)
            return null;
        foreach (var other in Sound.Others(text))
        {
            if (BySound.TryGetValue(other, out word))
                return word;
        }

        return Joined(sound) ?? Nearly(sound);
    }

    // Two words written as one: двадцатьпять, жыйырмабеш.
    static NumberWord? Joined(string sound)
    {
        for (var i = 2; i <= sound.Length - 3; i++)
        {
            if (BySound.TryGetValue(sound[..i], out var ten) && ten is { Role: NumberRole.Ten, Ordinal: false } && BySound.TryGetValue(sound[i..], out var unit) && unit.Role == NumberRole.Unit)
                return new NumberWord(ten.Value + unit.Value, NumberRole.Teen, unit.Ordinal);
        }

        return null;
    }

    // One slip in a long word, where only one number is so near: дванадцать, fourtyy.
    static NumberWord? Nearly(string sound)
    {
        if (sound.Length < LongEnough)
            return null;
        NumberWord? near = null;
        var letters = KnownWord.LettersOf(sound);
        foreach (var (known, has, word) in Long[sound[0]])
        {
            if (!KnownWord.MayBeNear(letters, has, 1) || Slips.Count(sound, known, 1) > 1)
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
