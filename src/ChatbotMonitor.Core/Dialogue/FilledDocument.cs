using System.Xml.XPath;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A filled form as a document (<c>/data/household/person/age</c>) for expressions that walk through it; values are worked out when they are read.</summary>
sealed class FilledDocument
{
    readonly Filled _filled;
    readonly Dictionary<(string Name, string At), FormNode> _nodes = [];
    readonly FormNode _data;

    public FilledDocument(Filled filled)
    {
        _filled = filled;
        _data = new FormNode("").Add(new FormNode("data"));
        Add(_data, filled.Survey.Outline.Rows, "");
    }

    /// <summary>A cursor on the question (or, with the name of its one more, the turn of a repeat) at that place, holding the value being checked; on the whole where there is none.</summary>
    public XPathNavigator Navigator(string name, string at, string self)
    {
        var node = _nodes.GetValueOrDefault((name, at), _data);
        return self.Length > 0 && node.Children.Count == 0 ? node.Navigator(self) : node.Navigator();
    }

    /// <summary>The nodes of a question or a group: the one at <paramref name="outer"/>, or else those of all turns that begin with it and are relevant, as JavaRosa counts them.</summary>
    public XPathNodeIterator All(string name, string outer, Group? group, Question? question)
    {
        if (_nodes.TryGetValue((name, outer), out var one))
            return new FormNodes([one.Navigator()]);
        var found = new List<XPathNavigator>();
        foreach (var ((named, at), node) in _nodes)
        {
            if (string.Equals(named, name, StringComparison.Ordinal) && LiesIn(at, outer) && (question is null ? _filled.IsRelevant(group, at) : _filled.IsRelevant(question, at)))
                found.Add(node.Navigator());
        }

        return new FormNodes(found);
    }

    static bool LiesIn(string at, string outer) => outer.Length == 0 || (at.Length > outer.Length && at[outer.Length] == '.' && at.StartsWith(outer, StringComparison.Ordinal));

    void Add(FormNode into, IReadOnlyList<OutlineRow> rows, string at)
    {
        foreach (var row in rows)
        {
            if (row.Question is { } question)
                _nodes.TryAdd((question.Name, at), into.Add(new FormNode(question.Written ?? question.Name, () => XPathValues.Text(XPathValues.Typed(question, _filled.Value(question, at))))));
            else if (row.Group is { Repeats: true } repeat)
                Add(into, repeat, row.Rows, at);
            else if (row.Group is { } group)
                Add(Keep(group, at, into.Add(new FormNode(group.Name))), row.Rows, at);
        }
    }

    void Add(FormNode into, Group repeat, IReadOnlyList<OutlineRow> rows, string outer)
    {
        var turns = _filled.Turns(repeat, outer);
        for (var n = 1; n <= turns; n++)
        {
            var at = RepeatTurn.Of(outer, n);
            Add(Keep(repeat, at, into.Add(new FormNode(repeat.Name))), rows, at);
        }
    }

    FormNode Keep(Group group, string at, FormNode node)
    {
        _nodes.TryAdd((OneMore.NameOf(group), at), node);
        return node;
    }
}
