using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>The store in a PostgreSQL database: what may be read of it, table by table.</summary>
public sealed partial class PostgresStore
{
    /// <inheritdoc />
    public Conversation? Conversation(Address address) => _conversations.Find(address);

    /// <inheritdoc />
    public bool Heard(string inboundId) => _conversations.Heard(inboundId);

    /// <inheritdoc />
    public IReadOnlyList<Conversation> Due(DateTimeOffset now, int limit) => _conversations.Due(now, limit);

    /// <inheritdoc />
    public string? CoordinatorOf(Address address) => _people.CoordinatorOf(address);

    /// <inheritdoc />
    public IReadOnlyList<Address> Members(string coordinatorId) => _people.Members(coordinatorId);

    /// <inheritdoc />
    public long TakeReportNumber() => _numbers.Take();

    /// <inheritdoc />
    public Report? Report(string code) => _reports.Find(code);

    /// <inheritdoc />
    public Report? LatestReport(Address reporter) => _reports.Latest(reporter);

    /// <inheritdoc />
    public Referral? Referral(string tokenHash) => _codes.Referral(tokenHash);

    /// <inheritdoc />
    public LinkCode? LinkCode(string hash) => _codes.Link(hash);

    /// <inheritdoc />
    public Referral? LatestReferral(string code) => _codes.LatestReferral(code);

    /// <inheritdoc />
    public IEnumerable<Report> Reports(DateTimeOffset from, DateTimeOffset to) => _reports.Between(from, to);

    /// <inheritdoc />
    public IEnumerable<Report> OpenReports() => _reports.Open();

    /// <inheritdoc />
    public IReadOnlyList<Report> OldestOpen(string? service, string? place, int most) => _reports.OldestOpen(service, place, most);

    /// <inheritdoc />
    public IEnumerable<Report> UrgentReports(DateTimeOffset from, DateTimeOffset to) => _reports.Urgent(from, to);

    /// <inheritdoc />
    public IEnumerable<Response> Responses(string? surveyId, DateTimeOffset from, DateTimeOffset to) => _responses.Between(surveyId, from, to);

    /// <inheritdoc />
    public IEnumerable<OutboxMessage> Pending() => _outbox.Pending();

    /// <inheritdoc />
    public DeliveryState? Delivery(string channel, string providerId) => _deliveries.StateOf(channel, providerId);

    /// <inheritdoc />
    public Trail? Trail(string channel, string providerId) => _deliveries.Find(channel, providerId);

    /// <inheritdoc />
    public Trail? LatestTrail(Address to) => _deliveries.Latest(to);

    /// <inheritdoc />
    public IEnumerable<Trail> Trails(DateTimeOffset from, DateTimeOffset to) => SentAndFailed.Merge(_deliveries.Trails(from, to), _outbox.Trails(from, to));

    /// <inheritdoc />
    public IEnumerable<FailedMessage> Failed() => _outbox.Failed();

    /// <inheritdoc />
    public IEnumerable<HourCount> Counts(DateTimeOffset from, DateTimeOffset to) => _counts.Counts(from, to);

    /// <inheritdoc />
    public IEnumerable<HourCount> Counts(Stretches stretches) => _counts.Counts(stretches);

    /// <inheritdoc />
    public IReadOnlyList<(DateTimeOffset Hour, int Number)> FiledByHour(DateTimeOffset from, DateTimeOffset to) => _counts.FiledByHour(from, to);

    /// <inheritdoc />
    public IEnumerable<HourCount> Counts(string? service, DateTimeOffset from, DateTimeOffset to) => _counts.Counts(service, from, to);

    /// <inheritdoc />
    public IReadOnlyList<StandingCount> Standing() => _counts.Standing();

    /// <inheritdoc />
    public DateTimeOffset? Marked(string key) => _done.Marked(key);

    /// <inheritdoc />
    public bool DigestSent(string coordinatorId, DateOnly date) => _done.DigestSent(coordinatorId, date);

    /// <inheritdoc />
    public Invitation? Invitation(string surveyId, Address to) => _invitations.Find(surveyId, to);

    /// <inheritdoc />
    public IReadOnlyList<Invitation> DueInvitations(DateTimeOffset now, int limit) => _invitations.Due(now, limit);

    /// <inheritdoc />
    public IEnumerable<Invitation> Invitations() => _invitations.All();

    /// <inheritdoc />
    public IEnumerable<Spent> Spent(DateTimeOffset from, DateTimeOffset to) => _invitations.Spent(from, to);

    /// <inheritdoc />
    public IReadOnlyList<Group> MadeGroups() => _people.Groups();

    /// <inheritdoc />
    public IReadOnlyList<Monitor> Monitors(string groupId) => _people.Monitors(groupId);

    /// <inheritdoc />
    public Monitor? MonitorAt(Address address) => _people.MonitorAt(address);

    /// <inheritdoc />
    public IReadOnlyList<(Address Chat, string GroupId)> GroupChats() => _people.Chats();

    /// <inheritdoc />
    public IReadOnlyList<CellCounts> CountsOf(string round) => _fieldwork.Counts(round);

    /// <inheritdoc />
    public IEnumerable<Response> Fieldwork(string round, DateTimeOffset since = default) => _responses.OfRound(round, since);

    /// <inheritdoc />
    public IReadOnlyList<Measure> Measures() => _fieldwork.Measures();

    /// <inheritdoc />
    public IReadOnlyList<QualityDecision> Decisions(string round) => _fieldwork.Decisions(round);

    /// <inheritdoc />
    public IEnumerable<SetAside> Aside() => _done.Aside();
}
