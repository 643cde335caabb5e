using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Scorecards;

/// <summary>The responses of a round that scores are computed from: complete, not set aside, of each pair of visits the first.</summary>
static class Counting
{
    /// <summary>Those of <paramref name="responses"/> that count, in their order.</summary>
    public static IReadOnlyList<Response> Of(IEnumerable<Response> responses, Round round, IEnumerable<QualityDecision> decisions)
    {
        var aside = Aside(decisions);
        var pairs = new HashSet<(string, string, string)>();
        return [.. responses.Where(r => r is { Status: ResponseStatus.Complete, Fieldwork: { } done } && done.Round == round.Id
            && !aside.Contains(r.Id) && (done.Pair is not { } pair || pairs.Add((done.Service, done.Place, pair))))];
    }

    /// <summary>The ids of responses that the last decision on them set aside.</summary>
    public static HashSet<string> Aside(IEnumerable<QualityDecision> decisions) =>
        decisions.GroupBy(d => d.ResponseId, StringComparer.Ordinal).Where(g => g.MaxBy(d => d.At)!.SetAside).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
}
