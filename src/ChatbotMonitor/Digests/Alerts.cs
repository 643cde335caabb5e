using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Digests;

/// <summary>Alerts, decided in the transaction of the report that makes complaints many: at most one an hour for a coordinator, a service and a place, whatever restarts.</summary>
sealed class Alerts(IStore store, Content content, DigestPost post) : IAlerts
{
    static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public void Write(Batch alarm, Report filed, Batch batch, DateTimeOffset now)
    {
        foreach (var coordinator in content.Coordinators.Where(c => c.Alert is not null && c.Scope.Covers(filed.Place, filed.Service, content.Places)))
        {
            var (rule, mark) = (coordinator.Alert!, Marks.Alert(coordinator.Id, filed.Service, filed.Place));
            if (alarm.Marks.Exists(m => string.Equals(m.Key, mark, StringComparison.Ordinal)) || post.Marked(batch, mark) is { } last && now - last < Apart)
                continue;
            var count = Count(filed, batch, now - rule.Within);
            if (count < rule.Reports)
                continue;
            alarm.Marks.Add((mark, now));
            var date = DigestClock.LocalDate(coordinator, now);
            var about = Subject.Of(filed.Service, filed.Place, content.Register, content.Places, coordinator.Language);
            var telling = new Telling.Alert(
                new Digest(coordinator, date, DigestWindow.UpTo(now)), about.Length > 0 ? about : coordinator.Name, count, (int)Math.Ceiling(rule.Within.TotalHours), filed.Code);
            post.Write(alarm, telling, post.Members(batch, coordinator.Id), now);
        }
    }

    // To the hour: what is kept tells no more, and in doubt it is told a little early.
    int Count(Report filed, Batch batch, DateTimeOffset from) =>
        1 + batch.Reports.Count(r => IsLike(r.Service, r.Place, filed))
        + store.Counts(filed.Service, WholeHour.Floor(from), filed.FiledAt.AddHours(1))
            .Where(c => c.What == Counted.Reports && IsLike(c.Service, c.Place, filed)).Sum(c => c.Number);

    static bool IsLike(string? service, string? place, Report filed) =>
        string.Equals(service, filed.Service, StringComparison.Ordinal) && string.Equals(place, filed.Place, StringComparison.Ordinal);
}
