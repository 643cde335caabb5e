using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Monitoring;

/// <summary>The flagged responses of each round, worked out when somebody asks and nothing is known that is as new.</summary>
sealed class QualityBoard(IStore store, Content content)
{
    readonly Dictionary<string, (int Responses, IReadOnlyList<Flagged> Flagged)> _known = new(StringComparer.Ordinal);
    readonly Lock _gate = new();

    /// <summary>The flagged responses of that round, in the order they came.</summary>
    public IReadOnlyList<Flagged> Of(string roundId)
    {
        if (content.Round(roundId) is not { } round)
            return [];
        var count = store.CountsOf(roundId).Sum(c => c.Done.Sum(d => d.Number));
        lock (_gate)
        {
            if (_known.TryGetValue(roundId, out var known) && known.Responses == count)
                return known.Flagged;
        }

        var responses = store.Fieldwork(roundId).ToList();
        var findings = Quality.Of(responses, round, content);
        IReadOnlyList<Flagged> flagged = [.. responses.Where(r => findings.Contains(r.Id)).Select(r => new Flagged(r, [.. findings[r.Id].Select(f => f.Flag)]))];
        lock (_gate)
            _known[roundId] = (count, flagged);
        return flagged;
    }
}
