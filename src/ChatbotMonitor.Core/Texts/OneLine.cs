using System.Globalization;
using System.Text;

namespace ChatbotMonitor.Core.Texts;

/// <summary>Brings what people wrote onto one line.</summary>
public static class OneLine
{
    /// <summary>The text with every run of white space and control characters as one space and without the marks that turn the direction of what follows, cut to <paramref name="most"/> UTF-16 units between letters, with "..." where something was cut.</summary>
    public static string Of(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (TurnsDirection(c))
                continue;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return Cut(line.ToString().TrimEnd(), most);
    }

    // One person's words stand among others': they must not turn a code or a number beside them around (U+202A to U+202E, U+2066 to U+2069).
    static bool TurnsDirection(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    /// <summary>Cuts to <paramref name="most"/> UTF-16 units, "..." included; never inside a letter with its accents or a surrogate pair.</summary>
    public static string Cut(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= most)
            return text;
        const string Rest = "...";
        var end = 0;
        while (end < text.Length && end + StringInfo.GetNextTextElementLength(text, end) <= most - Rest.Length)
            end += StringInfo.GetNextTextElementLength(text, end);
        return text[..end].TrimEnd() + Rest;
    }
}
