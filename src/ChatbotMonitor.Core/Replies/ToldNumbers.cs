using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Words to which the question itself gives a number: "None: 0", "Same day: 0".</summary>
static partial class ToldNumbers
{
    /// <summary>The number that <paramref name="text"/> stands for by what one of <paramref name="asked"/> says, in any language, as it is stored; null where it stands for none. A plain no stands for another one.</summary>
    public static string? Of(string text, params ReadOnlySpan<Label?> asked)
    {
        string? folded = null;
        foreach (var label in asked)
        {
            if (label is null)
                continue;
            foreach (var words in label.Text.ByLanguage.Values)
            {
                // Most questions name no number: they cost nothing here.
                if (!words.Contains(':', StringComparison.Ordinal))
                    continue;
                foreach (Match told in Told().Matches(words))
                {
                    folded ??= Folding.Fold(text);
                    var name = Folding.Fold(told.Groups["words"].Value);
                    if (string.Equals(name, folded, StringComparison.Ordinal) || (YesNo.Named(name) is false && YesNo.Read(text) is false))
                        return told.Groups["number"].Value;
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?<words>\p{L}[\p{L} ]*):\s*(?<number>\d{1,9})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Told();
}
