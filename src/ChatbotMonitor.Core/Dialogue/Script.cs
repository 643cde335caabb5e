using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Guesses a language from the letters of a first message, until the person has chosen one.</summary>
static class Script
{
    // Words that many first messages are, and that letters alone do not tell apart.
    static readonly string[] Russian = ["жалоба", "здравствуйте", "привет", "помощь", "статус", "начать", "старт", "отзыв", "справка", "урок"];

    // A phone without Cyrillic, and words that are sent alone.
    static readonly string[] RussianInLatin = ["urok"], KyrgyzInLatin = ["uyron", "üyrön", "sabak"];

    /// <summary>The language of typed words, or null where nothing speaks for one.</summary>
    public static string? LanguageOf(Input input)
    {
        if (input is not Input.Text { Value: var text } || text.StartsWith('/'))
            return null;
        var lower = text.ToLowerInvariant();
        if (lower.AsSpan().IndexOfAny("өүң") >= 0)
            return Languages.Kyrgyz;
        if (Array.Exists(Russian, lower.Contains) || lower.AsSpan().IndexOfAny("щьъ") >= 0)
            return Languages.Russian;
        if (Array.Exists(KyrgyzInLatin, lower.Contains))
            return Languages.Kyrgyz;
        return Array.Exists(RussianInLatin, lower.Contains) ? Languages.Russian : lower.Any(c => c is >= 'а' and <= 'я') ? Languages.Kyrgyz : lower.Any(char.IsAsciiLetter) ? Languages.English : null;
    }
}
