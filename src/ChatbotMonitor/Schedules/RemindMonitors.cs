using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Reminds monitors of what is still theirs to do, some days before a round ends; whether there is anything, and whether they were told something today, the dialogue knows.</summary>
sealed class RemindMonitors(IStore store, Content content, Unasked unasked, TimeProvider time) : IJob
{
    readonly LocalHour _hour = new(new TimeOnly(10, 0), content);

    /// <inheritdoc />
    public DateTimeOffset? Next(DateTimeOffset now) => content.Rounds.Count == 0 ? null : _hour.Next(now);

    /// <inheritdoc />
    public async Task Run(CancellationToken cancel)
    {
        var today = LocalTime.DayOf(time.GetUtcNow(), content.Zone);
        if (content.Rounds.Any(r => r.IsReminded(today)))
        {
            var monitors = content.GroupsWith(store.MadeGroups()).SelectMany(g => store.Monitors(g.Id)).Where(m => m.IsMember);
            await unasked.Tell(monitors, m => m.Address!.Value, (m, conversation, now, lookups) => Dialogue.RemindOfTasks(conversation, m, now, content, lookups), cancel);
        }

        _hour.Done(time.GetUtcNow());
    }
}
