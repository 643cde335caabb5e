namespace ChatbotMonitor.Core.Texts;

/// <summary>The keys of <c>texts/*.yaml</c>, each with the arguments its sentence may use.</summary>
public static class TextKeys
{
    // First contact, language.
    public const string Welcome = "welcome";
    public const string ChooseLanguage = "choose_language";
    public const string LanguageSet = "language_set";

    /// <summary>Every key; a language that lacks one is a fault.</summary>
    public static IReadOnlyList<string> All { get; } = typeof(TextKeys).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToArray();
}
