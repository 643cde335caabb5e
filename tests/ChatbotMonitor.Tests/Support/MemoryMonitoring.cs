using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Tests;

/// <summary>Groups, monitors and what they bring, in memory.</summary>
sealed class MemoryMonitoring : IMonitoringStore
{
    readonly List<Group> _groups = [];
    readonly List<Monitor> _monitors = [];
    readonly Dictionary<Address, string> _chats = [];
    readonly List<Measure> _measures = [];
    readonly List<QualityDecision> _decisions = [];
    readonly List<Response> _responses = [];

    public MemoryMonitoring Copy()
    {
        var copy = new MemoryMonitoring();
        copy._groups.AddRange(_groups);
        copy._monitors.AddRange(_monitors);
        foreach (var (chat, group) in _chats)
            copy._chats[chat] = group;
        copy._measures.AddRange(_measures);
        copy._decisions.AddRange(_decisions);
        copy._responses.AddRange(_responses);
        return copy;
    }

    public void Write(Batch batch)
    {
        batch.Erased.ForEach(Forget);
        batch.Groups.ForEach(Keep);
        batch.Monitors.ForEach(Keep);
        batch.GroupChats.ForEach(c => Tie(c.Chat, c.GroupId));
        batch.Measures.ForEach(Keep);
        batch.Decisions.ForEach(Keep);
        batch.Responses.ForEach(Keep);
    }

    public void Keep(Group group) => Replace(_groups, g => g.Id == group.Id, group);

    public void Keep(Monitor monitor) => Replace(_monitors, m => m.Id == monitor.Id, monitor);

    public void Keep(Measure measure) => Replace(_measures, m => m.Id == measure.Id, measure);

    public void Keep(QualityDecision decision) => Replace(_decisions, d => d.ResponseId == decision.ResponseId, decision);

    public void Keep(Response response)
    {
        if (response.Fieldwork is not null)
            _responses.Add(response);
    }

    public void Tie(Address chat, string? group)
    {
        _chats.Remove(chat);
        if (group is not null)
            _chats[chat] = group;
    }

    public void Forget(Address address)
    {
        foreach (var monitor in _monitors.FindAll(m => m.Address == address))
            Keep(monitor.Anonymous());
    }

    public IReadOnlyList<Group> MadeGroups() => [.. _groups];

    public IReadOnlyList<Monitor> Monitors(string groupId) => [.. _monitors.Where(m => m.GroupId == groupId).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id, StringComparer.Ordinal)];

    public Monitor? MonitorAt(Address address) => _monitors.Find(m => m.Address == address);

    public IReadOnlyList<(Address Chat, string GroupId)> GroupChats() => [.. _chats.Select(c => (c.Key, c.Value))];

    public IReadOnlyList<CellCounts> CountsOf(string round) => CellCounts.Of(Fieldwork(round));

    public IEnumerable<Response> Fieldwork(string round, DateTimeOffset since = default) => _responses.Where(r => r.Fieldwork!.Round == round && r.EndedAt >= since).OrderBy(r => r.EndedAt).ToArray();

    public IReadOnlyList<Measure> Measures() => [.. _measures.OrderBy(m => m.Id)];

    public IReadOnlyList<QualityDecision> Decisions(string round) => [.. _decisions.Where(d => d.Round == round)];

    static void Replace<T>(List<T> all, Predicate<T> isIt, T now)
    {
        var at = all.FindIndex(isIt);
        if (at < 0)
            all.Add(now);
        else
            all[at] = now;
    }
}
