using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a step may ask of the store on public monitoring; where nothing is kept there are no groups and nobody is in one.</summary>
public interface IFieldLookups
{
    /// <summary>The groups that coordinators made in the chat, in the order they were made.</summary>
    IReadOnlyList<Group> MadeGroups() => [];

    /// <summary>Whoever is or was last in that group, in the order they joined.</summary>
    IReadOnlyList<Monitor> Monitors(string groupId) => [];

    /// <summary>The monitor who is reached at <paramref name="address"/>, in a group or not any more; or null.</summary>
    Monitor? MonitorAt(Address address) => null;

    /// <summary>What is done of that round.</summary>
    IReadOnlyList<CellCounts> CountsOf(string round) => [];

    /// <summary>The id of the group whose chat that is, or null.</summary>
    string? GroupOfChat(Address chat) => null;

    /// <summary>All that was promised at hearings, by number.</summary>
    IReadOnlyList<Measure> Measures() => [];

    /// <summary>The responses of that round that are flagged, in the order they came.</summary>
    IReadOnlyList<Flagged> Flagged(string round) => [];

    /// <summary>How far monitors agree who made the same visit of that round apart; null of fewer than five pairs.</summary>
    RepeatedAgreement? AgreementOf(string round) => null;

    /// <summary>What coordinators decided on responses of that round, the last decision on each.</summary>
    IReadOnlyList<QualityDecision> Decisions(string round) => [];
}
