using System.Xml;
using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>An element of a document that expressions walk through: a filled form, a list of choices, a table. Its text is worked out when it is asked for.</summary>
public sealed class FormNode
{
    readonly Func<string>? _work;
    readonly string _text = "";
    List<FormNode>? _children;

    /// <summary>An element that holds others.</summary>
    public FormNode(string name) => Name = XmlConvert.EncodeLocalName(name)!;

    /// <summary>An element that holds a text.</summary>
    public FormNode(string name, string text) : this(name) => _text = text;

    /// <summary>An element whose text is worked out each time.</summary>
    public FormNode(string name, Func<string> work) : this(name) => _work = work;

    /// <summary>Its name, as a path calls it.</summary>
    public string Name { get; }

    /// <summary>The element it lies in; null on the document itself.</summary>
    public FormNode? Parent { get; private set; }

    /// <summary>Its place in <see cref="Parent"/>, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>What lies in it, in order.</summary>
    public IReadOnlyList<FormNode> Children => _children ?? (IReadOnlyList<FormNode>)[];

    /// <summary>Its text, or that of all that lies in it.</summary>
    public string Text => _work is not null ? _work() : _children is null ? _text : string.Concat(_children.Select(c => c.Text));

    /// <summary>Puts <paramref name="child"/> last into it, and gives it back.</summary>
    public FormNode Add(FormNode child)
    {
        ArgumentNullException.ThrowIfNull(child);
        child.Parent = this;
        child.Index = Children.Count;
        (_children ??= []).Add(child);
        return child;
    }

    /// <summary>Its place among those of its name, from 1.</summary>
    public int Position => Parent is null ? 1 : Parent.Children.Take(Index).Count(c => string.Equals(c.Name, Name, StringComparison.Ordinal)) + 1;

    /// <summary>A cursor on it, for evaluations.</summary>
    public XPathNavigator Navigator() => new FormNavigator(this, null, "");

    /// <summary>A cursor on it, to which it holds <paramref name="self"/> instead of its own text: the value being checked.</summary>
    public XPathNavigator Navigator(string self) => new FormNavigator(this, this, self);

    /// <summary>The node a cursor stands on, or null where it stands in no document of these.</summary>
    public static FormNode? Of(XPathNavigator? navigator) => (navigator as FormNavigator)?.Node;
}
