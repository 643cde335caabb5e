using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Reminds of open surveys and lets old ones run out: every half minute, or at once where more are due than one run takes.</summary>
sealed class WakeConversations(IStore store, Content content, CommitQueue commits, Turns turns, Cosmetics cosmetics, TimeProvider time, Meters meters, ILogger<WakeConversations> log) : IJob
{
    const int AtOnce = 500;
    static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    bool _more;

    public DateTimeOffset? Next(DateTimeOffset now) => _more ? now : now + Every;

    public async Task Run(CancellationToken cancel)
    {
        var due = store.Due(time.GetUtcNow(), AtOnce);
        _more = due.Count == AtOnce;
        if (due.Count == 0)
            return;

        var shown = new List<Cosmetic>();
        var aside = 0;
        await commits.Commit(batch => aside = Wake(due, batch, shown), due.Count, cancel, about: new About([.. due.Select(d => d.Address)], []));
        cosmetics.Add(shown);
        meters.Aside(aside);
    }

    int Wake(IReadOnlyList<Conversation> due, Batch batch, List<Cosmetic> shown)
    {
        shown.Clear();
        var aside = 0;
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.Zone);
        var lookups = new Lookups(store, batch);
        foreach (var address in due.Select(d => d.Address))
        {
            // The person may have written since: what counts is what is known on this thread.
            if (lookups.Conversation(address) is { WakeAt: { } at } conversation && at <= now)
                aside += Wake(conversation, batch, lookups, now, shown) ? 0 : 1;
        }

        return aside;
    }

    bool Wake(Conversation conversation, Batch batch, Lookups lookups, DateTimeOffset now, List<Cosmetic> shown)
    {
        try
        {
            turns.Merge(batch, Dialogue.Wake(conversation, now, content, lookups), now, lookups, shown);
            return true;
        }
        catch (Exception e)
        {
            // It would fail again each half minute: it is kept for a person, and sleeps until the citizen writes.
            log.LogError(e, "Set aside the waking of {Address}: the dialogue failed", conversation.Address);
            batch.Conversations[conversation.Address] = conversation with { WakeAt = null };
            batch.Aside.Add(Aside.Of(conversation, e, now));
            return false;
        }
    }
}
