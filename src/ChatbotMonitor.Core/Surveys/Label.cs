using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>A text that may quote answers as <c>${name}</c>.</summary>
/// <param name="Text">The text, by language.</param>
public sealed record Label(LocalText Text)
{
    /// <summary>No words at all (a calculate).</summary>
    public static Label None { get; } = new(new LocalText(""));

    /// <summary>The names that the text quotes, in any language.</summary>
    public IEnumerable<string> Names => Text.ByLanguage.Values.SelectMany(t => Expression.NamesIn(t)).Distinct(StringComparer.Ordinal);

    /// <summary>The text in <paramref name="language"/>, each quoted answer as <paramref name="shown"/> gives it.</summary>
    public string In(string language, Func<string, string> shown)
    {
        var text = Text.In(language);
        return text.Contains("${", StringComparison.Ordinal) ? XPathWords.Reference.Replace(text, m => shown(m.Groups["name"].Value)) : text;
    }
}
