namespace ChatbotMonitor.Core.Texts;

/// <summary>A text in several languages, or one text for all of them (kept under the empty language).</summary>
public sealed class LocalText
{
    readonly Dictionary<string, string> _byLanguage;

    /// <summary>Takes a map from language (<c>ky</c>, <c>ru</c>, <c>en</c>; empty for all) to text; at least one entry.</summary>
    public LocalText(IEnumerable<KeyValuePair<string, string>> byLanguage)
    {
        _byLanguage = new(byLanguage, StringComparer.Ordinal);
        if (_byLanguage.Count == 0)
            throw new ArgumentException("A text has at least one language.", nameof(byLanguage));
    }

    /// <summary>One text for every language.</summary>
    public LocalText(string text) : this([new("", text)]) { }

    /// <summary>All its texts, by language.</summary>
    public IReadOnlyDictionary<string, string> ByLanguage => _byLanguage;

    /// <summary>The text in <paramref name="language"/>, or else in Russian, English, or whatever there is: something is always said.</summary>
    public string In(string language) =>
        _byLanguage.TryGetValue(language, out var text) || _byLanguage.TryGetValue("", out text)
        || _byLanguage.TryGetValue("ru", out text) || _byLanguage.TryGetValue("en", out text)
            ? text
            : _byLanguage.Values.First();

    /// <inheritdoc />
    public override string ToString() => In("en");
}
