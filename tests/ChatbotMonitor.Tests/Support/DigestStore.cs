using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

/// <summary>A store in memory with what digests and exports read and write.</summary>
sealed class DigestStore : IStore
{
    readonly List<Report> _reports = [];
    readonly List<Response> _responses = [];
    readonly Dictionary<(string, Address), Invitation> _invitations = [];
    readonly List<SetAside> _aside = [];
    readonly List<(Address Address, string CoordinatorId)> _members = [];
    readonly HashSet<(string, DateOnly)> _digests = [];
    readonly Dictionary<string, DateTimeOffset> _marks = new(StringComparer.Ordinal);
    readonly Dictionary<Address, Conversation> _conversations = [];

    public List<Outbound> Sent { get; } = [];

    public int Commits { get; private set; }

    public bool Disposed { get; private set; }

    public ulong ReportKey => 7;

    /// <summary>Groups, monitors and what they brought.</summary>
    public MemoryMonitoring Monitoring { get; } = new();

    public IReadOnlyList<Core.Monitoring.Group> MadeGroups() => Monitoring.MadeGroups();

    public IReadOnlyList<Core.Monitoring.Monitor> Monitors(string groupId) => Monitoring.Monitors(groupId);

    public Core.Monitoring.Monitor? MonitorAt(Address address) => Monitoring.MonitorAt(address);

    public IReadOnlyList<(Address Chat, string GroupId)> GroupChats() => Monitoring.GroupChats();

    public IReadOnlyList<Core.Monitoring.CellCounts> CountsOf(string round) => Monitoring.CountsOf(round);

    public IEnumerable<Response> Fieldwork(string round, DateTimeOffset since = default) => Monitoring.Fieldwork(round, since);

    public IReadOnlyList<Core.Monitoring.Measure> Measures() => Monitoring.Measures();

    public IReadOnlyList<Core.Monitoring.QualityDecision> Decisions(string round) => Monitoring.Decisions(round);

    public Task Write(Action<Batch> write)
    {
        var batch = new Batch();
        write(batch);
        Commit(batch);
        return Task.CompletedTask;
    }

    public DigestStore Having(Action<Batch> write)
    {
        var batch = new Batch();
        write(batch);
        Commit(batch);
        return this;
    }

    public DigestStore With(params Report[] reports)
    {
        _reports.AddRange(reports);
        return this;
    }

    public DigestStore With(params Response[] responses)
    {
        _responses.AddRange(responses);
        return this;
    }

    public IReadOnlyList<OutboxMessage> Commit(Batch batch)
    {
        Monitoring.Write(batch);
        Commits++;
        _reports.AddRange(batch.Reports);
        foreach (var (_, after) in batch.Changes)
            _reports[_reports.FindIndex(r => r.Code == after.Code)] = after;
        _responses.AddRange(batch.Responses);
        _responses.RemoveAll(r => batch.Revised.Exists(n => n.Id == r.Id));
        _responses.AddRange(batch.Revised);
        _aside.AddRange(batch.Aside);
        foreach (var invitation in batch.Invitations)
            _invitations[(invitation.SurveyId, invitation.To)] = invitation;
        foreach (var (address, coordinator) in batch.Members)
        {
            _members.RemoveAll(m => m.Address == address);
            if (coordinator is not null)
                _members.Add((address, coordinator));
        }

        foreach (var (address, conversation) in batch.Conversations)
            _conversations[address] = conversation;
        foreach (var digest in batch.Digests)
            Assert.True(_digests.Add(digest), "A digest went out twice.");
        foreach (var (key, at) in batch.Marks)
            _marks[key] = at;
        Sent.AddRange(batch.Messages.Select(m => m.Item1));
        return [];
    }

    public void Probe()
    {
    }

    public void Backup(string file) => File.WriteAllText(file, "the whole store");

    public Conversation? Conversation(Address address) => _conversations.GetValueOrDefault(address);

    public bool Heard(string inboundId) => false;

    public IReadOnlyList<Conversation> Due(DateTimeOffset now, int limit) => [];

    public string? CoordinatorOf(Address address) => _members.FirstOrDefault(m => m.Address == address).CoordinatorId;

    public IReadOnlyList<Address> Members(string coordinatorId) =>
        [.. _members.Where(m => string.Equals(m.CoordinatorId, coordinatorId, StringComparison.Ordinal)).Select(m => m.Address)];

