using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Conversations, each with its version, and which inbound messages were heard in the last thirty days.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
/// <param name="key">What ids are hashed under, where they come from a database that holds hashes.</param>
/// <param name="now">The clock.</param>
sealed class ConversationTable(NpgsqlDataSource source, Func<Reads?> reads, Func<ulong> key, Func<DateTimeOffset> now) : Table(reads)
{
    readonly KnownConversations _known = new();

    /// <summary>Reads what a batch will ask for, in the trip of <paramref name="trip"/>; a body that is known is not read again.</summary>
    public void Prepare(Statements trip, About about, Reads read)
    {
        if (about.Addresses.Count > 0)
        {
            var known = about.Addresses.ToDictionary(a => a.Key, a => (Address: a, Known: _known.Find(a)), StringComparer.Ordinal);
            foreach (var address in about.Addresses)
                read.Conversations[address] = new Versioned(null, null);
            // One by one by the key: a join would read the whole table while the planner has not heard how large it grew.
            trip.Read("select c.address, c.version, case when c.version is distinct from u.known then c.body end from unnest($1, $2) as u (address, known) cross join lateral (select * from conversations where address = u.address limit 1) c",
                r =>
                {
                    var (address, kept) = known[r.GetString(0)];
                    read.Conversations[address] = Version(address, r.GetInt64(1), r.TextOrNull(2), kept);
                },
                Statements.Texts(known.Keys), Statements.Numbers(known.Values.Select(k => k.Known?.Version)));
        }

        if (about.InboundIds.Count > 0)
        {
            foreach (var id in about.InboundIds)
                read.Heard[id] = false;
            var moved = about.InboundIds.Distinct(StringComparer.Ordinal).ToDictionary(Moved, StringComparer.Ordinal);
            trip.Read("select id from heard where id = any($1) and at >= $2", r => read.Heard[moved.GetValueOrDefault(r.GetString(0), r.GetString(0))] = true, Statements.Texts(about.InboundIds.Concat(moved.Keys)), Oldest);
        }
    }

    public Conversation? Find(Address address)
    {
        if (Noted is { } read && read.Conversations.TryGetValue(address, out var already))
            return already.Conversation;
        var kept = _known.Find(address);
        var found = source.One("select version, case when version is distinct from $2 then body end from conversations where address = $1",
            r => Version(address, r.GetInt64(0), r.TextOrNull(1), kept), address.Key, kept?.Version ?? -1L) ?? new Versioned(null, null);
        if (Noted is { } noted)
            noted.Conversations[address] = found;
        return found.Conversation;
    }

    public bool Heard(string inboundId)
    {
        if (Noted is { } read && read.Heard.TryGetValue(inboundId, out var already))
            return already;
        var heard = source.One("select 1 from heard where id = any($1) and at >= $2", static _ => true, Statements.Texts([inboundId, Moved(inboundId)]), Oldest);
        if (Noted is { } noted)
            noted.Heard[inboundId] = heard;
        return heard;
    }

    /// <summary>Conversations that want to act by then, the earliest first.</summary>
    public IReadOnlyList<Conversation> Due(DateTimeOffset until, int limit) =>
        source.All("select body from conversations where wake <= $1 order by wake limit $2", r => Read(r.GetString(0)), until.UtcTicks, limit);

    /// <summary>Those that are forgotten: what is written is looked at as it is written.</summary>
    public override void Lock(Statements locks, Batch batch, Reads? read)
    {
        if (batch.Erased.Count == 0)
            return;
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        locks.Read("select address, version from conversations where address = any($1) order by address for update", r => found[r.GetString(0)] = r.GetInt64(1), Statements.Texts(batch.Erased.Select(a => a.Key)));
        locks.Check(() =>
        {
            foreach (var address in batch.Erased)
            {
                if (read is not null && read.Conversations.TryGetValue(address, out var expected) && expected.Version != (found.TryGetValue(address.Key, out var version) ? version : null))
                    throw new StoreClashException("Somebody else has gone on with a conversation.");
            }
        });
    }

