using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Monitoring;

/// <summary>Whether a response of a round counts; a closed set.</summary>
enum Counts
{
    Yes,

    /// <summary>It ran out before it was complete.</summary>
    Incomplete,

    /// <summary>A coordinator set it aside.</summary>
    SetAside,

    /// <summary>It is the second of a pair of visits.</summary>
    Repeated,
}

/// <summary>Which responses of a round figures are made of: complete, not set aside, of each pair of visits the first.</summary>
static class Counted
{
    /// <summary>Those of <paramref name="responses"/> that belong to the round, in their order, each with whether it counts.</summary>
    public static IEnumerable<(Response Response, Fieldwork Done, Counts Counts)> Of(IEnumerable<Response> responses, Round round, IEnumerable<QualityDecision> decisions)
    {
        var aside = LastOn(decisions);
        var pairs = new HashSet<(string, string, string)>();
        foreach (var response in responses)
        {
            if (response.Fieldwork is not { } done || done.Round != round.Id)
                continue;
            yield return (response, done,
                response.Status != ResponseStatus.Complete ? Counts.Incomplete
                : aside.GetValueOrDefault(response.Id) is { SetAside: true } ? Counts.SetAside
                : done.Pair is { } pair && !pairs.Add((done.Service, done.Place, pair)) ? Counts.Repeated
                : Counts.Yes);
        }
    }

    /// <summary>The last decision on each response.</summary>
    public static IReadOnlyDictionary<string, QualityDecision> LastOn(IEnumerable<QualityDecision> decisions) =>
        decisions.GroupBy(d => d.ResponseId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(d => d.At)!, StringComparer.Ordinal);
}
