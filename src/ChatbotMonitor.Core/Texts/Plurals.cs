namespace ChatbotMonitor.Core.Texts;

/// <summary>The forms a counted noun can take, by CLDR's names.</summary>
public enum Plural
{
    One,
    Few,
    Many,
    Other,
}

/// <summary>Which form of a noun goes with a whole number (Unicode CLDR, cardinal rules).</summary>
public static class Plurals
{
    /// <summary>The form that goes with <paramref name="count"/> in <paramref name="language"/>: Russian knows one, few and many, Kyrgyz and English one and other.</summary>
    public static Plural Of(long count, string language)
    {
        var n = Math.Abs(count);
        return language == Languages.Russian ? OfRussian(n % 10, n % 100) : n == 1 ? Plural.One : Plural.Other;
    }

    /// <summary>The key, of four, whose sentence goes with <paramref name="count"/>.</summary>
    public static string Key(long count, string language, string one, string few, string many, string other) => Of(count, language) switch
    {
        Plural.One => one,
        Plural.Few => few,
        Plural.Many => many,
        _ => other,
    };

    static Plural OfRussian(long last, long lastTwo) => (last, lastTwo) switch
    {
        (_, >= 11 and <= 14) => Plural.Many,
        (1, _) => Plural.One,
        (>= 2 and <= 4, _) => Plural.Few,
        _ => Plural.Many,
    };
}
