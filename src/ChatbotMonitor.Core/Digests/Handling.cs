using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Digests;

/// <summary>Who handles which complaint: whoever has acted on it, and those whose scope names its place and service most closely. Others only look on.</summary>
/// <param name="coordinators">All coordinators.</param>
/// <param name="places">Which place lies in which.</param>
public sealed class Handling(IReadOnlyList<Coordinator> coordinators, Gazetteer places)
{
    readonly Dictionary<(string? Service, string? Place), string[]> _handlers = [];

    /// <summary>Whether <paramref name="coordinator"/> handles this very report.</summary>
    public bool Handles(Coordinator coordinator, Report report)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        ArgumentNullException.ThrowIfNull(report);
        return Handles(coordinator, report.Service, report.Place) || report.Changes.Any(c => c.By == Actor.Coordinator(coordinator.Id));
    }

    /// <summary>Whether <paramref name="coordinator"/> handles whatever comes in on <paramref name="service"/> in <paramref name="place"/>.</summary>
    public bool Handles(Coordinator coordinator, string? service, string? place)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        if (!_handlers.TryGetValue((service, place), out var handlers))
            _handlers[(service, place)] = handlers = Handlers(service, place);
        return handlers.Contains(coordinator.Id, StringComparer.Ordinal);
    }

    string[] Handlers(string? service, string? place)
    {
        var near = coordinators.Where(c => c.Scope.Covers(place, service, places)).Select(c => (c.Id, Closeness: Closeness(c.Scope, place))).ToArray();
        return [.. near.Where(c => c.Closeness == near.Max(n => n.Closeness)).Select(c => c.Id)];
    }

    // The deeper the place that a scope names, the closer it is; of two as deep, the one that names services too.
    int Closeness(Scope scope, string? place)
    {
        var depth = 0;
        foreach (var named in scope.Places.Where(p => places.LiesIn(place, p)))
            depth = Math.Max(depth, Depth(named));
        return (2 * depth) + (scope.Services.Count > 0 ? 1 : 0);
    }

    int Depth(string place) => places.ParentOf(place) is { } parent ? 1 + Depth(parent) : 1;
}
