using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Digests;

/// <summary>Reads digests out of the store; what several of one time share is read once. It knows what it read: one for each time digests are made.</summary>
sealed class DigestReader(IStore store, Content content)
{
    // What is compared for likeness, where a flood comes in: the latest.
    const int MostLate = 2000;

    // One piece of the store's, more or less.
    const int MostOpen = 500;

    // Of which Clusters.Near has a whole number.
    static readonly TimeSpan Piece = TimeSpan.FromHours(6);

    readonly Reach _reach = new(content.Register, content.Calendar, content.Zone);
    readonly DigestNames _names = new(content.Register, content.Places, content.Texts, new Handling(content.Coordinators, content.Places));
    readonly Dictionary<DigestWindow, DigestSources> _sources = [];
    readonly Dictionary<(string?, string?), IReadOnlyList<Report>> _oldest = [];
    IReadOnlyList<Report>? _longestOpen;

    /// <summary>The digest of <paramref name="date"/> over <paramref name="window"/>.</summary>
    public Digest Read(Coordinator coordinator, DateOnly date, DigestWindow window)
    {
        if (!_sources.TryGetValue(window, out var sources))
            _sources[window] = sources = Sources(window);
        var digest = DigestBuilder.Build(coordinator, date, window, sources, _names);
        var (late, due) = FieldLines.Measures(digest, store.Measures(), content.Rounds, _names);
        return digest with { Rounds = FieldLines.Rounds(digest, content.Rounds, store.CountsOf, _names), MeasuresLate = late, MeasuresDue = due };
    }

    DigestSources Sources(DigestWindow window)
    {
        var recent = store.Counts(Stretches.Of(window, _reach)).ToList();
        var counts = new Counts(recent, ExactCounts.Of(store, recent, window.BeforeFrom, window.From), ExactCounts.Of(store, recent, window.From, window.To), store.Standing());
        return new DigestSources(Summing.Of(counts, window, _reach), [.. store.UrgentReports(window.From, window.To)], Clusters.Of(store.Reports(LateFrom(window), window.To)), LongestOpen, Oldest);
    }

    IReadOnlyList<Report> LongestOpen => _longestOpen ??= [.. store.OpenReports().Take(MostOpen)];

    IReadOnlyList<Report> Oldest(string? service, string? place)
    {
        if (!_oldest.TryGetValue((service, place), out var oldest))
            _oldest[(service, place)] = oldest = store.OldestOpen(service, place, DigestBuilder.MostOldest);
        return oldest;
    }

    DateTimeOffset LateFrom(DigestWindow window)
    {
        var from = window.To;
        var left = MostLate;
        foreach (var (hour, number) in FiledBefore(window.To))
        {
            left -= number;
            if (left < 0 && from < window.To)
                break;
            from = hour;
        }

        return from;
    }

    // In a large country a few hours are enough.
    IEnumerable<(DateTimeOffset Hour, int Number)> FiledBefore(DateTimeOffset to)
    {
        for (var end = to; end > to - Clusters.Near; end -= Piece)
        {
            foreach (var filed in store.FiledByHour(end - Piece, end))
                yield return filed;
        }
    }
}
