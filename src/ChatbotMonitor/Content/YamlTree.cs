using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Builds the tree of one file from YamlDotNet's events.</summary>
/// <remarks>YamlDotNet's own representation model throws on the first duplicate key, nests without limit and follows aliases; an operator's file may do none of that to us.</remarks>
sealed class YamlTree
{
    const int MaxDepth = 40;

    readonly Scanner _scanner;
    readonly Parser _parser;
    readonly FileFaults _faults;

    YamlTree(string text, FileFaults faults)
    {
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
        _faults = faults;
    }

    /// <summary>The tree of <paramref name="text"/>, or null where it is empty.</summary>
    /// <exception cref="YamlException">It is not YAML, or YAML that is not read here; the message is YamlDotNet's or one for people.</exception>
    public static Node? Of(string text, FileFaults faults)
    {
        var tree = new YamlTree(text, faults);
        try
        {
            return tree.Read();
        }
        catch (Exception e) when (e is not YamlException)
        {
            // YamlDotNet's scanner runs into a state of its own on some broken files (a flow list that a document ends in the middle of).
            var at = tree._scanner.CurrentPosition;
            throw new YamlException(at, at, YamlTrouble.GaveUp, e);
        }
    }

    Node? Read()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            return null;
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            throw new YamlException(second.Start, second.End, YamlTrouble.SecondDocument);
        return root;
    }

    Node Node(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            throw new YamlException(alias.Start, alias.End, YamlTrouble.Alias);
        var node = _parser.Consume<NodeEvent>();
        if (depth > MaxDepth)
            throw new YamlException(node.Start, node.End, YamlTrouble.TooDeep);
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            _faults.Error(SpotOf(node.Start), $"'{node.Tag.Value}' is a YAML tag, and tags are not read here", "leave it out");
        return node switch
        {
            Scalar scalar => Text(scalar),
            SequenceStart start => List(start, depth + 1),
            MappingStart start => Map(start, depth + 1),
            _ => throw new YamlException(node.Start, node.End, "Unexpected content"),
        };
    }

    ListNode List(SequenceStart start, int depth)
    {
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth));
        return new ListNode(SpotOf(start.Start), items);
    }

    MapNode Map(MappingStart start, int depth)
    {
        var entries = new List<Entry>();
        var first = new Dictionary<string, Spot>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth) as TextNode ?? throw new YamlException(start.Start, start.End, YamlTrouble.KeyIsNoText);
            var value = Node(depth);
            if (first.TryAdd(key.Value, key.At))
                entries.Add(new Entry(key, value));
            else
                _faults.Error(key.At, $"the key '{key.Value}' was given already at {first[key.Value]}", "keep one of the two");
        }

        return new MapNode(SpotOf(start.Start), entries);
    }

    static TextNode Text(Scalar scalar)
    {
        var plain = scalar.Style == ScalarStyle.Plain;
        var quotes = plain ? 0 : 2;
        var sideBySide = scalar.Start.Line == scalar.End.Line && scalar.End.Column - scalar.Start.Column == scalar.Value.Length + quotes;
        return new TextNode(SpotOf(scalar.Start), scalar.Value, plain, sideBySide ? quotes / 2 : -1);
    }

    static Spot SpotOf(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
