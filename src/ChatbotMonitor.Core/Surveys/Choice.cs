using System.Collections.Concurrent;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>One answer to choose.</summary>
/// <param name="Name">What is stored.</param>
/// <param name="Label">What is shown.</param>
public sealed record Choice(string Name, LocalText Label)
{
    /// <summary>Other words people use for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Further columns of the choices sheet, for <see cref="Question.ChoiceFilter"/>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = NoAttributes;

    /// <summary>The choice that this one lies in (a district's region), asked for first; null at the first level.</summary>
    public string? Parent { get; init; }

    static readonly Dictionary<string, string> NoAttributes = [];
}

/// <summary>A named list of choices; in a tree (places) parents come before their children.</summary>
public sealed class ChoiceList
{
    readonly Dictionary<string, Choice> _byName;
    readonly ILookup<string, Choice> _children;
    readonly ConcurrentDictionary<string, FormNode> _documents = new(StringComparer.Ordinal);

    /// <summary>Takes choices; where several have one name, as under several regions of a cascade, the first is the one that is found by it.</summary>
    public ChoiceList(string name, IReadOnlyList<Choice> choices)
    {
        Name = name;
        Choices = choices;
        _byName = new Dictionary<string, Choice>(choices.Count, StringComparer.Ordinal);
        foreach (var choice in choices)
            _byName.TryAdd(choice.Name, choice);
        _children = choices.Where(c => c.Parent is not null).ToLookup(c => c.Parent!, StringComparer.Ordinal);
        Roots = choices.Where(c => c.Parent is null).ToArray();
    }

    /// <summary>The list's name in the survey file.</summary>
    public string Name { get; }

    /// <summary>All choices, in order.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>The first level: all of them where the list is no tree.</summary>
    public IReadOnlyList<Choice> Roots { get; }

    /// <summary>The choice of that name, or null.</summary>
    public Choice? Find(string? name) => name is not null && _byName.TryGetValue(name, out var c) ? c : null;

    /// <summary>What lies in the choice of that name, in order.</summary>
    public IEnumerable<Choice> ChildrenOf(string name) => _children[name];

    /// <summary>The list as expressions walk through it, <c>/root/item</c> with <c>name</c>, <c>label</c> in <paramref name="language"/>, and every attribute that any of its choices has.</summary>
    internal FormNode Document(string language) => _documents.GetOrAdd(language, MakeDocument);

    FormNode MakeDocument(string language)
    {
        var columns = Choices.SelectMany(c => c.Attributes.Keys).Where(k => k is not ("name" or "label")).Distinct(StringComparer.Ordinal).ToArray();
        var document = new FormNode("");
        var root = document.Add(new FormNode("root"));
        foreach (var choice in Choices)
        {
            var item = root.Add(new FormNode("item"));
            item.Add(new FormNode("name", choice.Name));
            item.Add(new FormNode("label", choice.Label.In(language)));
            foreach (var column in columns)
                item.Add(new FormNode(column, choice.Attributes.GetValueOrDefault(column, "")));
        }

        return document;
    }
}
