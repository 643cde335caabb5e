using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>How many there are by service and place, with all totals, such that nobody can compute one of fewer than five from what is shown.</summary>
public sealed class ShownCounts
{
    readonly Dictionary<ScoreScope, (int Count, bool Hidden)> _counts = [];

    ShownCounts(IReadOnlyDictionary<(string Service, string Place), int> cells, Func<string, string?> providerOf)
    {
        var keys = cells.Keys.OrderBy(k => k.Service, StringComparer.Ordinal).ThenBy(k => k.Place, StringComparer.Ordinal).ToArray();
        var totals = new List<(ScoreScope Scope, int[] Cells)>();
        foreach (var scopes in new Func<(string Service, string Place), ScoreScope?>[]
        {
            k => ScoreScope.OfService(k.Service),
            k => ScoreScope.OfPlace(k.Place),
            k => providerOf(k.Service) is { } provider ? ScoreScope.OfProvider(provider) : null,
            _ => ScoreScope.Whole,
        })
            totals.AddRange(Enumerable.Range(0, keys.Length).GroupBy(i => scopes(keys[i])).Where(g => g.Key is not null).Select(g => (g.Key!.Value, g.ToArray())));
        var table = Suppression.Of([.. keys.Select(k => cells[k])], [.. totals.Select(t => t.Cells)]);
        for (var i = 0; i < keys.Length; i++)
            _counts[ScoreScope.OfCell(keys[i].Service, keys[i].Place)] = (cells[keys[i]], table.Cells[i] is null);
        for (var t = 0; t < totals.Count; t++)
            _counts[totals[t].Scope] = (totals[t].Cells.Sum(i => cells[keys[i]]), table.Totals[t] is null);
    }

    /// <summary>Of nobody.</summary>
    public static ShownCounts None { get; } = Of(new Dictionary<(string, string), int>(), static _ => null);

    /// <summary>The counts of cells, each of a service and a place.</summary>
    public static ShownCounts Of(IReadOnlyDictionary<(string Service, string Place), int> cells, ServiceRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return Of(cells, s => register.Service(s)?.ProviderId);
    }

    /// <summary>The same, with whatever tells the provider of a service.</summary>
    public static ShownCounts Of(IReadOnlyDictionary<(string Service, string Place), int> cells, Func<string, string?> providerOf)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new ShownCounts(cells, providerOf);
    }

    /// <summary>Every cell and total there is.</summary>
    public IReadOnlyCollection<ScoreScope> Scopes => _counts.Keys;

    /// <summary>How many there are; null where that may not be shown.</summary>
    public int? Shown(ScoreScope scope) => !_counts.TryGetValue(scope, out var at) ? 0 : at.Hidden ? null : at.Count;

    /// <summary>Whether it may not be shown.</summary>
    public bool IsHidden(ScoreScope scope) => _counts.TryGetValue(scope, out var at) && at.Hidden;

    /// <summary>What a single row may say of its service and its place, so that rows counted up tell no more than the tables; null is left blank.</summary>
    public (string? Service, string? Place) Tellable(string service, string place) =>
        IsHidden(ScoreScope.OfCell(service, place)) ? (IsHidden(ScoreScope.OfService(service)) ? null : service, null) : (service, place);
}
