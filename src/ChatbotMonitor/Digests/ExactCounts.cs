using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Digests;

/// <summary>Counts of any stretch of time: of the whole hours in it as they are kept, and of the broken ones at its ends from what was counted.</summary>
/// <remarks>A digest at 08:30, a zone half an hour off, or a digest asked for now do not end on the hour.</remarks>
static class ExactCounts
{
    /// <summary>What was filed and finished from <paramref name="from"/> to <paramref name="to"/>; <paramref name="hours"/> are the kept ones, of that time at least, or sums of them that begin and end where its whole hours do.</summary>
    public static IEnumerable<HourCount> Of(IStore store, IEnumerable<HourCount> hours, DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (WholeHour.Ceiling(from), WholeHour.Floor(to));
        if (first > last)
            return Single(store, from, to);
        return Single(store, from, first).Concat(hours.Where(h => h.Hour >= first && h.Hour < last && IsFiled(h.What))).Concat(Single(store, last, to));
    }

    static IEnumerable<HourCount> Single(IStore store, DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to)
            return [];
        var filed = store.Reports(from, to).SelectMany(r => Counting.Of(r).Where(c => IsFiled(c.What)).Select(c => new HourCount(WholeHour.Floor(c.At), r.Service, r.Place, c.What, 1)));
        var finished = store.Responses(null, from, to).Where(r => r.Status == ResponseStatus.Complete).Select(r => new HourCount(WholeHour.Floor(r.EndedAt), r.Service, r.Place, Counted.Responses, 1));
        return filed.Concat(finished);
    }

    static bool IsFiled(Counted what) => what <= Counted.DocumentBreaches;
}
