using System.Text;

namespace ChatbotMonitor.Core.Reports;

/// <summary>A code that nobody can guess: 26 letters of five bits each, in Crockford's base 32, which has no letters that are taken for others.</summary>
public static class SecretCode
{
    /// <summary>The letters, by value.</summary>
    public const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>How many letters a code has: 130 bits.</summary>
    public const int Length = 26;

    const int Group = 5;

    // Keys of a Cyrillic phone that print the same letter, and digits that are typed as letters.
    const string Typed = "oilоавекмнрстх", Meant = "011" + "0abekmhpctx";

    /// <summary>The code as it is shown to somebody who has to type it: <c>7k2mq-…</c>.</summary>
    public static string Spoken(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return string.Join('-', code.Chunk(Group).Select(c => new string(c)));
    }

    /// <summary>Reads a code at the beginning of <paramref name="text"/>, however it is spaced, and what stands behind it; null where the text begins otherwise.</summary>
    public static (string Code, string Behind)? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var code = new StringBuilder(Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.ToLowerInvariant(text[i]);
            if (c is '-' or '–' || char.IsWhiteSpace(c))
                continue;
            var typed = Typed.IndexOf(c, StringComparison.Ordinal);
            var letter = typed >= 0 ? Meant[typed] : c;
            if (!Letters.Contains(letter, StringComparison.Ordinal))
                return null;
            code.Append(letter);
            if (code.Length == Length)
                return (code.ToString(), text[(i + 1)..].TrimStart(' ', '\n', ':', ',', '.', '-'));
        }

        return null;
    }
}
