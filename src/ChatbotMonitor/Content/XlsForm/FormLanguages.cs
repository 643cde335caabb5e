using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The languages of a form's columns, <c>label::Кыргызча (ky)</c>, and what the bot calls them.</summary>
static partial class FormLanguages
{
    static readonly Dictionary<string, string> Codes = Names(
        (Languages.Kyrgyz, ["ky", "kg", "kir", "kyrgyz", "kyrgyzcha", "kirghiz", "kirgiz", "кыргызча", "кыргыз", "кыргыз тили", "киргизский", "кыргызский"]),
        (Languages.Russian, ["ru", "rus", "russian", "russkiy", "русский", "русский язык", "орусча", "орус", "орус тили"]),
        (Languages.English, ["en", "eng", "english", "английский", "англисче", "англис тили"]));

    /// <summary>The bot's code for a language (<c>ky</c>, <c>ru</c>, <c>en</c>), or the code or name itself where the bot does not speak it.</summary>
    public static string CodeOf(string language)
    {
        var code = Parenthesis().Match(language) is { Success: true } match ? match.Groups["code"].Value.Trim() : null;
        return Find(code) ?? Find(language[..(code is null ? language.Length : language.IndexOf('(', StringComparison.Ordinal))]) ?? (code is { Length: > 0 } ? code : language.Trim()).ToLowerInvariant();
    }

    static string? Find(string? name)
    {
        var key = (name ?? "").Trim().ToLowerInvariant();
        return Codes.GetValueOrDefault(key) ?? (key.Length > 2 && key[2] is '-' or '_' ? Codes.GetValueOrDefault(key[..2]) : null);
    }

    static Dictionary<string, string> Names(params ReadOnlySpan<(string Code, string[] Names)> languages)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, names) in languages)
        {
            foreach (var name in names)
                codes.Add(name, code);
        }

        return codes;
    }

    [GeneratedRegex(@"\((?<code>[^()]*)\)\s*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parenthesis();
}
