using ChatbotMonitor.Core.Delivery;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>The store in a PostgreSQL database. Safe from any thread; whatever fails leaves the last commit as it was.</summary>
public sealed partial class PostgresStore : IStore, IFailedMessages
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
    readonly Table[] _tables;
    readonly ThreadLocal<Reads?> _reads = new();
    DateTimeOffset _pruneAt;

    PostgresStore(NpgsqlDataSource source, NpgsqlConnection? held, TimeProvider time)
    {
        (_source, _lock, _time) = (source, held, time);
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

    /// <summary>Opens the database and brings it to this program's version; throws <see cref="StoreException"/> where it cannot be reached, is of a newer version, or (<paramref name="asWorker"/>) somebody has it to themselves.</summary>
    /// <param name="connectionString">As Npgsql reads it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="asWorker">Whether it is opened to work on, as several workers may at once.</param>
    public static PostgresStore Open(string connectionString, TimeProvider time, bool asWorker = false)
    {
        ArgumentNullException.ThrowIfNull(time);
        var source = PostgresSource.Create(connectionString);
        NpgsqlConnection? held = null;
        try
        {
            using (var connection = source.OpenConnection())
            {
                PostgresMigrations.Run(connection);
                PostgresContents.RefuseHalf(connection);
            }

            if (asWorker)
                held = WorkerLock.Share(source);
            return new PostgresStore(source, held, time);
        }
        catch (NpgsqlException e)
        {
            held?.Dispose();
            source.Dispose();
            throw PostgresSource.Unusable(e);
        }
        catch
        {
            held?.Dispose();
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Prepare(About about)
    {
        ArgumentNullException.ThrowIfNull(about);
        _reads.Value = null;
        var (read, trip, changes) = (new Reads(), new Statements(), 0L);
        PeopleTable.Prepare(trip, n => changes = n);
        _conversations.Prepare(trip, about, read);
        using (var connection = _source.OpenConnection())
            trip.Run(connection, null);
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
                return Commit(batch, read);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                throw new StoreClashException("The database let somebody else go first.", e);
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
        _lock?.Dispose();
        _reads.Dispose();
        _source.Dispose();
    }

    Reads? Noted() => _reads.Value;

    IReadOnlyList<OutboxMessage> Commit(Batch batch, Reads? read)
    {
        MakeMonths(batch);
        using var connection = _source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var locks = new Statements();
        _conversations.Lock(locks, batch, read);
        var waiting = OutboxTable.Find(locks, batch);
        foreach (var table in _tables.Where(t => t != _conversations))
            table.Lock(locks, batch, read);
        locks.Run(connection, transaction);

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
        var ids = new List<long>(batch.Messages.Count);
        OutboxTable.Add(change.Statements, batch.Messages, ids);
        change.Statements.Run(connection, transaction);
        transaction.Commit();
        _conversations.Committed(batch, change.Version);
        if (prunes)
            DropMonths();
        ids.Sort();
        return [.. batch.Messages.Select((m, i) => new OutboxMessage(ids[i], m.Message, m.At, 0, m.At))];
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
