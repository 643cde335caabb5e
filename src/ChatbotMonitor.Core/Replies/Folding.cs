using System.Globalization;
using System.Text;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Makes alike what people write alike: case, ё/е, ө/о, ү/у, ң/н, look-alike letters of the other alphabet, digits of every script, punctuation at the edges, white space.</summary>
public static class Folding
{
    static readonly char[] Edges = [.. " .,;:!?()[]{}\"'«»“”„`*_/\\|№#~^=<>"];

    static readonly char[] Between = [.. " .,;:!?()[]{}\"«»“”„/\\|\n\t"];

    /// <summary>The text in lower case, Kyrgyz letters as a Russian keypad has them, without punctuation around it, single blanks within; folding it again changes nothing.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in Plain(text))
        {
            if (char.IsWhiteSpace(c))
            {
                blank = folded.Length > 0;
                continue;
            }

            if (blank)
                folded.Append(' ');
            blank = false;
            folded.Append(c == 'ң' ? 'н' : c);
        }

        return folded.ToString().Trim(Edges);
    }

    /// <summary>The words of a folded text.</summary>
    public static string[] Words(string folded) => folded.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The text letter by letter: folded but for ң, which tells миң from мин, with its white space (one kind of it, and line ends) and its punctuation.</summary>
    internal static string Plain(string text)
    {
        var buffer = new StringBuilder(text.Length + 4);
        foreach (var c in Composed(Spelt(text)))
        {
            var plain = Letter(c);
            if (plain != '\0')
                buffer.Append(plain);
        }

        var letters = new char[buffer.Length];
        buffer.CopyTo(0, letters, letters.Length);
        for (int at = 0, end; at < letters.Length; at = end + 1)
        {
            end = at;
            while (end < letters.Length && char.IsLetter(letters[end]))
                end++;
            Lookalikes.Mend(letters.AsSpan(at, end - at));
        }

        for (var i = 0; i < letters.Length; i++)
            letters[i] = Lower(letters[i]);
        return new string(letters);
    }

    // Signs that normalizing would glue to their neighbours or turn into letters: a keycap, a circled digit, a half, a number sign, a thumb.
    static string Spelt(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u00A8', '\uFFFF'))
            return text;
        var spelt = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case 0x20E3 or 0x2116:
                    spelt.Append(' ');
                    break;
                case 0x00BD:
                    spelt.Append(" ½ ");
                    break;
                case 0x1F51F:
                    spelt.Append(" 10 ");
                    break;
                case 0x1F44D or 0x2705 or 0x2714 or 0x2611 or 0x1F44C:
                    spelt.Append(" + ");
                    break;
                case 0x1F44E or 0x274C or 0x2716:
                    spelt.Append(" - ");
                    break;
                case > 0xFFFF:
                    // Other pictures say nothing, but they part what stands around them.
                    spelt.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : " ");
                    break;
                default:
                    if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNumber && Rune.GetNumericValue(rune) is var n and >= 0 && n == Math.Truncate(n))
                        spelt.Append(' ').Append(n.ToString(CultureInfo.InvariantCulture)).Append(' ');
                    else
                        spelt.Append(rune.ToString());
                    break;
            }
        }

        return spelt.ToString();
    }

    // Half a surrogate pair has no normal form; a phone that sends one means no letter by it.
    static string Composed(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        try
        {
            return Normal(text);
        }
        catch (ArgumentException)
        {
            return Normal(string.Concat(text.EnumerateRunes()));
        }
    }

    static string Normal(string text) => text.Contains('½', StringComparison.Ordinal) ? text.Normalize(NormalizationForm.FormC) : text.Normalize(NormalizationForm.FormKC);

    static char Letter(char c) => c switch
    {
        '\n' or '\r' or '\u2028' => '\n',
        '’' or '‘' or '`' or '´' or 'ʼ' => '\'',
        '–' or '—' or '−' or '‐' or '‑' or '‒' => '-',
        '½' => c,
        _ when char.IsWhiteSpace(c) => ' ',
        _ => char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.PrivateUse => '\0',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)char.GetNumericValue(c)),
            _ => c,
        },
    };

    static char Lower(char c) => char.ToLowerInvariant(c) switch
    {
        'ё' => 'е',
        'ө' => 'о',
        'ү' => 'у',
        'ђ' or 'һ' => 'н',
        'ö' or 'ó' or 'ò' or 'ô' => 'o',
        'ü' or 'ú' or 'ù' or 'û' => 'u',
        'ı' or 'í' or 'ì' or 'î' or 'ï' => 'i',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'á' or 'à' or 'â' or 'ä' => 'a',
        'ñ' => 'n',
        'ğ' => 'g',
        var lower => lower,
    };
}
