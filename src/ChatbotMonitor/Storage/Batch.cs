using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Storage;

/// <summary>All that one transaction writes; filled by the committer's thread, in the order things happened.</summary>
public sealed class Batch
{
    /// <summary>Ids of inbound messages now heard, with when.</summary>
    public List<(string Id, DateTimeOffset At)> Heard { get; } = [];

    /// <summary>Conversations as they now are, the last state of each.</summary>
    public Dictionary<Address, Conversation> Conversations { get; } = [];

    /// <summary>Responses to keep. Each also counts one finished survey where it is complete.</summary>
    public List<Response> Responses { get; } = [];

    /// <summary>Responses that take the place of what was kept under their id; nothing is counted.</summary>
    public List<Response> Revised { get; } = [];

    /// <summary>Reports to file. Each also counts in its hour, service and place.</summary>
    public List<Report> Reports { get; } = [];

    /// <summary>Reports that changed, as they were and as they are now, in the order of the changes; a report of this batch may be among them.</summary>
    public List<(Report Before, Report After)> Changes { get; } = [];

    /// <summary>Referrals as they are now, the last state of each.</summary>
    public List<Referral> Referrals { get; } = [];

    /// <summary>Codes of links as they are now, the last state of each.</summary>
    public List<LinkCode> LinkCodes { get; } = [];

    /// <summary>Invitations as they are now, the last state of each.</summary>
    public List<Invitation> Invitations { get; } = [];

    /// <summary>What was sent and what it cost, added to what is known.</summary>
    public List<Spent> Spent { get; } = [];

    /// <summary>Messages to send.</summary>
    public List<(Outbound Message, DateTimeOffset At)> Messages { get; } = [];

    /// <summary>What came of messages that were tried.</summary>
    public List<OutboxChange> Outcomes { get; } = [];

    /// <summary>Receipts; one that would move a message back changes nothing, one that comes before its message is kept for it.</summary>
    public List<Receipt> Receipts { get; } = [];

    /// <summary>Addresses that joined as a coordinator, or (null) left.</summary>
    public List<(Address Address, string? CoordinatorId)> Members { get; } = [];

    /// <summary>Digests that go out with this batch.</summary>
    public List<(string CoordinatorId, DateOnly Date)> Digests { get; } = [];

    /// <summary>What is done with this batch, by a key of its own, and when; a later mark of the same key takes the earlier one's place.</summary>
    public List<(string Key, DateTimeOffset At)> Marks { get; } = [];

    /// <summary>Groups made in the chat, as they are now.</summary>
    public List<Core.Monitoring.Group> Groups { get; } = [];

    /// <summary>Monitors as they are now, the last state of each.</summary>
    public List<Core.Monitoring.Monitor> Monitors { get; } = [];

    /// <summary>Chats of several people that are now a group's own, or (null) no group's any more.</summary>
    public List<(Address Chat, string? GroupId)> GroupChats { get; } = [];

    /// <summary>What was promised at hearings, as it is now.</summary>
    public List<Core.Monitoring.Measure> Measures { get; } = [];

    /// <summary>What coordinators decided on flagged responses; a later decision on a response takes the earlier one's place.</summary>
    public List<Core.Monitoring.QualityDecision> Decisions { get; } = [];

    /// <summary>Addresses to forget: whatever was stored under them before this batch is untied from them.</summary>
    public List<Address> Erased { get; } = [];

    /// <summary>Updates set aside.</summary>
    public List<SetAside> Aside { get; } = [];

    /// <summary>True where there is nothing to write.</summary>
    public bool IsEmpty => Heard.Count + Conversations.Count + Responses.Count + Revised.Count + Reports.Count + Changes.Count + Referrals.Count + LinkCodes.Count + Messages.Count + Outcomes.Count
        + Receipts.Count + Members.Count + Digests.Count + Marks.Count + Erased.Count + Aside.Count + Invitations.Count + Spent.Count
        + Groups.Count + Monitors.Count + GroupChats.Count + Measures.Count + Decisions.Count == 0;
}

/// <summary>What came of an attempt at the message of that outbox id; a closed set.</summary>
public abstract record OutboxChange(long Id)
{
    /// <summary>What carried it, or failed to; null where the channel has but one way.</summary>
    public Carrier? By { get; init; }

    /// <summary>It was sent: gone from the outbox, and where the provider gave an id, remembered for its receipts.</summary>
    public sealed record Sent(long Id, string Channel, string? ProviderId, DateTimeOffset At) : OutboxChange(Id)
    {
        /// <summary>The segments it was sent in; 0 on what is no SMS.</summary>
        public int Segments { get; init; }
    }

    /// <summary>It is to be tried again.</summary>
    public sealed record Retry(long Id, int Attempts, DateTimeOffset NotBefore) : OutboxChange(Id);

    /// <summary>It will never be sent: gone from the outbox, with the reason kept.</summary>
    public sealed record Failed(long Id, Address To, string Why, DateTimeOffset At) : OutboxChange(Id)
    {
        /// <summary>The number of the complaint it was to pass on to a provider, or null.</summary>
        public string? Referral { get; init; }
    }
}
