using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Writes turns that begin with us: some addresses a batch, so that nobody who writes has to wait.</summary>
sealed class Unasked(IStore store, Content content, Turns turns, TimeProvider time, Func<Action<Batch>, Task> commit, ILogger<Unasked> log)
{
    const int AtOnce = 20;

    /// <summary>Says to each what <paramref name="say"/> comes to; a dialogue that fails is kept for a person, and the others are told.</summary>
    public async Task Tell<T>(IEnumerable<T> all, Func<T, Address> to, Func<T, Conversation, DateTimeOffset, ILookups, Turn> say, CancellationToken cancel)
    {
        foreach (var some in all.Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            await commit(batch =>
            {
                var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.Zone);
                var lookups = new Lookups(store, batch);
                foreach (var one in some)
                    Tell(batch, lookups, now, lookups.Conversation(to(one)) ?? new Conversation(to(one)), c => say(one, c, now, lookups));
            });
        }
    }

    void Tell(Batch batch, Lookups lookups, DateTimeOffset now, Conversation conversation, Func<Conversation, Turn> say)
    {
        try
        {
            var turn = say(conversation);
            if (turn.Effects.Count > 0)
                turns.Merge(batch, turn, now, lookups, []);
        }
        catch (Exception e)
        {
            log.LogError(e, "Set aside what was to be told {Address}: the dialogue failed", conversation.Address);
            batch.Aside.Add(Aside.Of(conversation, e, now));
        }
    }
}
