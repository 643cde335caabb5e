using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads a text that is one for all languages or a map from language to text.</summary>
static class LocalWords
{
    static readonly string AllLanguages = string.Join(", ", Languages.All);

    /// <summary>What stands in for a text that a fault was written down for.</summary>
    public static LocalText None { get; } = new("");

    /// <summary>The texts that <paramref name="node"/> holds, one or one a language.</summary>
    public static IEnumerable<TextNode> Texts(Node? node) => node switch
    {
        TextNode text => [text],
        MapNode map => map.Entries.Select(e => e.Value).OfType<TextNode>(),
        _ => [],
    };

    /// <summary>The words with nothing where they quote an answer of an earlier response.</summary>
    public static LocalText WithoutLastSaved(LocalText words) =>
        new(words.ByLanguage.Select(w => KeyValuePair.Create(w.Key, ExpressionScan.WithoutLastSaved(w.Value, ""))));

    /// <summary>The text of <paramref name="node"/>, or null and a fault.</summary>
    public static LocalText? Read(Node node, string key, FileFaults faults)
    {
        switch (node)
        {
            case TextNode text when !string.IsNullOrWhiteSpace(text.Value):
                return new LocalText(text.Value);
            // The columns of a sheet are looked at once, not in each cell.
            case MapNode { At.Sheet: not null } cells:
                return new LocalText(cells.Entries.Select(e => KeyValuePair.Create(e.Key.Value, ((TextNode)e.Value).Value)));
            case MapNode map:
                return Read(map, key, faults);
            default:
                faults.Error(node.At, $"'{key}' is {(node is TextNode ? "empty" : node.Kind)}", "write one text for all languages, or a map such as { ky: …, ru: …, en: … }");
                return null;
        }
    }

    static LocalText? Read(MapNode map, string key, FileFaults faults)
    {
        var fields = new Fields(map, $"'{key}'", faults);
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var language in Languages.All)
        {
            if (fields.Text(language) is { } text)
                texts.Add(new(language, text.Value));
        }

        fields.Done();
        var missing = Languages.All.Where(l => texts.TrueForAll(t => t.Key != l)).ToArray();
        if (texts.Count == 0)
            faults.Error(map.At, $"'{key}' has no text", $"add one for {AllLanguages}, or write one text for all languages");
        else if (missing.Length > 0)
            faults.Remind(map.At, $"'{key}' has no text in {string.Join(", ", missing)}", "add it, or write one text for all languages");
        return texts.Count == 0 ? null : new LocalText(texts);
    }
}
