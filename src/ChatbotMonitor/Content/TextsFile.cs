using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary><c>texts/ky.yaml</c> and its like: a sentence a key, or a map with <c>text</c> and a shorter <c>sms</c>.</summary>
/// <param name="quoted">What the built-in sentence of each key quotes as <c>{name}</c>; null takes any key and any quote.</param>
sealed partial class TextsFile(IReadOnlyDictionary<string, IReadOnlySet<string>>? quoted)
{
    /// <summary>The phrases of <paramref name="root"/>, by key; every one of <see cref="TextKeys.All"/>, or a fault.</summary>
    public IReadOnlyDictionary<string, Phrase> Read(MapNode root, FileFaults faults)
    {
        var fields = new Fields(root, "texts", faults);
        var known = TextKeys.All.Concat(quoted?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        var phrases = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        foreach (var (key, _) in root.Entries)
        {
            if (quoted is not null && !known.Contains(key.Value))
                faults.Error(key.At, $"unknown text '{Fields.Short(key.Value)}'", Nearest.Of(key.Value, known) is { } near ? $"did you mean '{near}'?" : "remove it: the bot says nothing by that key");
            else if (PhraseOf(fields, key.Value) is { } phrase)
                phrases.Add(key.Value, phrase);
        }

        foreach (var key in TextKeys.All.Where(k => fields.Node(k) is null))
            faults.Error(root.At, $"the text '{key}' is missing", $"add `{key}:` with a sentence");
        return phrases;
    }

    /// <summary>What the sentences of <paramref name="languages"/> quote, by key.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> PlaceholdersOf(IEnumerable<IReadOnlyDictionary<string, Phrase>> languages) =>
        languages.SelectMany(l => l)
            .GroupBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                IReadOnlySet<string> (g) => g.SelectMany(p => Quoted(p.Value.Text).Concat(Quoted(p.Value.Sms ?? ""))).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal);

    Phrase? PhraseOf(Fields fields, string key)
    {
        switch (fields.Node(key))
        {
            case null:
                return null;
            case MapNode map:
                var inner = new Fields(map, $"'{key}'", fields.Faults);
                var text = inner.RequiredText("text");
                // An empty text in quotes is meant: nothing is said by SMS.
                var sms = inner.Node("sms") is TextNode { Value: "" } nothing ? nothing : inner.Text("sms");
                inner.Done();
                Check(text, key, fields.Faults);
                Check(sms, key, fields.Faults);
                return text is null ? null : new Phrase(text.Value, sms?.Value);
            default:
                var sentence = fields.Text(key);
                Check(sentence, key, fields.Faults);
                return sentence is null ? null : new Phrase(sentence.Value);
        }
    }

    void Check(TextNode? text, string key, FileFaults faults)
    {
        if (text is null || quoted is null || !quoted.TryGetValue(key, out var allowed))
            return;
        foreach (var match in Placeholder().EnumerateMatches(text.Value))
        {
            var name = text.Value.Substring(match.Index + 1, match.Length - 2);
            if (!allowed.Contains(name))
                faults.Error(text.Within(match.Index), $"'{key}' quotes {{{name}}}, which the bot does not fill in there", allowed.Count == 0 ? "remove it" : Nearest.Mend(name, allowed, "what it fills in"));
        }
    }

    static IEnumerable<string> Quoted(string text) => Placeholder().Matches(text).Select(m => m.Value[1..^1]);

    [GeneratedRegex(@"\{[A-Za-z_][A-Za-z0-9_]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
