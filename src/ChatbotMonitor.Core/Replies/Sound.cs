using System.Text;

namespace ChatbotMonitor.Core.Replies;

/// <summary>How a word sounds, whichever alphabet and habit it was typed in: <c>жолокпул</c>, <c>jolokpul</c> and <c>zholokpul</c> sound alike.</summary>
/// <remarks>One letter a sound: <c>j</c> ж, <c>c</c> ч, <c>w</c> ш, <c>h</c> х, <c>i</c> for и, й, ы and y; soft and hard signs have none.</remarks>
static class Sound
{
    // Longer spellings stand before their beginnings.
    static readonly (string Written, string Heard)[] Latin =
    [
        ("shch", "w"), ("sch", "w"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("sh", "w"), ("ch", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"),
        ("ç", "c"), ("ş", "w"), ("q", "k"), ("x", "h"), ("y", "i"), ("ce", "tse"), ("ci", "tsi"), ("cy", "tsi"), ("c", "k"),
    ];

    // Other habits, tried where the first give no word: j for й, w for в, y for у, oe and ue for ө and ү, yo for ё, x for кс, c for с.
    static readonly (string Written, string Heard)[] OtherLatin =
    [
        ("shch", "w"), ("sch", "w"), ("dzh", "j"), ("zh", "j"), ("sh", "w"), ("ch", "c"), ("kh", "h"), ("oe", "o"), ("ue", "u"), ("yo", "e"), ("jo", "e"), ("ya", "ia"), ("yu", "iu"),
        ("j", "i"), ("w", "v"), ("x", "ks"), ("q", "k"), ("ç", "c"), ("ş", "w"), ("ce", "se"), ("ci", "si"), ("c", "ts"), ("y", "i"),
    ];

    /// <summary>The sound of a folded word.</summary>
    public static string Of(ReadOnlySpan<char> word) => Of(word, Latin);

    /// <summary>What else the word may sound like: Latin letters by another habit, or letters that look the same in the other alphabet.</summary>
    public static IEnumerable<string> Others(string word)
    {
        var first = Of(word);
        if (word.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            var other = Of(word, OtherLatin);
            if (!string.Equals(other, first, StringComparison.Ordinal))
                yield return other;
        }

        if (Lookalikes.Turned(word) is { } turned)
            yield return Of(turned);
    }

    static string Of(ReadOnlySpan<char> word, (string Written, string Heard)[] latin)
    {
        var sound = new StringBuilder(word.Length + 4);
        for (var i = 0; i < word.Length;)
        {
            if (char.IsAscii(word[i]) || word[i] is 'ç' or 'ş')
            {
                i += Latinized(word[i..], latin, sound);
                continue;
            }

            Cyrillic(word[i], word[(i + 1)..], sound);
            i++;
        }

        return sound.ToString();
    }

    static int Latinized(ReadOnlySpan<char> rest, (string Written, string Heard)[] latin, StringBuilder sound)
    {
        foreach (var (written, heard) in latin)
        {
            if (!rest.StartsWith(written, StringComparison.Ordinal))
                continue;
            foreach (var c in heard)
                Add(sound, c);
            return written.Length;
        }

        Add(sound, rest[0]);
        return 1;
    }

    static void Cyrillic(char c, ReadOnlySpan<char> rest, StringBuilder sound)
    {
        switch (c)
        {
            case 'ъ' or 'ь':
                return;
            case 'ц':
                Add(sound, 't');
                Add(sound, 's');
                return;
            case 'я':
                Add(sound, 'i');
                Add(sound, 'a');
                return;
            case 'ю':
                Add(sound, 'i');
                Add(sound, 'u');
                return;
            case 'д' when rest is ['ж', ..]:
                return;
            default:
                Add(sound, "абвгдежзийклмнңопрстуфхчшщыэ".IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? "abvgdejziiklmnnoprstufhcwwie"[at] : c);
                return;
        }
    }

    // ий, ый and iy are one sound; a letter held down (ооооба) is not heard three times.
    static void Add(StringBuilder sound, char c)
    {
        var n = sound.Length;
        if (n > 0 && sound[n - 1] == c && (c == 'i' || (n > 1 && sound[n - 2] == c)))
            return;
        sound.Append(c);
    }
}
