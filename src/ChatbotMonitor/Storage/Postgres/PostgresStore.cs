using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using Npgsql;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>The store in a PostgreSQL database. Safe from any thread; whatever fails leaves the last commit as it was.</summary>
public sealed class PostgresStore : IStore, IFailedMessages
{
    static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);

    readonly NpgsqlDataSource _source;
    readonly TimeProvider _time;
    readonly NpgsqlConnection? _lock;
    readonly System.Threading.Lock _gate = new();
    readonly Months _months = new();
    readonly ReportNumbers _numbers;
    readonly ConversationTable _conversations;
    readonly OutboxTable _outbox;
    readonly DeliveryTable _deliveries;
    readonly CountTable _counts;
    readonly ReportTable _reports;
    readonly ResponseTable _responses;
    readonly CodeTable _codes;
    readonly PeopleTable _people;
    readonly FieldworkTable _fieldwork;
    readonly InvitationTable _invitations;
    readonly DoneTable _done;
    readonly KnownConversations? _known;
    readonly Table[] _tables;
    DateTimeOffset _pruneAt;

    PostgresStore(NpgsqlDataSource source, NpgsqlConnection? held, TimeProvider time)
    {
        (_source, _lock, _time) = (source, held, time);
        ReportKey = unchecked((ulong)source.One("select n from meta where key = 'report_key'", r => r.GetInt64(0)));
        _known = held is null ? null : new KnownConversations(ReportKey, () => time.GetUtcNow() - Retention.Heard);
        _numbers = new ReportNumbers(source);
        _conversations = new ConversationTable(source, _known, time.GetUtcNow);
        _conversations.Load();
        _outbox = new OutboxTable(source, time.GetUtcNow);
        _deliveries = new DeliveryTable(source, time.GetUtcNow);
        _counts = new CountTable(source);
        _reports = new ReportTable(source);
        _responses = new ResponseTable(source);
        _codes = new CodeTable(source);
        _people = new PeopleTable(source, alone: held is not null);
        _fieldwork = new FieldworkTable(source);
        _invitations = new InvitationTable(source, () => ReportKey);
        _done = new DoneTable(source, time.GetUtcNow);
        // What is counted is taken back while the reports can still say what they count as.
        _tables = [_counts, _conversations, _outbox, _deliveries, _reports, _responses, _codes, _people, _fieldwork, _invitations, _done];
    }

    /// <inheritdoc />
    public ulong ReportKey { get; }

    /// <summary>Opens the database and brings it to this program's version; throws <see cref="StoreException"/> where it cannot be reached, is of a newer version, or (<paramref name="asWorker"/>) another worker runs on it.</summary>
    /// <param name="connectionString">As Npgsql reads it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="asWorker">Whether it is opened to work on, which one program does at a time.</param>
    public static PostgresStore Open(string connectionString, TimeProvider time, bool asWorker = false)
    {
        ArgumentNullException.ThrowIfNull(time);
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "ChatbotMonitor", MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, Enlist = false });
        NpgsqlConnection? held = null;
        try
        {
            using (var connection = source.OpenConnection())
                PostgresMigrations.Run(connection);
            if (asWorker)
                held = WorkerLock.Take(source);
            return new PostgresStore(source, held, time);
        }
        catch (NpgsqlException e)
        {
            held?.Dispose();
            source.Dispose();
            // The server's sentence names no password.
            throw new StoreException($"The database cannot be used: {e.GetBaseException().Message} Check Storage__Postgres, and that the server runs.", e);
        }
        catch
        {
            held?.Dispose();
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<OutboxMessage> Commit(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (_gate)
        {
            MakeMonths(batch);
            using var connection = _source.OpenConnection();
            using var transaction = connection.BeginTransaction();
            var waiting = batch.Outcomes.Count == 0 ? [] : OutboxTable.Find(connection, batch.Outcomes.Select(o => o.Id));
            var statements = new Statements();
            foreach (var address in batch.Erased.OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                foreach (var table in _tables)
                    table.Forget(statements, connection, address);
            }

            foreach (var table in _tables)
                table.Write(statements, batch);
            OutboxTable.Settle(statements, batch.Outcomes, waiting);
            DeliveryTable.Write(statements, batch, waiting);
            var prunes = Prune(statements);
            statements.Run(connection, transaction);
            var added = OutboxTable.Add(connection, batch.Messages);
            transaction.Commit();
            _known?.Committed(batch);
            _people.Committed(batch);
            if (prunes)
                DropMonths();
            return added;
        }
    }

    /// <inheritdoc />
    public void Probe()
    {
        using var command = _source.CreateCommand("insert into meta (key, n) values ('probe', $1) on conflict (key) do update set n = excluded.n");
        command.Parameters.Add(new NpgsqlParameter { Value = _time.GetUtcNow().UtcTicks });
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public void Backup(string file) =>
        throw new StoreException("This installation keeps its data in PostgreSQL, which has backups of its own: `pg_dump --format=custom --file FILE` makes one while the worker runs, `pg_restore` puts it back, and the README says more.");

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

    /// <inheritdoc />
    public void Dispose()
    {
        _lock?.Dispose();
        _source.Dispose();
    }

    void MakeMonths(Batch batch)
    {
        _months.Make(_source, "reports", batch.Reports.Select(r => r.FiledAt));
        _months.Make(_source, "failed", batch.Outcomes.OfType<OutboxChange.Failed>().Select(f => f.At));
        _months.Make(_source, "deliveries", batch.Outcomes.OfType<OutboxChange.Sent>().Where(s => s.ProviderId is not null).Select(s => s.At).Concat(batch.Receipts.Select(r => r.At)));
    }

    bool Prune(Statements statements)
    {
        var now = _time.GetUtcNow();
        if (now < _pruneAt)
            return false;
        foreach (var table in _tables)
            table.Prune(statements, now);
        _pruneAt = now + PruneEvery;
        return true;
    }

    void DropMonths()
    {
        foreach (var table in new[] { "deliveries", "failed" })
            _months.Drop(_source, table, _time.GetUtcNow() - Retention.Messages);
    }
}
