using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage;

/// <summary>Groups, monitors, and what they bring.</summary>
public interface IMonitoringStore
{
    /// <summary>The groups that were made in the chat, in the order they were made.</summary>
    IReadOnlyList<Group> MadeGroups();

    /// <summary>Whoever is or was last in that group, in the order they joined.</summary>
    IReadOnlyList<Monitor> Monitors(string groupId);

    /// <summary>The monitor who is reached at <paramref name="address"/>, in a group or not any more; or null.</summary>
    Monitor? MonitorAt(Address address);

    /// <summary>The chats that are a group's own, each with its group.</summary>
    IReadOnlyList<(Address Chat, string GroupId)> GroupChats();

    /// <summary>What is done of that round: counted in the transaction of each response, so that it costs nothing to ask.</summary>
    IReadOnlyList<CellCounts> CountsOf(string round);

    /// <summary>The responses of that round, the complete and the incomplete ones, oldest first, streamed; those alone that ended from <paramref name="since"/> on.</summary>
    IEnumerable<Response> Fieldwork(string round, DateTimeOffset since = default);

    /// <summary>All that was promised at hearings, by number.</summary>
    IReadOnlyList<Measure> Measures();

    /// <summary>What coordinators decided on responses of that round, the last decision on each.</summary>
    IReadOnlyList<QualityDecision> Decisions(string round);
}
