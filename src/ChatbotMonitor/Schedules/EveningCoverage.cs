using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Tells the chats of groups in the evening how far their rounds are; whether there is anything to tell, and whether it was told today, the dialogue knows.</summary>
sealed class EveningCoverage(IStore store, Content content, Unasked unasked, TimeProvider time) : IJob
{
    readonly LocalHour _hour = new(new TimeOnly(18, 30), content);

    /// <inheritdoc />
    public DateTimeOffset? Next(DateTimeOffset now) => content.Rounds.Count == 0 ? null : _hour.Next(now);

    /// <inheritdoc />
    public async Task Run(CancellationToken cancel)
    {
        var groups = content.GroupsWith(store.MadeGroups());
        var chats = store.GroupChats().Select(c => (c.Chat, Group: groups.FirstOrDefault(g => g.Id == c.GroupId))).Where(c => c.Group is not null);
        await unasked.Tell(chats, c => c.Chat, (c, chat, now, lookups) => Dialogue.TellCoverage(chat, c.Group!, now, content, lookups), cancel);
        _hour.Done(time.GetUtcNow());
    }
}
