using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;

namespace ChatbotMonitor.Scorecards;

/// <summary>What of a round a report tells: all, or a provider's services, or a place with what lies in it. Figures are computed over the whole round all the same, so that two reports side by side tell no more than one.</summary>
/// <param name="Provider">The provider's id, or null for all.</param>
/// <param name="Place">The place's id, or null for all.</param>
sealed record Scope(string? Provider, string? Place)
{
    /// <summary>The services that it is about, in the order of the register.</summary>
    public IReadOnlyList<string> Services(Findings findings) =>
        [.. findings.Content.Register.Services.Where(s => (Provider is null || s.ProviderId == Provider) && findings.Round.Cells.Any(c => c.Service == s.Id && Holds(c, findings.Content))).Select(s => s.Id)];

    /// <summary>The places that it is about, in the order of the round.</summary>
    public IReadOnlyList<string> Places(Findings findings) => [.. findings.Round.Cells.Where(c => Holds(c, findings.Content)).Select(c => c.Place).Distinct(StringComparer.Ordinal)];

    /// <summary>The providers that it is about, in the order of the register.</summary>
    public IReadOnlyList<string> Providers(Findings findings) => [.. Services(findings).Select(s => findings.Content.Register.Service(s)!.ProviderId).Distinct(StringComparer.Ordinal)];

    /// <summary>Of whom the figures of a service are: all places, or the only one; null where they are some of them.</summary>
    public ScoreScope? Of(string service, Findings findings) =>
        Place is null ? ScoreScope.OfService(service) : Places(findings) is [var only] ? ScoreScope.OfCell(service, only) : null;

    /// <summary>Whether <paramref name="scope"/> tells of the same as another that is listed: of a provider with one service, of a round with one service.</summary>
    public static bool IsTwin(ScoreScope scope, Findings findings)
    {
        var services = findings.Round.Cells.Select(c => c.Service).Distinct(StringComparer.Ordinal).ToArray();
        return scope.Kind switch
        {
            ScopeKind.Provider => services.Count(s => findings.Content.Register.Service(s)?.ProviderId == scope.Provider) == 1,
            ScopeKind.Place or ScopeKind.Whole => services.Length == 1,
            _ => false,
        };
    }

    /// <summary>Whether a cell belongs to it.</summary>
    public bool Holds(Cell cell, Content content) =>
        (Provider is null || content.Register.Service(cell.Service)?.ProviderId == Provider) && (Place is null || content.Places.LiesIn(cell.Place, Place));

    /// <summary>Whether a score, or a change of it, belongs to it.</summary>
    public bool Holds(ScoreScope scope, Findings findings) => scope switch
    {
        { Provider: { } provider } => Place is null && (Provider is null || provider == Provider),
        { Service: { } service, Place: { } place } => findings.Round.Cell(service, place) is { } cell && Holds(cell, findings.Content),
        { Service: { } service } => Place is null && Services(findings).Contains(service, StringComparer.Ordinal),
        { Place: { } place } => Provider is null && Places(findings).Contains(place, StringComparer.Ordinal),
        _ => Provider is null && Place is null,
    };
}
