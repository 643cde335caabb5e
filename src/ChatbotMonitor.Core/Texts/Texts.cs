using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Texts;

/// <summary>The bot's own sentences, by key, language and medium.</summary>
public sealed class Texts
{
    readonly Dictionary<(string Language, string Key), Phrase> _phrases;

    /// <summary>Takes every phrase; <see cref="TextKeys.All"/> in each language.</summary>
    public Texts(IEnumerable<KeyValuePair<(string Language, string Key), Phrase>> phrases) => _phrases = new(phrases);

    /// <summary>Whether there is a sentence of <paramref name="key"/> in <paramref name="language"/>.</summary>
    public bool Has(string key, string language) => _phrases.ContainsKey((language, key));

    /// <summary>Whether every sentence is there in every language.</summary>
    public bool IsWhole => TextKeys.All.All(k => Languages.All.All(l => Has(k, l)));

    /// <summary>The sentence of <paramref name="key"/>, with each <c>{name}</c> replaced by its argument.</summary>
    /// <exception cref="KeyNotFoundException">The key has no text in that language: content was not checked.</exception>
    public string Say(string key, string language, Medium medium, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        if (!_phrases.TryGetValue((language, key), out var phrase))
            throw new KeyNotFoundException($"No text '{key}' in '{language}'.");
        var text = medium == Medium.Sms ? phrase.Sms ?? phrase.Text : phrase.Text;
        foreach (var (name, value) in arguments)
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }
}

/// <summary>A sentence, and the shorter one for SMS where there is one.</summary>
public sealed record Phrase(string Text, string? Sms = null);
