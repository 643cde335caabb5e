using ChatbotMonitor.Core.Delivery;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Who sends what, by the clock of the database.</summary>
/// <param name="source">The database.</param>
/// <param name="lease">How long a worker that says nothing keeps its slots.</param>
sealed class SlotTable(NpgsqlDataSource source, TimeSpan lease) : ISlots, IDisposable
{
    // "Slot"; with the schema's name it is no other program's.
    const int Key = 0x536c6f74;

    // Each schema has its own.
    const string Bell = "'outbox_' || current_schema()";

    const string Columns = "o.id, o.attempts, o.not_before, o.created, o.body";

    readonly HashSet<int> _mine = [];
    readonly HashSet<int> _leaving = [];
    // Transactions whose end was not heard of.
    readonly System.Collections.Concurrent.ConcurrentQueue<string> _doubts = new();
    IReadOnlySet<int> _owned = new HashSet<int>();
    // One is open for claims: what each would set back costs more than the claim.
    NpgsqlConnection? _claiming;
    long _id;
    long _begun;
    long _over;
    int _inTime;

    /// <inheritdoc />
    public TimeSpan Lease => lease;

    /// <inheritdoc />
    public IReadOnlySet<int> Mine => Volatile.Read(ref _owned);

    /// <inheritdoc />
    public (long Begun, long Over) Claims => (Volatile.Read(ref _begun), Volatile.Read(ref _over));

    /// <summary>The name it is known by now; 0 before it joins.</summary>
    public long Worker => Volatile.Read(ref _id);

    /// <summary>Whether it was ever one of the workers: before, nobody sends.</summary>
    public bool HasJoined { get; private set; }

    /// <inheritdoc />
    public void Join()
    {
        var id = Random.Shared.NextInt64(1, long.MaxValue);
        source.Do("insert into workers (id, until) values ($1, clock_timestamp() + $2)", id, lease);
        (_inTime, HasJoined) = (0, true);
        Volatile.Write(ref _id, id);
    }

    /// <inheritdoc />
    public bool Renew()
    {
        var late = source.One<bool?>(
            "with old as (select id, until < clock_timestamp() as late from workers where id = $1) update workers w set until = clock_timestamp() + $2 from old where w.id = old.id returning old.late", r => r.GetBoolean(0), Worker, lease);
        // Whoever is late itself was held up, or the database was: then so were the others, and they are given time to say that they live.
        _inTime = late == false ? _inTime + 1 : 0;
        return late is not null;
    }

    /// <inheritdoc />
    public void Lose()
    {
        _mine.Clear();
        _leaving.Clear();
        Note();
        Volatile.Write(ref _id, 0);
    }

