using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Tells the next coordinator in line where nobody has acknowledged a digest by noon, once a date: whoever pressed its button, answered OK, or did something with a report that day has.</summary>
sealed class UnreadDigest(IStore store, Content content, DigestPost post, TimeProvider time, Func<Action<Batch>, Task> commit, ILogger<UnreadDigest> log) : IJob
{
    /// <inheritdoc />
    public DateTimeOffset? Next(DateTimeOffset now) =>
        content.Coordinators.Count == 0 ? null : content.Coordinators.Min(c => IsDue(c, now) ? now : NextAfter(c, now));

    /// <inheritdoc />
    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reader = post.Reader();
        foreach (var coordinator in content.Coordinators.Where(c => IsDue(c, now)))
        {
            cancel.ThrowIfCancellationRequested();
            var date = DigestClock.LocalDate(coordinator, now);
            var next = InLine.After(coordinator, content.Coordinators, content.Places);
            // In the reader's language, and of the other's scope.
            var digest = reader.Read(coordinator with { Language = next?.Language ?? coordinator.Language }, date, DigestClock.Window(coordinator, date));
            var told = 0;
            await commit(batch => told = Write(batch, coordinator, date, digest, next, now));
            if (told > 0)
                log.LogInformation("The digest of {Date} for {Coordinator} lay unread at noon: told {Next}", date, coordinator.Id, next!.Id);
        }
    }

    int Write(Batch batch, Coordinator coordinator, DateOnly date, Digest digest, Coordinator? next, DateTimeOffset now)
    {
        var mark = Marks.Reminder(coordinator.Id, date);
        if (post.Marked(batch, mark) is not null)
            return 0;
        batch.Marks.Add((mark, now));
        // What nobody was sent nobody can acknowledge, and a quiet day asks for nothing.
        if (next is null || IsAcknowledged(batch, coordinator, date) || (digest.IsQuiet && digest.OverdueCount == 0) || post.Members(batch, coordinator.Id).Count == 0)
            return 0;
        var members = post.Members(batch, next.Id);
        post.Write(batch, new Telling.Reminder(digest, coordinator.Name), members, now);
        return members.Count;
    }

    bool IsAcknowledged(Batch batch, Coordinator coordinator, DateOnly date) =>
        post.Marked(batch, Marks.Seen(coordinator.Id, date)) is not null
        || (post.Marked(batch, Marks.Acted(coordinator.Id)) is { } acted && DigestClock.LocalDate(coordinator, acted) >= date);

    // A day that is over is over: its digest is old by then.
    bool IsDue(Coordinator coordinator, DateTimeOffset now)
    {
        var date = DigestClock.LocalDate(coordinator, now);
        return DigestClock.AcknowledgedBy(coordinator, date) <= now && store.DigestSent(coordinator.Id, date) && store.Marked(Marks.Reminder(coordinator.Id, date)) is null;
    }

    static DateTimeOffset NextAfter(Coordinator coordinator, DateTimeOffset now)
    {
        var date = DigestClock.LocalDate(coordinator, now);
        var noon = DigestClock.AcknowledgedBy(coordinator, date);
        // A digest that is late, for the program was down, is looked for again.
        var late = now + TimeSpan.FromMinutes(5);
        return noon > now ? noon : late < DigestClock.AcknowledgedBy(coordinator, date.AddDays(1)) ? late : DigestClock.AcknowledgedBy(coordinator, date.AddDays(1));
    }
}
