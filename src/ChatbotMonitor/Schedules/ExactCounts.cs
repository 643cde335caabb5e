using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Counts of any stretch of time: of the whole hours in it as they are kept, and of the broken ones at its ends from what was counted.</summary>
/// <remarks>A digest at 08:30, a zone half an hour off, or a digest asked for now do not end on the hour.</remarks>
static class ExactCounts
{
    public static IEnumerable<HourCount> Of(IStore store, DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (Floor(from), Floor(to));
        if (first < from)
            first = first.AddHours(1);
        if (first > last)
            return Single(store, from, to);
        return Single(store, from, first).Concat(first < last ? store.Counts(first, last) : []).Concat(Single(store, last, to));
    }

    static IEnumerable<HourCount> Single(IStore store, DateTimeOffset from, DateTimeOffset to) =>
        from >= to ? [] : store.Reports(from, to).Select(Of).Concat(store.Responses(null, from, to).Where(r => r.Status == ResponseStatus.Complete).Select(Of));

    static HourCount Of(Report report) => new(Floor(report.FiledAt), report.Service, report.Place, 1, report.Urgent ? 1 : 0, 0);

    static HourCount Of(Response response) => new(Floor(response.EndedAt), response.Service, response.Place, 0, 0, 1);

    static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