    /// <inheritdoc />
    public SlotClaim Claim(bool onlyMessages)
    {
        try
        {
            return Claim(_claiming ??= source.OpenBusy(), onlyMessages);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Closes the connection that claims.</summary>
    public void Dispose()
    {
        _claiming?.Dispose();
        _claiming = null;
    }

    SlotClaim Claim(NpgsqlConnection connection, bool onlyMessages)
    {
        using var transaction = connection.BeginTransaction();
        var (fair, gained) = (ISlots.All, new List<int>());
        if (!onlyMessages)
        {
            // One after another: what is nobody's is then looked for among what is true.
            var first = new Statements();
            first.Read("select pg_advisory_xact_lock($1, hashtext(current_schema()))", static _ => { }, Key);
            if (_inTime > 1)
                first.Add("delete from workers where id in (select id from workers where until < clock_timestamp() for update skip locked)");
            var alive = 1L;
            // What a claim won whose end was not heard of is won.
            first.Read("select slot from slots where owner = $1", r => _mine.Add(r.GetInt16(0)), Worker);
            first.Read("select count(*) from workers where until >= clock_timestamp() or id = $1", r => alive = r.GetInt64(0), Worker);
            first.Run(connection, transaction);
            Note();
            fair = (int)((ISlots.All + alive - 1) / alive);
            if (fair > Mine.Count)
            {
                var take = new Statements();
                take.Read(
                    "update slots set owner = $1 where slot in (select s.slot from slots s where s.owner is null or not exists (select 1 from workers w where w.id = s.owner) order by s.slot limit $2 for update of s) returning slot",
                    r => gained.Add(r.GetInt16(0)), Worker, fair - Mine.Count);
                take.Run(connection, transaction);
            }
        }

        var messages = new List<(OutboxMessage Message, bool MayHaveGone)>();
        string? transactionId = null;
        var claim = new Statements();
        if (gained.Count > 0)
        {
            claim.Read($"with old as (select id, claimed from outbox where slot = any($2) and claimed is distinct from $1 order by id for update) update outbox o set claimed = $1 from old where o.id = old.id returning {Columns}, pg_current_xact_id()::text, old.claimed is not null",
                r =>
                {
                    messages.Add((OutboxTable.Read(r), r.GetBoolean(6)));
                    transactionId = r.GetString(5);
                }, Worker, Statements.Ints(gained));
        }

        ClaimNew(claim, message => messages.Add((message, false)), within => transactionId = within);
        claim.Run(connection, transaction);
        try
        {
            transaction.Commit();
        }
        catch (NpgsqlException) when (transactionId is not null)
        {
            Doubt(transactionId);
            throw;
        }

        Claimed();
        _mine.UnionWith(gained);
        Note();
        messages.AddRange(Doubtful());
        return new SlotClaim([.. messages.OrderBy(m => m.Message.Id)], [.. Mine.Order().Skip(fair)], fair);
    }

    /// <inheritdoc />
    public void Leave(IReadOnlyCollection<int> slots)
    {
        _leaving.UnionWith(slots);
        Note();
    }

    /// <inheritdoc />
    public void GiveBack(IReadOnlyCollection<int> slots, IReadOnlyCollection<long> unsure)
    {
        Give(slots, unsure, quits: false);
        _mine.ExceptWith(slots);
        _leaving.ExceptWith(slots);
        Note();
    }

    /// <inheritdoc />
    public void Quit(IReadOnlyCollection<long> unsure)
    {
        if (Worker == 0)
            return;
        Give(_mine, unsure, quits: true);
        Lose();
    }

    /// <inheritdoc />
    public async Task Listen(Action<bool> rung, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        connection.Notification += (_, note) => rung(note.Payload.Length > 0);
        await using (var listen = new NpgsqlCommand($"do $$ begin execute format('listen %I', {Bell}); end $$", connection))
            await listen.ExecuteNonQueryAsync(cancel);
        // What came before it listened.
        rung(false);
        while (!cancel.IsCancellationRequested)
            await connection.WaitAsync(cancel);
    }

    /// <summary>Holds this worker's row until the commit is over, and says to <paramref name="lives"/> that it is there.</summary>
    public void Hold(Statements locks, Action lives)
    {
        if (Worker != 0)
            locks.Read("select 1 from workers where id = $1 for key share", _ => lives(), Worker);
    }

    /// <summary>Claims what waits in this worker's slots and nobody has; <paramref name="within"/> hears in which transaction.</summary>
    public void ClaimNew(Statements statements, Action<OutboxMessage> claimed, Action<string> within)
    {
        Interlocked.Increment(ref _begun);
        if (Mine.Count > 0)
            statements.Read($"update outbox o set claimed = $1 where o.slot = any($2) and o.claimed is null returning {Columns}, pg_current_xact_id()::text", r =>
            {
                claimed(OutboxTable.Read(r));
                within(r.GetString(5));
            }, Worker, Statements.Ints(Mine));
    }

    /// <summary>The last claim is on disk.</summary>
    public void Claimed() => Volatile.Write(ref _over, Volatile.Read(ref _begun));

    /// <summary>Tells all workers that messages wait which are not the sender's own, after the commit: within it, all that ring would wait for each other. Where it fails, they are found all the same.</summary>
    public static void TryRing(NpgsqlConnection connection)
    {
        try
        {
            using var command = new NpgsqlCommand($"select pg_notify({Bell}, '')", connection);
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException)
        {
            // The commit is what counts, and it is on disk.
        }
    }

    /// <summary>Takes note of a transaction of which it is not known whether it is on disk; what it claimed is looked for at the next claim.</summary>
    public void Doubt(string transactionId) => _doubts.Enqueue(transactionId);

    // The messages of such transactions that did reach the disk: nobody has them in hand.
    List<(OutboxMessage Message, bool MayHaveGone)> Doubtful()
    {
        var found = new List<(OutboxMessage, bool)>();
        while (_doubts.TryPeek(out var transactionId))
        {
            try
            {
                found.AddRange(source.All($"select {Columns} from outbox o where o.claimed = $1 and o.xmin = $2::xid8::xid and pg_xact_status($2::xid8) = 'committed'", r => (OutboxTable.Read(r), true), Worker, transactionId));
            }
            catch (PostgresException)
            {
                // It is of a future that the database, which was put back, has not seen.
            }

            _doubts.TryDequeue(out _);
        }

        return found;
    }

    void Give(IReadOnlyCollection<int> slots, IReadOnlyCollection<long> unsure, bool quits)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var give = new Statements();
        // What may have been sent stays marked as somebody's, so that whoever sends it again counts it.
        give.Add("update outbox set claimed = null where slot = any($2) and claimed = $1 and id <> all($3)", Worker, Statements.Ints(slots), Statements.Numbers(unsure));
        give.Add("update slots set owner = null where slot = any($2) and owner = $1", Worker, Statements.Ints(slots));
        if (quits)
            give.Add("delete from workers where id = $1", Worker);
        give.Read($"select pg_notify({Bell}, 'slots')", static _ => { });
        give.Run(connection, transaction);
        transaction.Commit();
    }

    void Note() => Volatile.Write(ref _owned, _mine.Except(_leaving).ToHashSet());
}
