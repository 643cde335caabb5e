using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>How many there are by service and place, with all totals, such that nobody can compute one of fewer than five from what is shown.</summary>
public sealed class ShownCounts
{
    readonly Dictionary<ScoreScope, (int Count, bool Hidden)> _counts = [];

    ShownCounts(IReadOnlyDictionary<(string Service, string Place), int> cells, Func<string, string?> providerOf, Func<ScoreScope, int, CountBounds>? known = null)
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
        var all = keys.Select(k => (Scope: ScoreScope.OfCell(k.Service, k.Place), Count: cells[k])).Concat(totals.Select(t => (t.Scope, Count: t.Cells.Sum(i => cells[keys[i]])))).ToArray();
        var table = Suppression.Of([.. keys.Select(k => cells[k])], [.. totals.Select(t => t.Cells)], known is null ? null : [.. all.Select(a => known(a.Scope, a.Count))]);
        foreach (var ((scope, count), shown) in all.Zip(table.Cells.Concat(table.Totals)))
            _counts[scope] = (count, shown is null);
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

    /// <summary>The same where <paramref name="parts"/> of them are shown by their own tables: what is hidden here could be other than it is with each of these as it is, or other by as much.</summary>
    public static ShownCounts Of(IReadOnlyDictionary<(string Service, string Place), int> cells, ServiceRegister register, IReadOnlyList<IReadOnlyDictionary<(string Service, string Place), int>> parts)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(parts);
        return new ShownCounts(cells, s => register.Service(s)?.ProviderId, (scope, count) =>
        {
            var least = 1;
            foreach (var part in parts)
            {
                var some = part.Where(c => scope.Covers(c.Key.Service, c.Key.Place, register)).Sum(c => c.Value);
                if (some > 0)
                    least = Math.Max(least, Math.Min(count - some + 1, some));
            }

            return CountBounds.None with { Least = Math.Min(least, count) };
        });
    }

    /// <summary>The counts of a part of these: hidden wherever these are, and more where that must be.</summary>
    public ShownCounts Part(IReadOnlyDictionary<(string Service, string Place), int> cells, ServiceRegister register)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(register);
        return new ShownCounts(cells, s => register.Service(s)?.ProviderId, (scope, _) => IsHidden(scope) ? CountBounds.None with { IsHidden = true } : CountBounds.None with { Most = Shown(scope) ?? int.MaxValue });
    }

    /// <summary>How many of these are not of <paramref name="part"/>, made by <see cref="Part"/> of <paramref name="cells"/>: hidden where one of the two is, and where it would tell of fewer than five.</summary>
    public ShownCounts Rest(IReadOnlyDictionary<(string Service, string Place), int> cells, ShownCounts part, ServiceRegister register)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(register);
        var rest = _counts.Where(c => c.Key.Kind == ScopeKind.Cell).ToDictionary(c => (c.Key.Service!, c.Key.Place!), c => c.Value.Count - cells.GetValueOrDefault((c.Key.Service!, c.Key.Place!)));
        return new ShownCounts(rest, s => register.Service(s)?.ProviderId, (scope, _) => CountBounds.None with { IsHidden = IsHidden(scope) || part.IsHidden(scope) });
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
