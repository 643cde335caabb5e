using System.Text;

namespace ChatbotMonitor.Core.Messages;

/// <summary>Kyrgyz and Russian in Latin letters, for who would rather read one SMS than three: as people here type them, in GSM-7 alone.</summary>
public static class LatinLetters
{
    // ж is j, as in Jalal-Abad; ө and ү have letters of their own in GSM-7, ң has not. The signs ъ and ь say nothing to who knows the word.
    static readonly Dictionary<char, string> Letters = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "yo", ['ж'] = "j", ['з'] = "z", ['и'] = "i", ['й'] = "y",
        ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['ң'] = "ng", ['о'] = "o", ['ө'] = "ö", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t",
        ['у'] = "u", ['ү'] = "ü", ['ф'] = "f", ['х'] = "h", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "shch", ['ъ'] = "", ['ы'] = "y", ['ь'] = "",
        ['э'] = "e", ['ю'] = "yu", ['я'] = "ya",
    };

    static readonly Dictionary<char, string> Signs = new()
    {
        ['№'] = "No", ['«'] = "\"", ['»'] = "\"", ['“'] = "\"", ['”'] = "\"", ['„'] = "\"", ['‘'] = "'", ['’'] = "'", ['`'] = "'", ['–'] = "-", ['—'] = "-", ['−'] = "-",
        ['…'] = "...", ['‹'] = "<", ['›'] = ">", ['•'] = "-", ['✓'] = "+", ['\u00A0'] = " ", ['\t'] = " ",
    };

    /// <summary>The text in letters of GSM-7; a sign that has nothing like it there is left out, a letter of another alphabet is a question mark. Done again it changes nothing.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Segments.Of(text).Unicode)
            return text;
        var latin = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Letters.TryGetValue(char.ToLowerInvariant(c), out var letter))
                latin.Append(char.IsUpper(c) ? Capital(letter, text, i) : letter);
            else if (Signs.TryGetValue(c, out var sign))
                latin.Append(sign);
            else if (!Segments.Of(c.ToString()).Unicode)
                latin.Append(c);
            else
                latin.Append(Nearest(c));
        }

        return latin.ToString();
    }

    /// <summary>The message as it is sent: in Latin letters where its reader wants SMS so.</summary>
    public static Outbound In(Outbound message, bool latin)
    {
        ArgumentNullException.ThrowIfNull(message);
        return latin && message.To.Medium == Medium.Sms ? message with { Text = Of(message.Text) } : message;
    }

    // Щека is Shcheka and ЩЕКА is SHCHEKA: beside another capital all are capitals.
    static string Capital(string letter, string text, int at)
    {
        if (letter.Length < 2)
            return letter.ToUpperInvariant();
        var beside = at + 1 < text.Length && char.IsLetter(text[at + 1]) ? text[at + 1] : at > 0 ? text[at - 1] : ' ';
        return char.IsUpper(beside) ? letter.ToUpperInvariant() : char.ToUpperInvariant(letter[0]) + letter[1..];
    }

    // ş, ğ, â and their like without what is above and below them.
    static string Nearest(char c)
    {
        if (char.IsSurrogate(c))
            return "";
        var plain = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return !Segments.Of(plain.ToString()).Unicode ? plain.ToString() : char.IsLetterOrDigit(c) ? "?" : "";
    }
}
