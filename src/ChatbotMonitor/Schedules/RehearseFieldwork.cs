using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Monitoring;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Answers the tasks and the coverage of the rounds that run a few times soon after the start and throws the answers away: who asks first waits no longer than who asks after.</summary>
/// <param name="store">Who is in which group, and what is done.</param>
/// <param name="content">Knows the rounds and groups.</param>
/// <param name="agreement">Reads a round's repeated visits once.</param>
/// <param name="time">The clock.</param>
sealed class RehearseFieldwork(IStore store, Content content, AgreementBoard agreement, TimeProvider time) : IJob
{
    const int Times = 3;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    bool _isDone;
    readonly DateTimeOffset _at = time.GetUtcNow() + Patience;

    /// <inheritdoc />
    /// <remarks>Each worker answers.</remarks>
    public bool IsEachWorkers => true;

    /// <inheritdoc />
    public DateTimeOffset? Next(DateTimeOffset now) => _isDone ? null : _at;

    /// <inheritdoc />
    public Task Run(CancellationToken cancel)
    {
        _isDone = true;
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.Zone);
        var day = DateOnly.FromDateTime(now.DateTime);
        var rounds = content.Rounds.Where(r => r.Holds(day)).ToArray();
        if (rounds.Length == 0)
            return Task.CompletedTask;
        foreach (var round in rounds)
            agreement.Of(round.Id);
        var monitors = content.GroupsWith(store.MadeGroups()).SelectMany(g => store.Monitors(g.Id)).Where(m => m.IsMember).Select(m => m.Address!.Value);
        var coordinators = content.Coordinators.SelectMany(c => store.Members(c.Id));
        foreach (var (from, text) in monitors.DistinctBy(a => a.Medium).Select(a => (a, "/tasks")).Concat(coordinators.DistinctBy(a => a.Medium).Select(a => (a, "/round"))))
        {
            for (var i = 0; i < Times; i++)
            {
                cancel.ThrowIfCancellationRequested();
                var lookups = new Lookups(store, new Batch()) { Agreement = agreement.Of };
                Dialogue.Step(lookups.Conversation(from), new Inbound($"rehearsal:{i.ToString(CultureInfo.InvariantCulture)}", from, now, new Input.Text(text)), now, content, lookups);
            }
        }

        return Task.CompletedTask;
    }
}
