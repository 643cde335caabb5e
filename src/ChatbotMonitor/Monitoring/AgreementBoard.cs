using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Monitoring;

/// <summary>How far monitors agree on the visits they repeat, for who asks in the chat: what is old is read once, and then only what is new, for a round has thousands of responses.</summary>
sealed class AgreementBoard(IStore store, Content content)
{
    readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    readonly Lock _gate = new();

    /// <summary>The agreement in that round; null of fewer than five pairs.</summary>
    public RepeatedAgreement? Of(string roundId)
    {
        if (content.Round(roundId) is not { } round)
            return null;
        var halves = store.CountsOf(roundId).Sum(c => c.Done.Where(d => d.Pair is not null).Sum(d => d.Number));
        lock (_gate)
        {
            if (!_known.TryGetValue(roundId, out var known))
                _known[roundId] = known = new Known();
            if (known.Halves == halves)
                return known.Agreement;
            foreach (var response in store.Fieldwork(roundId, known.Until))
            {
                known.Until = response.EndedAt > known.Until ? response.EndedAt : known.Until;
                if (response.Fieldwork is { Kind: FieldworkKind.Visit, Pair: not null })
                    known.Visits[response.Id] = response;
            }

            (known.Halves, known.Agreement) = (halves, Agreement.InBrief(known.Visits.Values, round, content));
            return known.Agreement;
        }
    }

    sealed class Known
    {
        public int Halves { get; set; }

        public DateTimeOffset Until { get; set; } = DateTimeOffset.MinValue;

        public Dictionary<string, Response> Visits { get; } = new(StringComparer.Ordinal);

        public RepeatedAgreement? Agreement { get; set; }
    }
}
