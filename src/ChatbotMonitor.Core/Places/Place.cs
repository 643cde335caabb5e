using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Places;

/// <summary>A region, city, district or village of <c>places.yaml</c>.</summary>
/// <param name="Id">The id that answers, scopes and exports name it by.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Aliases">Other names people still use.</param>
/// <param name="Children">The places that lie in it.</param>
public sealed record Place(string Id, LocalText Name, IReadOnlyList<string> Aliases, IReadOnlyList<Place> Children)
{
    /// <summary>Where its office stands, or null where nobody wrote it down.</summary>
    public Location? Location { get; init; }
}

/// <summary>All places, with who lies in whom.</summary>
public sealed class Gazetteer
{
    readonly Dictionary<string, Place> _byId = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _parent = new(StringComparer.Ordinal);

    /// <summary>Takes the tree; ids must be unique in it.</summary>
    public Gazetteer(IReadOnlyList<Place> roots)
    {
        Roots = roots;
        foreach (var root in roots)
            Add(root, null);
    }

    /// <summary>The first level.</summary>
    public IReadOnlyList<Place> Roots { get; }

    /// <summary>Every place, parents before children.</summary>
    public IReadOnlyCollection<Place> All => _byId.Values;

    /// <summary>The place of that id, or null.</summary>
    public Place? Find(string? id) => id is not null && _byId.TryGetValue(id, out var place) ? place : null;

    /// <summary>The id of the place that <paramref name="id"/> lies in, or null at the first level.</summary>
    public string? ParentOf(string id) => _parent.GetValueOrDefault(id);

    /// <summary>Whether <paramref name="id"/> is <paramref name="outer"/> or lies in it.</summary>
    public bool LiesIn(string? id, string outer)
    {
        for (var at = id; at is not null; at = ParentOf(at))
        {
            if (string.Equals(at, outer, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    void Add(Place place, string? parent)
    {
        _byId.Add(place.Id, place);
        if (parent is not null)
            _parent.Add(place.Id, parent);
        foreach (var child in place.Children)
            Add(child, place.Id);
    }
}
