using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Storage;

/// <summary>What is to be added to the counts; hours are numbered since year 1.</summary>
sealed class CountChanges : Dictionary<(long Hour, string? Service, string? Place, Counted What), int>
{
    /// <summary>What the reports, their changes and the finished surveys of <paramref name="batch"/> come to.</summary>
    public static CountChanges Of(Batch batch)
    {
        var changes = new CountChanges();
        foreach (var report in batch.Reports)
            changes.Add(report, 1);
        foreach (var (before, after) in batch.Changes)
        {
            changes.Add(before, -1);
            changes.Add(after, 1);
        }

        foreach (var response in batch.Responses.Where(r => r.Status == ResponseStatus.Complete))
            changes.Add(response.EndedAt, response.Service, response.Place, Counted.Responses, 1);
        return changes;
    }

    /// <summary>Adds, or takes away, all that <paramref name="report"/> counts as.</summary>
    public void Add(Report report, int times)
    {
        foreach (var (at, what) in Counting.Of(report))
            Add(at, report.Service, report.Place, what, times);
    }

    /// <summary>Adds <paramref name="number"/>.</summary>
    public void Add(DateTimeOffset at, string? service, string? place, Counted what, int number)
    {
        var key = (at.UtcTicks / TimeSpan.TicksPerHour, service, place, what);
        this[key] = this.GetValueOrDefault(key) + number;
    }
}
