using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

/// <summary>A store that forgets everything with the process, remembers each batch it was given, and can be told to fail.</summary>
sealed class MemoryStore : IStore
{
    readonly Lock _gate = new();
    readonly Dictionary<Address, Conversation> _conversations = [];
    readonly HashSet<string> _heard = new(StringComparer.Ordinal);
    readonly Dictionary<Address, string?> _members = [];
    readonly SortedDictionary<long, OutboxMessage> _pending = [];
    readonly List<Report> _reports = [];
    readonly List<Referral> _referrals = [];
    readonly Dictionary<string, LinkCode> _links = new(StringComparer.Ordinal);
    readonly Dictionary<(string, Address), Invitation> _invitations = [];
    readonly List<Spent> _spent = [];
    readonly List<SetAside> _aside = [];
    readonly List<Batch> _batches = [];
    long _lastMessage;
    long _lastReport = -1;

    /// <summary>Called before each commit, on its thread; what it throws the commit throws.</summary>
    public Action<Batch> Committing { get; set; } = _ => { };

    /// <summary>Thrown by <see cref="Probe"/> where not null.</summary>
    public Exception? Broken { get; set; }

    public ulong ReportKey => 42;

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

    /// <summary>The batches committed so far.</summary>
    public IReadOnlyList<Batch> Batches => Read(() => _batches.ToArray());

    public IReadOnlyList<OutboxChange> Outcomes => Read(() => _batches.SelectMany(b => b.Outcomes).ToArray());

    public IReadOnlyList<OutboxMessage> Commit(Batch batch)
    {
        Committing(batch);
        lock (_gate)
        {
            _batches.Add(batch);
            Monitoring.Write(batch);
            foreach (var address in batch.Erased)
                _conversations.Remove(address);
            _heard.UnionWith(batch.Heard.Select(h => h.Id));
            foreach (var (address, conversation) in batch.Conversations)
                _conversations[address] = conversation;
            foreach (var (address, coordinator) in batch.Members)
                _members[address] = coordinator;
            foreach (var change in batch.Outcomes)
                Apply(change);
            _reports.AddRange(batch.Reports);
            foreach (var (_, after) in batch.Changes)
                _reports[_reports.FindIndex(r => r.Code == after.Code)] = after;
            foreach (var referral in batch.Referrals)
            {
                _referrals.RemoveAll(r => r.TokenHash == referral.TokenHash);
                _referrals.Add(referral);
            }

            foreach (var code in _links.Values.Where(c => batch.Erased.Contains(c.From)).ToArray())
                _links.Remove(code.Hash);
            foreach (var code in batch.LinkCodes)
                _links[code.Hash] = code;
            foreach (var invitation in batch.Invitations)
                _invitations[(invitation.SurveyId, invitation.To)] = invitation;
            _spent.AddRange(batch.Spent);
            _aside.AddRange(batch.Aside);
            var messages = batch.Messages.Select(m => new OutboxMessage(++_lastMessage, m.Message, m.At, 0, m.At)).ToArray();
            foreach (var message in messages)
                _pending[message.Id] = message;
            return messages;
        }
    }

    /// <summary>Puts messages there as a former run left them.</summary>
    public void Leave(params OutboxMessage[] messages)
    {
        foreach (var message in messages)
            _pending[message.Id] = message;
        _lastMessage = _pending.Keys.Max();
    }

    public void Probe()
    {
        if (Broken is not null)
            throw Broken;
    }

    public void Backup(string file) => throw new NotSupportedException();

    public Conversation? Conversation(Address address) => Read(() => _conversations.GetValueOrDefault(address));

    public bool Heard(string inboundId) => Read(() => _heard.Contains(inboundId));

    public IReadOnlyList<Conversation> Due(DateTimeOffset now, int limit) => Read(() => _conversations.Values.Where(c => c.WakeAt <= now).Take(limit).ToArray());

    public string? CoordinatorOf(Address address) => Read(() => _members.GetValueOrDefault(address));

    public IReadOnlyList<Address> Members(string coordinatorId) => Read(() => _members.Where(m => m.Value == coordinatorId).Select(m => m.Key).ToArray());

    public long TakeReportNumber() => Interlocked.Increment(ref _lastReport);

