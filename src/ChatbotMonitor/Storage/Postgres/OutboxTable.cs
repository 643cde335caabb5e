using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Messages that wait to be sent, and those of the last ninety days that never will be.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
/// <param name="now">The clock.</param>
sealed class OutboxTable(NpgsqlDataSource source, Func<Reads?> reads, Func<DateTimeOffset> now) : Table(reads)
{
    const string Known = "select id, attempts, not_before, created, body from outbox";

    public IEnumerable<OutboxMessage> Pending() => source.Stream($"{Known} order by id", Read);

    public IEnumerable<FailedMessage> Failed() => source.Stream(
        "select message, address, reason, at, body from failed where at >= $1 order by message",
        r => new FailedMessage(r.GetInt64(0), Address.Parse(r.GetString(1)), r.GetString(2), r.Time(3), r.TextOrNull(4) is { } body ? StoredShapes.Outbound.OfText(body) : null),
        (now() - Retention.Messages).UtcTicks);

    /// <summary>Those given up in a time, as trails, in the order of their times.</summary>
    public IEnumerable<Trail> Trails(DateTimeOffset from, DateTimeOffset to) => source.Stream(
        "select message, address, reason, at, gateway, phone, segments, attempts, queued from failed where at >= $1 and at < $2 order by at, message",
        r => Address.Parse(r.GetString(1)) is var address ? new Trail(address.Channel, address, DeliveryState.Failed)
        {
            Id = r.GetInt64(0),
            Reason = r.GetString(2),
            FailedAt = r.Time(3),
            By = r.By(4),
            Segments = r.GetInt32(6),
            Attempts = r.GetInt32(7),
            QueuedAt = r.TimeOrNull(8),
        } : null!,
        Math.Max(from.UtcTicks, (now() - Retention.Messages).UtcTicks), to.UtcTicks);

    /// <summary>Locks the messages of which more is to be written down than that they are gone, and gives those that still wait.</summary>
    public static Dictionary<long, OutboxMessage> Find(Statements locks, Batch batch)
    {
        var found = new Dictionary<long, OutboxMessage>();
        var told = batch.Outcomes.Where(o => o is OutboxChange.Failed or OutboxChange.Sent { ProviderId: not null }).Select(o => o.Id).ToList();
        if (told.Count > 0)
            locks.Read($"{Known} where id = any($1) order by id for update", r => found[r.GetInt64(0)] = Read(r), Statements.Numbers(told));
        return found;
    }

    /// <summary>Writes messages; <paramref name="ids"/> is filled with theirs, which grow as they do. Those of <paramref name="mine"/> are claimed by <paramref name="worker"/>; <paramref name="within"/> hears in which transaction.</summary>
    public static void Add(Statements statements, IReadOnlyList<(Outbound Message, DateTimeOffset At)> messages, IReadOnlySet<int> mine, long worker, List<long> ids, Action<string> within)
    {
        if (messages.Count == 0)
            return;
        var slots = messages.Select(m => ISlots.Of(m.Message.To)).ToList();
        statements.Read(
            "insert into outbox (id, address, created, not_before, body, slot, claimed) select nextval('message_id'), m.address, m.at, m.at, m.body, m.slot, m.claimed from (select * from unnest($1, $2, $3, $4, $5) with ordinality as u (address, at, body, slot, claimed, n) order by n) m returning id, pg_current_xact_id()::text",
            r =>
            {
                ids.Add(r.GetInt64(0));
                within(r.GetString(1));
            },
            Statements.Texts(messages.Select(m => m.Message.To.Key)), Statements.Numbers(messages.Select(m => m.At.UtcTicks)), Statements.Bodies(messages.Select(m => StoredShapes.Outbound.Text(m.Message))),
            Statements.Ints(slots), Statements.Numbers(slots.Select(s => mine.Contains(s) ? worker : (long?)null)));
    }

    public override void Forget(Change change, NpgsqlConnection connection, Address address)
    {
        change.Statements.Add("delete from outbox where address = $1", address.Key);
        change.Statements.Add("delete from failed where address = $1", address.Key);
    }

    /// <summary>Writes down what came of messages; <paramref name="waiting"/> is what is known of them.</summary>
    public static void Settle(Statements statements, IReadOnlyCollection<OutboxChange> outcomes, Dictionary<long, OutboxMessage> waiting)
    {
        var gone = outcomes.Where(o => o is not OutboxChange.Retry).Select(o => o.Id).ToList();
        if (gone.Count > 0)
            statements.Add("delete from outbox where id = any($1)", Statements.Numbers(gone));
        var retries = outcomes.OfType<OutboxChange.Retry>().ToList();
        if (retries.Count > 0)
        {
            statements.Add("update outbox o set attempts = u.attempts, not_before = u.after from unnest($1, $2, $3) as u (id, attempts, after) where o.id = u.id",
                Statements.Numbers(retries.Select(r => r.Id)), Statements.Ints(retries.Select(r => r.Attempts)), Statements.Numbers(retries.Select(r => r.NotBefore.UtcTicks)));
        }

        var failed = outcomes.OfType<OutboxChange.Failed>().Select(f => (Failed: f, Message: waiting.GetValueOrDefault(f.Id))).ToList();
        if (failed.Count == 0)
            return;
        statements.Add("insert into failed (at, message, address, gateway, phone, segments, attempts, queued, reason, body) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (at, message) do nothing",
            Statements.Numbers(failed.Select(f => f.Failed.At.UtcTicks)), Statements.Numbers(failed.Select(f => f.Failed.Id)), Statements.Texts(failed.Select(f => f.Failed.To.Key)),
            Statements.Texts(failed.Select(f => f.Failed.By?.Gateway)), Statements.Texts(failed.Select(f => f.Failed.By?.Phone)), Statements.Ints(failed.Select(f => SegmentsOf(f.Message))),
            Statements.Ints(failed.Select(f => f.Message is null ? 0 : f.Message.Attempts + 1)), Statements.Numbers(failed.Select(f => f.Message?.CreatedAt.UtcTicks)),
            Statements.Texts(failed.Select(f => f.Failed.Why)), Statements.Bodies(failed.Select(f => f.Message is null ? null : StoredShapes.Outbound.Text(f.Message.Message))));
    }

    /// <summary>The segments a message is sent in; 0 where it is no SMS, or not known.</summary>
    public static int SegmentsOf(OutboxMessage? message) => message?.Message.To.Medium == Medium.Sms ? Segments.Of(message.Message.Text).Count : 0;

    /// <summary>A message as it waits, by its first five columns.</summary>
    public static OutboxMessage Read(NpgsqlDataReader r) => new(r.GetInt64(0), StoredShapes.Outbound.OfText(r.GetString(4)), r.Time(3), r.GetInt32(1), r.Time(2));
}