    public long TakeReportNumber() => _reports.Count;

    public Report? Report(string code) => _reports.FirstOrDefault(r => string.Equals(r.Code.Digits, code, StringComparison.Ordinal));

    public Referral? Referral(string tokenHash) => null;

    public LinkCode? LinkCode(string hash) => null;

    public Referral? LatestReferral(string code) => null;

    public Report? LatestReport(Address reporter) => null;

    public IEnumerable<Report> Reports(DateTimeOffset from, DateTimeOffset to) => _reports.Where(r => r.FiledAt >= from && r.FiledAt < to).OrderBy(r => r.FiledAt);

    public IEnumerable<Report> OpenReports() => _reports.Where(r => r.IsOpen).OrderBy(r => r.FiledAt);

    public IEnumerable<Response> Responses(string? surveyId, DateTimeOffset from, DateTimeOffset to) =>
        _responses.Where(r => r.EndedAt >= from && r.EndedAt < to && (surveyId is null || string.Equals(surveyId, r.SurveyId, StringComparison.Ordinal))).OrderBy(r => r.EndedAt);

    public IEnumerable<OutboxMessage> Pending() => [];

    public DeliveryState? Delivery(string channel, string providerId) => null;

    public Trail? Trail(string channel, string providerId) => null;

    public Trail? LatestTrail(Address to) => Trails(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).LastOrDefault(t => t.To == to);

    public IEnumerable<Trail> Trails(DateTimeOffset from, DateTimeOffset to) => Sendings.Where(t => (t.SentAt ?? t.FailedAt) >= from && (t.SentAt ?? t.FailedAt) < to);

    /// <summary>What is known of messages sent.</summary>
    public List<Trail> Sendings { get; } = [];

    public IReadOnlyList<Report> OldestOpen(string? service, string? place, int most) =>
        [.. OpenReports().Where(r => string.Equals(r.Service, service, StringComparison.Ordinal) && string.Equals(r.Place, place, StringComparison.Ordinal)).Take(most)];

    public IEnumerable<Report> UrgentReports(DateTimeOffset from, DateTimeOffset to) => Reports(from, to).Where(r => r.Urgent);

    // Whole hours only, as the port says: what asks for part of an hour here gets the hour or nothing.
    public IEnumerable<HourCount> Counts(DateTimeOffset from, DateTimeOffset to) =>
        _reports.SelectMany(r => Counting.Of(r).Select(c => new HourCount(Hour(c.At), r.Service, r.Place, c.What, 1)))
            .Concat(_responses.Where(r => r.Status == ResponseStatus.Complete).Select(r => new HourCount(Hour(r.EndedAt), r.Service, r.Place, Counted.Responses, 1)))
            .Where(c => c.Hour >= from && c.Hour < to);

    public IEnumerable<HourCount> Counts(string? service, DateTimeOffset from, DateTimeOffset to) => Counts(from, to).Where(c => string.Equals(c.Service, service, StringComparison.Ordinal));

    public IReadOnlyList<StandingCount> Standing() =>
        [.. Counts(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Where(c => c.What.IsStanding()).Select(c => new StandingCount(c.Service, c.Place, c.What, c.Number))];

    public DateTimeOffset? Marked(string key) => _marks.TryGetValue(key, out var at) ? at : null;

    public bool DigestSent(string coordinatorId, DateOnly date) => _digests.Contains((coordinatorId, date));

    public Invitation? Invitation(string surveyId, Address to) => _invitations.GetValueOrDefault((surveyId, to));

    public IReadOnlyList<Invitation> DueInvitations(DateTimeOffset now, int limit) => [.. _invitations.Values.Where(i => i.Due <= now).OrderBy(i => i.Due).Take(limit)];

    public IEnumerable<Invitation> Invitations() => [.. _invitations.Values];

    public IEnumerable<Spent> Spent(DateTimeOffset from, DateTimeOffset to) => [];

    public IEnumerable<SetAside> Aside() => _aside;

    public void Dispose() => Disposed = true;

    static DateTimeOffset Hour(DateTimeOffset time) => new(time.UtcDateTime.Date.AddHours(time.UtcDateTime.Hour), TimeSpan.Zero);
}