    public Report? Report(string code) => Read(() => _reports.Find(r => r.Code.Digits == code));

    /// <summary>Called before a referral is read; what it throws the read throws.</summary>
    public Action Reading { get; set; } = () => { };

    public Referral? Referral(string tokenHash) => Read(() =>
    {
        Reading();
        return _referrals.Find(r => r.TokenHash == tokenHash);
    });

    public LinkCode? LinkCode(string hash) => Read(() => _links.GetValueOrDefault(hash));

    public Referral? LatestReferral(string code) => Read(() => _referrals.Where(r => r.Code.Digits == code).MaxBy(r => r.At));

    public Report? LatestReport(Address reporter) => Read(() => _reports.FindLast(r => r.Reporter == reporter));

    public IEnumerable<Report> Reports(DateTimeOffset from, DateTimeOffset to) => Read(() => _reports.Where(r => r.FiledAt >= from && r.FiledAt < to).ToArray());

    public IEnumerable<Report> OpenReports() => Read(() => _reports.Where(r => r.IsOpen).ToArray());

    public IEnumerable<Response> Responses(string? surveyId, DateTimeOffset from, DateTimeOffset to) => [];

    public IEnumerable<OutboxMessage> Pending() => Read(() => _pending.Values.ToArray());

    public DeliveryState? Delivery(string channel, string providerId) => null;

    public Trail? Trail(string channel, string providerId) => Read(() =>
    {
        var states = _batches.SelectMany(b => b.Receipts).Where(r => r.Channel == channel && r.ProviderId == providerId).Select(r => r.State)
            .Concat(_batches.SelectMany(b => b.Outcomes).OfType<OutboxChange.Sent>().Where(s => s.Channel == channel && s.ProviderId == providerId).Select(_ => DeliveryState.Sent)).ToList();
        return states.Count == 0 ? null : new Trail(channel, null, states.Aggregate((one, other) => Receipt.Advances(one, other) ? other : one));
    });

    public Trail? LatestTrail(Address to) => Trails(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).LastOrDefault(t => t.To == to);

    public IEnumerable<Trail> Trails(DateTimeOffset from, DateTimeOffset to) => Sendings.Where(t => (t.SentAt ?? t.FailedAt) >= from && (t.SentAt ?? t.FailedAt) < to);

    /// <summary>What is known of messages sent.</summary>
    public List<Trail> Sendings { get; } = [];

    public IReadOnlyList<Report> OldestOpen(string? service, string? place, int most) => [];

    public IEnumerable<Report> UrgentReports(DateTimeOffset from, DateTimeOffset to) => [];

    public IEnumerable<HourCount> Counts(string? service, DateTimeOffset from, DateTimeOffset to) => [];

    public IReadOnlyList<StandingCount> Standing() => [];

    public DateTimeOffset? Marked(string key) => Read(() => _batches.SelectMany(b => b.Marks).LastOrDefault(m => m.Key == key) is { Key: not null } mark ? mark.At : (DateTimeOffset?)null);

    public IEnumerable<HourCount> Counts(DateTimeOffset from, DateTimeOffset to) => [];

    public bool DigestSent(string coordinatorId, DateOnly date) => false;

    public Invitation? Invitation(string surveyId, Address to) => Read(() => _invitations.GetValueOrDefault((surveyId, to)));

    public IReadOnlyList<Invitation> DueInvitations(DateTimeOffset now, int limit) => Read(() => _invitations.Values.Where(i => i.Due <= now).OrderBy(i => i.Due).Take(limit).ToArray());

    public IEnumerable<Invitation> Invitations() => Read(() => _invitations.Values.ToArray());

    public IEnumerable<Spent> Spent(DateTimeOffset from, DateTimeOffset to) => Read(() => _spent.Where(s => s.From >= from && s.From < to).ToArray());

    public IEnumerable<SetAside> Aside() => Read(() => _aside.ToArray());

    public void Dispose() { }

    void Apply(OutboxChange change)
    {
        if (change is OutboxChange.Retry retry)
            _pending[retry.Id] = _pending[retry.Id] with { Attempts = retry.Attempts, NotBefore = retry.NotBefore };
        else
            _pending.Remove(change.Id);
    }

    T Read<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }
}
