using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Sends each coordinator the digest of the day at their local hour, and with the first of a week the week's: one a date, whatever restarts; of those missed while the program was down, the latest. The pictures go after all texts.</summary>
/// <param name="store">Knows which are done.</param>
/// <param name="content">Knows the coordinators.</param>
/// <param name="post">Reads and writes digests.</param>
/// <param name="pictures">Draws what goes with them.</param>
/// <param name="time">The clock.</param>
/// <param name="commit">Lets its argument write to the next batch, on the committer's thread; completes when that is on disk.</param>
/// <param name="log">One line a digest.</param>
sealed class DailyDigest(IStore store, Content content, DigestPost post, DigestPictures pictures, TimeProvider time, Func<Action<Batch>, Task> commit, ILogger<DailyDigest> log) : IJob
{
    /// <inheritdoc />
    public DateTimeOffset? Next(DateTimeOffset now) =>
        content.Coordinators.Count == 0 ? null : content.Coordinators.Min(c => IsDue(c, now) ? now : DigestClock.NextAfter(c, now));

    /// <inheritdoc />
    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reader = post.Reader();
        var sent = new List<Digest>();
        foreach (var coordinator in content.Coordinators.Where(c => IsDue(c, now)))
        {
            cancel.ThrowIfCancellationRequested();
            var date = DigestClock.LatestDue(coordinator, now);
            var digest = reader.Read(coordinator, date, DigestClock.Window(coordinator, date));
            var week = WeekDue(coordinator, date) is { } monday ? reader.Read(coordinator, monday, DigestClock.Window(coordinator, monday)) : null;
            int? addresses = null;
            await commit(batch =>
            {
                addresses = post.WriteDay(batch, digest, now);
                if (addresses is not null && week is not null)
                    post.WriteWeek(batch, week, now);
            });
            // Where nobody has joined yet it is no event: a first start ends with the address to open.
            log.Log(addresses > 0 ? LogLevel.Information : LogLevel.Debug, "Digest of {Date} for {Coordinator}: {Complaints} new, to {Addresses} address(es)", date, coordinator.Id, digest.Complaints.New, addresses ?? 0);
            if (addresses > 0)
                sent.Add(digest);
        }

        foreach (var digest in sent)
            await pictures.Send(digest, batch => post.Members(batch, digest.Coordinator.Id), now, commit, cancel);
    }

    // A week whose Monday was missed while the program was down is told with the next digest.
    DateOnly? WeekDue(Coordinator coordinator, DateOnly date)
    {
        var monday = DigestClock.MondayOf(date);
        return store.Marked(Marks.Week(coordinator.Id, monday)) is null ? monday : null;
    }

    // A date after the latest due is done where the clock was set back, or the zone in people.yaml moved west: nothing older follows it.
    bool IsDue(Coordinator coordinator, DateTimeOffset now)
    {
        var date = DigestClock.LatestDue(coordinator, now);
        return !store.DigestSent(coordinator.Id, date) && !store.DigestSent(coordinator.Id, date.AddDays(1));
    }
}
