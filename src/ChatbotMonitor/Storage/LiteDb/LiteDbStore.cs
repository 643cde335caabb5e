using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using LiteDB.Engine;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>The store in one LiteDB file. Safe from any thread; whatever fails leaves the last commit as it was, and the file is opened anew at the next use.</summary>
public sealed class LiteDbStore : IStore, IFailedMessages
{
    static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);

    readonly TimeProvider _time;
    readonly Meta _meta = new();
    readonly MemberShelf _members = new();
    readonly MonitorShelf _monitors = new();
    readonly GroupShelf _groups = new();
    readonly FieldworkShelf _fieldwork = new();
    readonly MeasureShelf _measures = new();
    readonly HeardShelf _heard;
    readonly InvitationShelf _invitations;
    readonly Journal _journal;
    readonly Shelf[] _shelves;
    readonly DatabaseFile _file;
    DateTimeOffset _pruneAt;

    LiteDbStore(string path, TimeProvider time, IReadOnlyList<Action<ILiteEngine>> migrations)
    {
        _time = time;
        _heard = new HeardShelf(_meta);
        _invitations = new InvitationShelf(_meta);
        var conversations = new ConversationShelf();
        _journal = new Journal(_meta, conversations);
        // Counts are forgotten while the reports can still say what they count as. Delivery and failures are written before the journal lets go of what they are about, and it is emptied before anything is forgotten; the numbers last.
        _shelves =
        [
            new DeliveryShelf(_journal), new FailedShelf(_journal), _journal, conversations, new OutboxShelf(), _heard,
            new CountShelf(), new ReportShelf(), new ReferralShelf(), new LinkShelf(), new ResponseShelf(), _members, _monitors, _groups, _fieldwork, _measures, new DigestShelf(), new MarkShelf(), _invitations, new SpentShelf(), new AsideShelf(), _meta,
        ];
        _file = DatabaseFile.Open(path, migrations, Load);
    }

    /// <summary>Opens the file, or makes it with its folder, and brings it to this program's version; throws <see cref="StoreException"/> where it is in use, damaged, of a newer version or of another program.</summary>
    public static LiteDbStore Open(string path, TimeProvider time) => Open(path, time, Migrations.All);

    /// <summary>Puts <paramref name="backup"/> in the place of <paramref name="path"/> and keeps what stood there as <c>….before-restore</c>; throws <see cref="StoreException"/> where a worker has it open or the backup cannot be used.</summary>
    public static void Restore(string backup, string path) => Restoration.Run(backup, path, Migrations.All);

    /// <inheritdoc />
    public ulong ReportKey => _meta.ReportKey;

    /// <inheritdoc />
    public IReadOnlyList<OutboxMessage> Commit(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var added = _file.Write(engine =>
        {
            foreach (var address in batch.Erased)
            {
                foreach (var shelf in _shelves)
                    shelf.Forget(engine, address);
            }

            foreach (var shelf in _shelves)
                shelf.Write(engine, batch);
            Prune(engine);
            return _journal.Added;
        });
        // LiteDB overwrites what it deletes, but its log keeps the page as it was before.
        if (batch.Erased.Count > 0)
            _file.Checkpoint();
        return added;
    }

    /// <inheritdoc />
    public void Probe() => _file.Write(engine => Meta.Probe(engine, _time.GetUtcNow()));

    /// <inheritdoc />
    public void Backup(string file) => _file.Copy(file);

    /// <inheritdoc />
    public Conversation? Conversation(Address address) => _file.Read(engine => _journal.Find(engine, address));

    /// <inheritdoc />
    public bool Heard(string inboundId) => _file.Read(_ => _heard.Heard(inboundId));

    /// <inheritdoc />
    public IReadOnlyList<Conversation> Due(DateTimeOffset now, int limit) => _file.Read(engine => _journal.Due(engine, now, limit));

    /// <inheritdoc />
    public string? CoordinatorOf(Address address) => _file.Read(_ => _members.CoordinatorOf(address));

    /// <inheritdoc />
    public IReadOnlyList<Address> Members(string coordinatorId) => _file.Read(_ => _members.Of(coordinatorId));

    /// <inheritdoc />
    public long TakeReportNumber() => _meta.TakeReportNumber();

    /// <inheritdoc />
    public Report? Report(string code) => _file.Read(engine => ReportShelf.Find(engine, code));

    /// <inheritdoc />
    public Report? LatestReport(Address reporter) => _file.Read(engine => ReportShelf.Latest(engine, reporter));

    /// <inheritdoc />
    public Referral? Referral(string tokenHash) => _file.Read(engine => ReferralShelf.Find(engine, tokenHash));

    /// <inheritdoc />
    public LinkCode? LinkCode(string hash) => _file.Read(engine => LinkShelf.Find(engine, hash));

    /// <inheritdoc />
    public Referral? LatestReferral(string code) => _file.Read(engine => ReferralShelf.Latest(engine, code));

    /// <inheritdoc />
    public IEnumerable<Report> Reports(DateTimeOffset from, DateTimeOffset to) =>
        _file.Stream(ReportShelf.Collection, ReportShelf.At, from.UtcTicks, to.UtcTicks - 1).Select(ReportShelf.Read);

    /// <inheritdoc />
    public IEnumerable<Report> OpenReports() => _file.Stream(ReportShelf.Collection, ReportShelf.Open, 0, long.MaxValue).Select(ReportShelf.Read);

    /// <inheritdoc />
    public IReadOnlyList<Report> OldestOpen(string? service, string? place, int most) => _file.Read(engine => ReportShelf.OldestOpen(engine, service, place, most));

    /// <inheritdoc />
    public IEnumerable<Report> UrgentReports(DateTimeOffset from, DateTimeOffset to) =>
        _file.Stream(ReportShelf.Collection, ReportShelf.Urgent, from.UtcTicks, to.UtcTicks - 1).Select(ReportShelf.Read);

    /// <inheritdoc />
    public IEnumerable<Response> Responses(string? surveyId, DateTimeOffset from, DateTimeOffset to) =>
        _file.Stream(ResponseShelf.Collection, ResponseShelf.At, from.UtcTicks, to.UtcTicks - 1).Select(ResponseShelf.Read)
            .Where(r => surveyId is null || string.Equals(r.SurveyId, surveyId, StringComparison.Ordinal));

    /// <inheritdoc />
    public IEnumerable<OutboxMessage> Pending()
    {
        var inJournal = new Queue<OutboxMessage>(_file.Read(_ => _journal.Waiting));
        foreach (var alone in _file.Stream(OutboxShelf.Collection, "_id", 0, long.MaxValue).Select(OutboxShelf.Read))
        {
            while (inJournal.TryPeek(out var before) && before.Id < alone.Id)
                yield return inJournal.Dequeue();
            yield return alone;
        }

        foreach (var rest in inJournal)
            yield return rest;
    }

    /// <inheritdoc />
    public DeliveryState? Delivery(string channel, string providerId) => _file.Read(engine => DeliveryShelf.StateOf(engine, channel, providerId));

    /// <inheritdoc />
    public Trail? Trail(string channel, string providerId) => _file.Read(engine => DeliveryShelf.Find(engine, channel, providerId));

    /// <inheritdoc />
    public Trail? LatestTrail(Address to) => _file.Read(engine => DeliveryShelf.Latest(engine, to));

    /// <inheritdoc />
    public IEnumerable<Trail> Trails(DateTimeOffset from, DateTimeOffset to) => SentAndFailed.Merge(
        _file.Stream(DeliveryShelf.Collection, DeliveryShelf.At, from.UtcTicks, to.UtcTicks - 1).Select(DeliveryShelf.Read),
        _file.Stream(FailedShelf.Collection, FailedShelf.At, from.UtcTicks, to.UtcTicks - 1).Select(FailedShelf.ReadTrail));

    /// <inheritdoc />
    public IEnumerable<FailedMessage> Failed() => _file.Stream(FailedShelf.Collection, "_id", 0, long.MaxValue).Select(FailedShelf.Read);

    /// <inheritdoc />
    public IEnumerable<HourCount> Counts(DateTimeOffset from, DateTimeOffset to) =>
        _file.Stream(CountShelf.Days, CountShelf.DayNumber, from.UtcTicks / TimeSpan.TicksPerDay, to.UtcTicks / TimeSpan.TicksPerDay).SelectMany(CountShelf.Read).Where(c => c.Hour >= from && c.Hour < to);

    /// <inheritdoc />
    public IEnumerable<HourCount> Counts(string? service, DateTimeOffset from, DateTimeOffset to) =>
        _file.Read(engine => CountShelf.Find(engine, service, from, to)).SelectMany(CountShelf.Read).Where(c => c.Hour >= from && c.Hour < to);

    /// <inheritdoc />
    public IReadOnlyList<StandingCount> Standing() => _file.Read(CountShelf.Stands);

    /// <inheritdoc />
    public DateTimeOffset? Marked(string key) => _file.Read(engine => MarkShelf.Find(engine, key));

    /// <inheritdoc />
    public bool DigestSent(string coordinatorId, DateOnly date) => _file.Read(engine => DigestShelf.Sent(engine, coordinatorId, date));

    /// <inheritdoc />
    public Invitation? Invitation(string surveyId, Address to) => _file.Read(engine => _invitations.Find(engine, surveyId, to));

    /// <inheritdoc />
    public IReadOnlyList<Invitation> DueInvitations(DateTimeOffset now, int limit) => _file.Read(engine => InvitationShelf.DueBy(engine, now, limit));

    /// <inheritdoc />
    public IEnumerable<Invitation> Invitations() => _file.Stream(InvitationShelf.Collection, InvitationShelf.At, 0, long.MaxValue).Select(InvitationShelf.Read);

    /// <inheritdoc />
    public IReadOnlyList<Group> MadeGroups() => _file.Read(_ => _groups.Groups);

    /// <inheritdoc />
    public IReadOnlyList<Monitor> Monitors(string groupId) => _file.Read(_ => _monitors.Of(groupId));

    /// <inheritdoc />
    public Monitor? MonitorAt(Address address) => _file.Read(_ => _monitors.At(address));

    /// <inheritdoc />
    public IReadOnlyList<(Address Chat, string GroupId)> GroupChats() => _file.Read(_ => _groups.Chats);

    /// <inheritdoc />
    public IReadOnlyList<CellCounts> CountsOf(string round) => _file.Read(_ => _fieldwork.Of(round));

    /// <inheritdoc />
    public IEnumerable<Response> Fieldwork(string round, DateTimeOffset since = default)
    {
        var (from, to) = ResponseShelf.Between(round, since);
        return _file.Stream(ResponseShelf.Collection, ResponseShelf.OfRound, from, to).Select(ResponseShelf.Read)
            .Where(r => string.Equals(r.Fieldwork?.Round, round, StringComparison.Ordinal) && r.EndedAt >= since);
    }

    /// <inheritdoc />
    public IReadOnlyList<Measure> Measures() => _file.Read(_ => _measures.Measures);

    /// <inheritdoc />
    public IReadOnlyList<QualityDecision> Decisions(string round) => _file.Read(engine => MeasureShelf.Decisions(engine, round));

    /// <inheritdoc />
    public IEnumerable<Spent> Spent(DateTimeOffset from, DateTimeOffset to) =>
        _file.Stream(SpentShelf.Collection, SpentShelf.At, from.UtcTicks, to.UtcTicks - 1).Select(SpentShelf.Read);

    /// <inheritdoc />
    public IEnumerable<SetAside> Aside() => _file.Stream(AsideShelf.Collection, AsideShelf.At, 0, long.MaxValue).Select(AsideShelf.Read);

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    /// <summary>Opens the file with other steps than this version's, to see what they do.</summary>
    internal static LiteDbStore Open(string path, TimeProvider time, IReadOnlyList<Action<ILiteEngine>> migrations)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        return new LiteDbStore(path, time, migrations);
    }

    void Load(ILiteEngine engine)
    {
        // The numbers first: what was heard is hashed under the key.
        _meta.Load(engine);
        foreach (var shelf in _shelves)
            shelf.Load(engine);
    }

    void Prune(ILiteEngine engine)
    {
        var now = _time.GetUtcNow();
        if (now < _pruneAt)
            return;
        var more = false;
        foreach (var shelf in _shelves)
            more |= shelf.Prune(engine, now);
        _pruneAt = more ? now : now + PruneEvery;
    }
}
