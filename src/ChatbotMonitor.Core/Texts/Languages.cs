namespace ChatbotMonitor.Core.Texts;

/// <summary>The languages the bot speaks, in the order they are offered in.</summary>
public static class Languages
{
    public const string Kyrgyz = "ky";
    public const string Russian = "ru";
    public const string English = "en";

    /// <summary>All of them, in the order of the keyboard and of the numbered lines.</summary>
    public static IReadOnlyList<string> All { get; } = [Kyrgyz, Russian, English];

    /// <summary>A language's name for itself.</summary>
    public static string OwnName(string language) => language switch
    {
        Kyrgyz => "Кыргызча",
        Russian => "Русский",
        English => "English",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "The bot speaks ky, ru and en."),
    };

    /// <summary>The spoken language nearest to a channel's hint (<c>ru-RU</c>, <c>ky</c>, …), or null.</summary>
    public static string? Nearest(string? hint) =>
        hint is { Length: >= 2 } ? All.FirstOrDefault(l => hint.StartsWith(l, StringComparison.OrdinalIgnoreCase)) : null;
}
