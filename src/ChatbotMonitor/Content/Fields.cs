using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads the keys of one map (a map of a YAML file, a row of a sheet), writes down what is wrong with each, and goes on.</summary>
/// <remarks>A key is known once it has been asked for: <see cref="Done"/> reports the others.</remarks>
/// <param name="map">The map.</param>
/// <param name="what">What it describes, for sentences: <c>a place</c>.</param>
/// <param name="faults">Where faults go.</param>
sealed class Fields(MapNode map, string what, FileFaults faults)
{
    readonly List<string> _known = [];

    /// <summary>Where the map begins.</summary>
    public Spot At => map.At;

    public FileFaults Faults => faults;

    /// <summary>True where it is a row of a sheet.</summary>
    public bool IsRow => map.At.Sheet is not null;

    /// <summary>What stands under <paramref name="key"/>, or null where the key is absent or empty.</summary>
    public Node? Node(string key) => Entry(key)?.Value is { } value and not TextNode { IsNull: true } ? value : null;

    /// <summary>Where the value of <paramref name="key"/> stands, or else its map.</summary>
    public Spot SpotOf(string key) => Entry(key)?.Value.At ?? map.At;

    /// <summary>The text under <paramref name="key"/>, or null.</summary>
    public TextNode? Text(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case TextNode text when !string.IsNullOrWhiteSpace(text.Value):
                return text;
            case TextNode text:
                faults.Error(text.At, $"'{key}' is empty", "write a text, or remove the key");
                return null;
            case var other:
                faults.Error(other.At, $"'{key}' is {other.Kind}", "write one text");
                return null;
        }
    }

    /// <summary>The text under <paramref name="key"/>; a fault where there is none.</summary>
    public TextNode? RequiredText(string key)
    {
        if (Node(key) is null)
            Missing(key);
        return Text(key);
    }

    /// <summary>The value under <paramref name="key"/> as <paramref name="read"/> understands it, or null; <paramref name="mend"/> says how to write one.</summary>
    public T? Value<T>(string key, Func<string, T?> read, string mend) where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        if (read(text.Value) is not { } value)
        {
            faults.Error(text.At, $"'{key}' is '{Short(text.Value)}'", mend);
            return null;
        }

        return value;
    }

    /// <summary>The text under <paramref name="key"/> that has the form that <paramref name="read"/> asks for; a fault where there is none.</summary>
    public TextNode? RequiredName(string key, Func<string, string?> read, string mend)
    {
        if (RequiredText(key) is not { } text)
            return null;
        if (read(text.Value) is not null)
            return text;
        faults.Error(text.At, $"'{key}' is '{Short(text.Value)}'", mend);
        return null;
    }

    /// <summary>An id under <c>id</c>; a fault where there is none.</summary>
    public TextNode? RequiredId(string key) => RequiredName(key, Written.Id, "begin with a Latin letter, then letters, digits, '_', '-' and '.' only");

    /// <summary>One of a few words, or null; a fault names them.</summary>
    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> words) where T : struct =>
        Text(key) is not { } text ? null : OneOf(text, key, words);

    /// <summary>The texts of the list under <paramref name="key"/>; one text alone counts as a list of one.</summary>
    public IReadOnlyList<TextNode> Texts(string key)
    {
        if (Node(key) is TextNode one)
            return Text(key) is null ? [] : [one];
        var texts = new List<TextNode>();
        foreach (var item in Items(key))
        {
            if (item is TextNode text && !string.IsNullOrWhiteSpace(text.Value))
                texts.Add(text);
            else
                faults.Error(item.At, $"'{key}' holds {(item is TextNode ? "an empty text" : item.Kind)}", "write a list of texts");
        }

        return texts;
    }

    /// <summary>The maps of the list under <paramref name="key"/>, each of which describes <paramref name="each"/>.</summary>
    public IEnumerable<Fields> Maps(string key, string each)
    {
        foreach (var item in Items(key))
        {
            if (item is MapNode entry)
                yield return new Fields(entry, each, faults);
            else
                faults.Error(item.At, $"{(item is TextNode { IsNull: true } ? "an empty line" : item.Kind)} where {each} is expected", "write `- key: value` lines");
        }
    }

    /// <summary>The map under <paramref name="key"/>, which describes <paramref name="each"/>, or null.</summary>
    public Fields? Map(string key, string each)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case MapNode inner:
                return new Fields(inner, each, faults);
            case var other:
                faults.Error(other.At, $"'{key}' is {other.Kind}", "write `key: value` lines under it, indented");
                return null;
        }
    }

    /// <summary>The text under <paramref name="key"/>, one for all languages or a map of them, or null.</summary>
    public LocalText? Words(string key) => Node(key) is { } node ? LocalWords.Read(node, key, faults) : null;

    /// <summary>The text under <paramref name="key"/>; a fault and a blank where there is none.</summary>
    public LocalText RequiredWords(string key)
    {
        if (Node(key) is null)
            Missing(key);
        return Words(key) ?? LocalWords.None;
    }

    /// <summary>Entries that nobody asked for yet.</summary>
    public IEnumerable<Entry> Rest() => map.Entries.Where(e => !_known.Contains(e.Key.Value, StringComparer.Ordinal));

    /// <summary>Says that <paramref name="key"/> is missing.</summary>
    public void Missing(string key) => faults.Error(IsRow ? map.At with { Header = key } : map.At, $"{what} has no '{key}'", HowToAdd(key));

    /// <summary>How an operator adds <paramref name="key"/>, for a mend.</summary>
    public string HowToAdd(string key) => IsRow ? $"fill in the column '{key}'" : $"add `{key}:`";

    /// <summary>Reports every key that nobody asked for; on a sheet, the columns are looked at once and not in each row.</summary>
    public void Done()
    {
        if (IsRow)
            return;
        foreach (var (key, value) in Rest())
        {
            // { ky: Кош, келиңиз } reads as two keys.
            var mend = value is TextNode { IsNull: true } && Nearest.Of(key.Value, _known) is null
                ? $"write it as `key: value`, and put a text with a comma in quotes; the keys of {what} are {string.Join(", ", _known)}"
                : Nearest.Mend(key.Value, _known, $"the keys of {what}");
            faults.Error(key.At, $"unknown key '{Short(key.Value)}'", mend);
        }
    }

    /// <summary>One of a few words; a fault names them.</summary>
    public T? OneOf<T>(TextNode text, string key, IReadOnlyDictionary<string, T> words) where T : struct
    {
        if (words.TryGetValue(text.Value, out var value))
            return value;
        faults.Error(text.At, $"'{key}' is '{Short(text.Value)}'", Nearest.Mend(text.Value, words.Keys, $"the words for {key}"));
        return null;
    }

    internal static string Short(string text, int length = 60) => text.Length <= length ? text : $"{text.AsSpan(0, length)}…";

    IReadOnlyList<Node> Items(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case ListNode list:
                return list.Items;
            case var other:
                faults.Error(other.At, $"'{key}' is {other.Kind}", "write a list: lines that begin with '- ', or [a, b]");
                return [];
        }
    }

    Entry? Entry(string key)
    {
        if (!_known.Contains(key, StringComparer.Ordinal))
            _known.Add(key);
        return map.Entries.FirstOrDefault(e => string.Equals(e.Key.Value, key, StringComparison.Ordinal));
    }
}
