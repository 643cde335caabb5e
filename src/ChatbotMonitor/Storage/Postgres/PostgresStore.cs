using ChatbotMonitor.Core.Delivery;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>The store in a PostgreSQL database. Safe from any thread; whatever fails leaves the last commit as it was.</summary>
public sealed partial class PostgresStore : IStore, IFailedMessages
{
    // As long as messages wait where a worker dies.
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);

    readonly NpgsqlDataSource _source;
    readonly TimeProvider _time;
    readonly NpgsqlConnection? _lock;
    readonly SlotTable? _slots;
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
    readonly Table[] _tables;
    readonly ThreadLocal<Reads?> _reads = new();
    DateTimeOffset _pruneAt;

    // Whoever commits has it to themselves: nothing of it has to be set back between two commits.
    NpgsqlConnection? _committing;

    PostgresStore(NpgsqlDataSource source, NpgsqlConnection? held, SlotTable? slots, TimeProvider time)
    {
        (_source, _lock, _slots, _time) = (source, held, slots, time);
        ReportKey = unchecked((ulong)source.One("select n from meta where key = 'report_key'", r => r.GetInt64(0)));
        _numbers = new ReportNumbers(source);
        _conversations = new ConversationTable(source, Noted, () => ReportKey, time.GetUtcNow);
        _outbox = new OutboxTable(source, Noted, time.GetUtcNow);
        _deliveries = new DeliveryTable(source, Noted, time.GetUtcNow);
        _counts = new CountTable(source, Noted);
        _reports = new ReportTable(source, Noted);
        _responses = new ResponseTable(source, Noted);
        _codes = new CodeTable(source, Noted);
        _people = new PeopleTable(source, Noted);
        _fieldwork = new FieldworkTable(source, Noted);
        _invitations = new InvitationTable(source, Noted, () => ReportKey);
        _done = new DoneTable(source, Noted, time.GetUtcNow);
        // What is counted is taken back while the reports can still say what they count as.
        _tables = [_counts, _conversations, _outbox, _deliveries, _reports, _responses, _codes, _people, _fieldwork, _invitations, _done];
    }

    /// <inheritdoc />
    public ulong ReportKey { get; }

    /// <inheritdoc />
    public ISlots? Slots => _slots;

    /// <summary>Opens the database and brings it to this program's version; throws <see cref="StoreException"/> where it cannot be reached, is of a newer version, or (<paramref name="asWorker"/>) somebody has it to themselves.</summary>
    /// <param name="connectionString">As Npgsql reads it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="asWorker">Whether it is opened to work on and to send what waits there, beside others that do.</param>
    /// <param name="lease">How long a worker that says nothing keeps its share of the addresses: ten seconds.</param>
    public static PostgresStore Open(string connectionString, TimeProvider time, bool asWorker = false, TimeSpan? lease = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        return PostgresSource.Open(
            connectionString,
            static connection =>
            {
                PostgresMigrations.Run(connection);
                PostgresContents.RefuseHalf(connection);
            },
            source => asWorker ? WorkerLock.Share(source) : null,
            (source, held) => new PostgresStore(source, held, asWorker ? new SlotTable(source, lease ?? Lease) : null, time));
    }

    /// <inheritdoc />
    public void Prepare(About about)
    {
        ArgumentNullException.ThrowIfNull(about);
        _reads.Value = null;
        var (read, trip, changes) = (new Reads(), new Statements(), 0L);
        PeopleTable.Prepare(trip, n => changes = n);
        _conversations.Prepare(trip, about, read);
        lock (_gate)
            Committing(connection => trip.Run(connection, null));
        read.People = _people.At(changes);
        _reads.Value = read;
    }

    /// <inheritdoc />
    public IReadOnlyList<OutboxMessage> Commit(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var read = _reads.Value;
        _reads.Value = null;
        lock (_gate)
        {
            try
            {
                IReadOnlyList<OutboxMessage> added = [];
                Committing(connection => added = Commit(connection, batch, read));
                return added;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                throw new StoreClashException("The database let somebody else go first.", e);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
            {
                _months.LookAgain();
                throw new StoreClashException("A month was dropped.", e);
            }
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
        throw new StoreException("This installation keeps its data in PostgreSQL (Storage__Postgres), which has backups of its own: `pg_dump --format=custom --file FILE DATABASE` makes one while workers run; the README says more.");

    /// <inheritdoc />
    public void Dispose()
    {
        _committing?.Dispose();
        _slots?.Dispose();
        _lock?.Dispose();
        _reads.Dispose();
        _source.Dispose();
    }

    static readonly IReadOnlySet<int> Nobodys = new HashSet<int>();

    Reads? Noted() => _reads.Value;

    void Committing(Action<NpgsqlConnection> act)
    {
        try
        {
            act(_committing ??= _source.OpenBusy());
        }
        catch (Exception e) when (e is not StoreClashException)
        {
            // Whatever state it is in, the next one begins anew.
            _committing?.Dispose();
            _committing = null;
            if (e is NpgsqlException { IsTransient: true, SqlState: not (PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure) })
                throw new StoreAwayException($"The database does not answer: {e.Message}", e);
            throw;
        }
    }

    List<OutboxMessage> Commit(NpgsqlConnection connection, Batch batch, Reads? read)
    {
        MakeMonths(batch);
        using var transaction = connection.BeginTransaction();
        var locks = new Statements();
        _conversations.Lock(locks, batch, read);
        var waiting = OutboxTable.Find(locks, batch);
        foreach (var table in _tables.Where(t => t != _conversations))
            table.Lock(locks, batch, read);
        // Where another took this worker for dead, what it writes is the other's to send.
        var lives = false;
        _slots?.Hold(locks, () => lives = true);
        locks.Run(connection, transaction);
        var mine = lives ? _slots!.Mine : Nobodys;

        var change = new Change(new Statements(), read, Random.Shared.NextInt64(1, long.MaxValue));
        foreach (var address in batch.Erased.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            foreach (var table in _tables)
                table.Forget(change, connection, address);
        }

        foreach (var table in _tables)
            table.Write(change, batch);
        OutboxTable.Settle(change.Statements, batch.Outcomes, waiting);
        DeliveryTable.Write(change.Statements, batch, waiting);
        var prunes = Prune(change.Statements);
        // What others wrote before goes before.
        var (ids, claimed, transactionId) = (new List<long>(batch.Messages.Count), new List<OutboxMessage>(), (string?)null);
        if (lives)
            _slots!.ClaimNew(change.Statements, claimed.Add, within => transactionId = within);
        OutboxTable.Add(change.Statements, batch.Messages, mine, _slots?.Worker ?? 0, ids, within => transactionId = within);
        change.Statements.Run(connection, transaction);
        try
        {
            transaction.Commit();
        }
        catch (NpgsqlException) when (transactionId is not null)
        {
            // Whether it is on disk is seen when the database is back.
            _slots?.Doubt(transactionId);
            throw;
        }

        _conversations.Committed(batch, change);
        if (lives)
            _slots!.Claimed();
        if (prunes)
            TidyUp();
        ids.Sort();
        List<OutboxMessage> added = [.. batch.Messages.Select((m, i) => new OutboxMessage(ids[i], m.Message, m.At, 0, m.At))];
        if (_slots is { HasJoined: false })
            return added;
        var own = added.FindAll(m => _slots is not null && mine.Contains(ISlots.Of(m.Message.To)));
        if (own.Count < added.Count)
            SlotTable.TryRing(connection);
        return _slots is null ? added : [.. claimed.OrderBy(m => m.Id), .. own];
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

    void TidyUp()
    {
        try
        {
            foreach (var table in new[] { "deliveries", "failed" })
                _months.Drop(_source, table, _time.GetUtcNow() - Retention.Messages);
            _counts.Settle(_time.GetUtcNow());
        }
        catch (NpgsqlException)
        {
            // What was committed is on disk, whatever becomes of this: it is done the next time.
        }
    }
}