    public override void Forget(Change change, NpgsqlConnection connection, Address address) =>
        change.Statements.Add("delete from conversations where address = $1", address.Key);

    public override void Write(Change change, Batch batch)
    {
        Hear(change, batch);
        if (batch.Conversations.Count == 0)
            return;
        // In one order everywhere, so that no two workers wait for each other.
        foreach (var states in batch.Conversations.Values.OrderBy(c => c.Address.Key, StringComparer.Ordinal).GroupBy(c => change.Read?.Conversations.ContainsKey(c.Address) == true))
        {
            const string Upsert = "insert into conversations as c (address, wake, body, version) select * from unnest($1, $2, $3, $4) on conflict (address) do update set wake = excluded.wake, body = excluded.body, version = excluded.version";
            object[] columns =
            [
                Statements.Texts(states.Select(c => c.Address.Key)), Statements.Numbers(states.Select(c => c.WakeAt?.UtcTicks)),
                Statements.Bodies(states.Select(c => StoredShapes.Conversation.Text(c))), Statements.Numbers(states.Select(c => Next(change, c.Address))),
            ];
            if (!states.Key)
            {
                change.Statements.Add(Upsert, columns);
                continue;
            }

            // What was read must still be so: the version that this one was made of, or none where there was none. A row that was inserted has never been locked.
            var (all, fresh) = (states.Count(), states.Count(c => batch.Erased.Contains(c.Address) || change.Read!.Conversations[c.Address].Version is null));
            change.Statements.Read($"with written as ({Upsert} where c.version = excluded.version # $5 returning xmax = 0 as fresh) select count(*), count(*) filter (where fresh) from written", r =>
            {
                if (r.GetInt64(0) != all || r.GetInt64(1) != fresh)
                    throw new StoreClashException("Somebody else has gone on with a conversation.");
            }, [.. columns, change.Version]);
        }
    }

    public override void Prune(Statements statements, DateTimeOffset now) =>
        statements.Add("delete from heard where at < $1", (now - Retention.Heard).UtcTicks);

    /// <summary>Takes note that a commit is over.</summary>
    public void Committed(Batch batch, Change change) => _known.Committed(batch, address => Next(change, address));

    long Oldest => (now() - Retention.Heard).UtcTicks;

    // Of the version before and a number that no other commit has: where a database was put back, or somebody was forgotten and began anew, nothing is taken for what it is not.
    static long Next(Change change, Address address) => (change.Read?.Conversations.GetValueOrDefault(address)?.Version ?? 0) ^ change.Version;

    // What was asked about and not heard must still be new; what is older than is remembered counts as new.
    void Hear(Change change, Batch batch)
    {
        var heard = batch.Heard.GroupBy(h => h.Id, StringComparer.Ordinal).Select(h => (Id: h.Key, At: h.Max(k => k.At))).OrderBy(h => h.Id, StringComparer.Ordinal).ToList();
        var asked = heard.FindAll(h => change.Read is not null && change.Read.Heard.TryGetValue(h.Id, out var before) && !before);
        const string Insert = "insert into heard (id, at) select * from unnest($1, $2) on conflict (id) do update set at = excluded.at";
        if (asked.Count > 0)
            change.Statements.AddExactly(asked.Count, Insert + " where heard.at < $3", Statements.Texts(asked.Select(h => h.Id)), Statements.Numbers(asked.Select(h => h.At.UtcTicks)), Oldest);
        if (asked.Count < heard.Count)
        {
            var others = heard.Except(asked).ToList();
            change.Statements.Add(Insert, Statements.Texts(others.Select(h => h.Id)), Statements.Numbers(others.Select(h => h.At.UtcTicks)));
        }
    }

    Versioned Version(Address address, long version, string? body, Versioned? kept)
    {
        if (body is null && kept?.Version == version)
            return kept;
        var found = new Versioned(version, Read(body!));
        _known.Keep(address, found);
        return found;
    }

    // What is known of it where it was heard before a move.
    string Moved(string inboundId) => HeardIds.Name(HeardIds.Hash(inboundId, key()));

    static Conversation Read(string body) => StoredShapes.Conversation.OfText(body);
}
