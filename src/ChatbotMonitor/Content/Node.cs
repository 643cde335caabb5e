namespace ChatbotMonitor.ContentFiles;

/// <summary>A piece of what an operator wrote, in YAML or on a sheet, and where it stands.</summary>
abstract class Node(Spot at)
{
    /// <summary>Where it begins.</summary>
    public Spot At => at;

    /// <summary>What it is, for a sentence: <c>a list</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text; numbers, dates and booleans are texts here until somebody asks for them as such.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="value">Its value, without quotes and escapes.</param>
/// <param name="plain">True where it stands in YAML without quotes.</param>
/// <param name="lead">How many characters stand before the value on its line (its quote), or -1 where value and line do not run side by side, as in a cell.</param>
sealed class TextNode(Spot at, string value, bool plain, int lead) : Node(at)
{
    /// <summary>The text of a cell.</summary>
    public TextNode(Spot at, string value) : this(at, value, plain: false, lead: -1) { }

    public override string Kind => IsNull ? "empty" : "a text";

    public string Value => value;

    /// <summary>True where nothing is written (<c>key:</c>, <c>~</c>, <c>null</c>).</summary>
    public bool IsNull => plain && value is "" or "~" or "null";

    /// <summary>Where the character at <paramref name="offset"/> of the value stands.</summary>
    public Spot Within(int offset) => lead < 0 ? At : At with { Column = At.Column + lead + offset };

    /// <summary>Another text in the same place.</summary>
    public TextNode With(string other) => new(At, other);
}

/// <summary>A list.</summary>
sealed class ListNode(Spot at, IReadOnlyList<Node> items) : Node(at)
{
    public override string Kind => "a list";

    public IReadOnlyList<Node> Items => items;
}

/// <summary>A map (a row of a sheet: its cells by their columns), in the order it was written; a key that came twice is kept once.</summary>
sealed class MapNode(Spot at, IReadOnlyList<Entry> entries) : Node(at)
{
    public override string Kind => "a map";

    public IReadOnlyList<Entry> Entries => entries;
}

/// <summary>A key and what stands under it.</summary>
sealed record Entry(TextNode Key, Node Value);
