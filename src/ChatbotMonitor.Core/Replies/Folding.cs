using System.Globalization;
using System.Text;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Makes alike what people write alike: case, ё/е, ө/о, ү/у, ң/н, punctuation at the edges, white space.</summary>
public static class Folding
{
    /// <summary>The text in lower case, Kyrgyz letters as a Russian keypad has them, without punctuation around it, single blanks within.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in Composed(text))
        {
            if (char.IsWhiteSpace(c))
            {
                blank = folded.Length > 0;
                continue;
            }

            var f = Fold(c);
            if (f == '\0')
                continue;
            if (blank)
                folded.Append(' ');
            blank = false;
            folded.Append(f);
        }

        return folded.ToString().Trim(Edges);
    }

    /// <summary>The words of a folded text.</summary>
    public static string[] Words(string folded) => folded.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static readonly char[] Edges = [.. " .,;:!?()[]{}\"'«»“”„`*_/\\|№#~^=<>"];

    static readonly char[] Between = [.. " .,;:!?()[]{}\"«»“”„/\\|\n\t"];

    // Half a surrogate pair has no normal form; a phone that sends one means no letter by it.
    static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);
        }
    }

    static char Fold(char c)
    {
        var lower = char.ToLowerInvariant(c);
        return lower switch
        {
            'ё' => 'е',
            'ө' => 'о',
            'ү' => 'у',
            'ң' => 'н',
            '’' or '‘' => '\'',
            '–' or '—' or '−' => '-',
            _ when char.GetUnicodeCategory(lower) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate => '\0',
            _ when char.IsDigit(lower) => (char)('0' + (int)char.GetNumericValue(lower)),
            _ => lower,
        };
    }
}
