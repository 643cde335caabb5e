using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Who is in which group, who looks after it, and what there is to do for them.</summary>
static class Roster
{
    /// <summary>After the last day, so many days remain to enter what was done before.</summary>
    public const int Grace = 3;

    /// <summary>All groups: those of <c>people.yaml</c> first.</summary>
    public static IReadOnlyList<Group> Groups(Talk talk) => talk.Content.GroupsWith(talk.Lookups.MadeGroups());

    public static Group? Find(Talk talk, string? id) => Groups(talk).FirstOrDefault(g => string.Equals(g.Id, id, StringComparison.Ordinal));

    /// <summary>The group whose invitation <paramref name="code"/> is, or null.</summary>
    public static Group? ByInvite(Talk talk, string code) => Groups(talk).FirstOrDefault(g => string.Equals(g.Invite, code.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Its members, in the order they joined.</summary>
    public static IReadOnlyList<Monitor> Members(ILookups lookups, Group group) => [.. lookups.Monitors(group.Id).Where(m => m.IsMember)];

    /// <summary>The monitor whom the talk is with, at either of their addresses, where they are in a group; or null.</summary>
    public static Monitor? Mine(Talk talk) => Member(talk, talk.State.Address) ?? (talk.State.Linked is { } other ? Member(talk, other) : null);

    /// <summary>Their group, or null.</summary>
    public static Group? MyGroup(Talk talk) => Find(talk, Mine(talk)?.GroupId);

    /// <summary>Whether <paramref name="group"/> is the coordinator's to look after.</summary>
    public static bool IsOver(Talk talk, Coordinator coordinator, Group group) =>
        string.Equals(group.Coordinator, coordinator.Id, StringComparison.Ordinal) || coordinator.Scope.CoversPlace(group.Place, talk.Content.Places);

    /// <summary>The groups that are the coordinator's to look after.</summary>
    public static IReadOnlyList<Group> Of(Talk talk, Coordinator coordinator) => [.. Groups(talk).Where(g => IsOver(talk, coordinator, g))];

    /// <summary>Who looks after a group: the coordinator it names, or else all within whose scope its place lies.</summary>
    public static IEnumerable<Coordinator> LookingAfter(Talk talk, Group group) =>
        talk.Content.Coordinator(group.Coordinator) is { } own ? [own] : talk.Content.Coordinators.Where(c => c.Scope.CoversPlace(group.Place, talk.Content.Places));

    /// <summary>The rounds that monitors work at today: also some days after, to enter what was done before.</summary>
    public static IReadOnlyList<Round> Open(Talk talk) => [.. talk.Content.Rounds.Where(r => talk.Today >= r.From && talk.Today <= r.To.AddDays(Grace))];

    /// <summary>The open tasks of <paramref name="round"/> where <paramref name="counts"/> is what is done: all, or those of one group.</summary>
    public static IReadOnlyList<FieldTask> Tasks(Talk talk, Round round, IReadOnlyList<CellCounts> counts, Group? only = null) =>
        Assignments.Of(round, Groups(talk), g => Members(talk.Lookups, g).Where(m => IsReady(talk, round, m)), counts, talk.Content.Places, only);

    /// <summary>Whether the monitor has passed what the round asks to be learnt before.</summary>
    /// <remarks>What goes by no SMS is asked of nobody who has but a keypad phone: the coordinator teaches it.</remarks>
    public static bool IsReady(Talk talk, Round round, Monitor monitor)
    {
        if (round.Lessons.Count == 0)
            return true;
        var here = monitor.Address is { } address ? talk.Lookups.Conversation(address) : null;
        var there = here?.Linked is { } other ? talk.Lookups.Conversation(other) : null;
        var isKeypad = monitor.Address is { Medium: Medium.Sms } && there is null;
        return round.Lessons.All(l => (isKeypad && talk.Content.Lesson(l) is { GoesBySms: false }) || (here is not null && Lessons.Has(here, l)) || (there is not null && Lessons.Has(there, l)));
    }

    /// <summary>Whether a cell is a group's: its place is the nearest around the cell that has a group.</summary>
    public static bool IsOf(Talk talk, Group group, Cell cell) =>
        string.Equals(Assignments.TeamOf(cell.Place, Groups(talk), talk.Content.Places), group.Place, StringComparison.Ordinal);

    static Monitor? Member(Talk talk, Address address) => talk.Lookups.MonitorAt(address) is { IsMember: true } monitor ? monitor : null;
}
