namespace ChatbotMonitor.ContentFiles;

/// <summary>A piece of a YAML file, and where it stands.</summary>
abstract class YamlNode(Spot at)
{
    /// <summary>Where it begins.</summary>
    public Spot At => at;

    /// <summary>What it is, for a sentence: <c>a list</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text; YAML's numbers, dates and booleans are texts here until somebody asks for them as such.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="value">Its value, without quotes and escapes.</param>
/// <param name="plain">True where it stands without quotes.</param>
/// <param name="lead">How many characters stand before the value on its line (its quote), or -1 where value and line do not run side by side.</param>
sealed class YamlText(Spot at, string value, bool plain, int lead) : YamlNode(at)
{
    public override string Kind => IsNull ? "empty" : "a text";

    public string Value => value;

    /// <summary>True where nothing is written (<c>key:</c>, <c>~</c>, <c>null</c>).</summary>
    public bool IsNull => plain && value is "" or "~" or "null";

    /// <summary>Where the character at <paramref name="offset"/> of the value stands.</summary>
    public Spot Within(int offset) => lead < 0 ? At : At with { Column = At.Column + lead + offset };
}

/// <summary>A list.</summary>
sealed class YamlList(Spot at, IReadOnlyList<YamlNode> items) : YamlNode(at)
{
    public override string Kind => "a list";

    public IReadOnlyList<YamlNode> Items => items;
}

/// <summary>A map, in the order it was written; a key that came twice is kept once.</summary>
sealed class YamlMap(Spot at, IReadOnlyList<YamlEntry> entries) : YamlNode(at)
{
    public override string Kind => "a map";

    public IReadOnlyList<YamlEntry> Entries => entries;
}

/// <summary>A key and what stands under it.</summary>
sealed record YamlEntry(YamlText Key, YamlNode Value);
