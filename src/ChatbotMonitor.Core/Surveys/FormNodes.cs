using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Some nodes in document order, as an expression takes them.</summary>
sealed class FormNodes(IReadOnlyList<XPathNavigator> nodes) : XPathNodeIterator
{
    int _at;

    FormNodes(IReadOnlyList<XPathNavigator> nodes, int at) : this(nodes) => _at = at;

    public override XPathNavigator? Current => _at > 0 ? nodes[_at - 1] : null;

    public override int CurrentPosition => _at;

    public override int Count => nodes.Count;

    public override XPathNodeIterator Clone() => new FormNodes(nodes, _at);

    public override bool MoveNext()
    {
        if (_at >= nodes.Count)
            return false;
        _at++;
        return true;
    }
}
