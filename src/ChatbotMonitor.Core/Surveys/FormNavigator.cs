using System.Xml;
using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>A cursor over <see cref="FormNode"/>s: elements only, no attributes, no namespaces; <paramref name="own"/> holds <paramref name="self"/>.</summary>
sealed class FormNavigator(FormNode node, FormNode? own, string self) : XPathNavigator
{
    static readonly NameTable Names = new();
    FormNode _node = node;
    FormNode? _own = own;
    string _self = self;

    public FormNode Node => _node;

    public override string BaseURI => "";

    public override bool IsEmptyElement => _node.Children.Count == 0;

    public override string LocalName => NodeType == XPathNodeType.Root ? "" : _node.Name;

    public override string Name => LocalName;

    public override string NamespaceURI => "";

    public override XmlNameTable NameTable => Names;

    public override XPathNodeType NodeType => _node.Parent is null ? XPathNodeType.Root : XPathNodeType.Element;

    public override string Prefix => "";

    public override string Value => ReferenceEquals(_node, _own) ? _self : _node.Text;

    public override XPathNavigator Clone() => new FormNavigator(_node, _own, _self);

    public override bool IsSamePosition(XPathNavigator other) => other is FormNavigator { _node: var there } && ReferenceEquals(there, _node);

    public override bool MoveTo(XPathNavigator other)
    {
        if (other is not FormNavigator there)
            return false;
        (_node, _own, _self) = (there._node, there._own, there._self);
        return true;
    }

    public override bool MoveToFirstAttribute() => false;

    public override bool MoveToFirstChild() => Go(_node.Children.Count > 0 ? _node.Children[0] : null);

    public override bool MoveToFirstNamespace(XPathNamespaceScope namespaceScope) => false;

    public override bool MoveToId(string id) => false;

    public override bool MoveToNext() => Go(Sibling(1));

    public override bool MoveToNextAttribute() => false;

    public override bool MoveToNextNamespace(XPathNamespaceScope namespaceScope) => false;

    public override bool MoveToParent() => Go(_node.Parent);

    public override bool MoveToPrevious() => Go(Sibling(-1));

    FormNode? Sibling(int step) =>
        _node.Parent is { } parent && _node.Index + step is >= 0 and var at && at < parent.Children.Count ? parent.Children[at] : null;

    bool Go(FormNode? there)
    {
        _node = there ?? _node;
        return there is not null;
    }
}
