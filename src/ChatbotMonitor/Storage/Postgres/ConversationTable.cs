using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Conversations, and which inbound messages were heard in the last thirty days.</summary>
/// <param name="source">The database.</param>
/// <param name="known">What is known without asking, where nobody else writes; else null.</param>
/// <param name="key">What ids are hashed under, where they come from a database that holds hashes.</param>
/// <param name="now">The clock.</param>
sealed class ConversationTable(NpgsqlDataSource source, KnownConversations? known, Func<ulong> key, Func<DateTimeOffset> now) : Table
{
    public Conversation? Find(Address address)
    {
        if (known?.Find(address) is { } kept)
            return kept;
        var found = source.One("select body from conversations where address = $1", r => Read(r.GetString(0)), address.Key);
        if (found is not null)
            known?.Keep(found);
        return found;
    }

    public bool Heard(string inboundId) => known is not null
        ? known.Heard(inboundId)
        : source.One("select 1 from heard where id = any($1) and at >= $2", static _ => true, Statements.Texts([inboundId, HeardIds.Name(HeardIds.Hash(inboundId, key()))]), (now() - Retention.Heard).UtcTicks);

    /// <summary>Reads what was heard, once, where it is to be known without asking.</summary>
    public void Load()
    {
        if (known is null)
            return;
        foreach (var (id, at) in source.Stream("select id, at from heard where at >= $1 order by at desc limit $2", r => (r.GetString(0), r.Time(1)), (now() - Retention.Heard).UtcTicks, KnownConversations.MostHeard))
            known.Hear(id, at);
    }

    /// <summary>Conversations that want to act by then, the earliest first.</summary>
    public IReadOnlyList<Conversation> Due(DateTimeOffset until, int limit) =>
        source.All("select body from conversations where wake <= $1 order by wake limit $2", r => Read(r.GetString(0)), until.UtcTicks, limit);

    public override void Forget(Statements statements, NpgsqlConnection connection, Address address) =>
        statements.Add("delete from conversations where address = $1", address.Key);

    public override void Write(Statements statements, Batch batch)
    {
        if (batch.Heard.Count > 0)
        {
            var heard = batch.Heard.GroupBy(h => h.Id, StringComparer.Ordinal).Select(h => (Id: h.Key, At: h.Max(k => k.At))).OrderBy(h => h.Id, StringComparer.Ordinal).ToList();
            statements.Add("insert into heard (id, at) select * from unnest($1, $2) on conflict (id) do update set at = excluded.at", Statements.Texts(heard.Select(h => h.Id)), Statements.Numbers(heard.Select(h => h.At.UtcTicks)));
        }

        if (batch.Conversations.Count == 0)
            return;
        // In one order everywhere, so that no two workers wait for each other.
        var states = batch.Conversations.Values.OrderBy(c => c.Address.Key, StringComparer.Ordinal).ToList();
        statements.Add("insert into conversations (address, wake, body) select * from unnest($1, $2, $3) on conflict (address) do update set wake = excluded.wake, body = excluded.body",
            Statements.Texts(states.Select(c => c.Address.Key)), Statements.Numbers(states.Select(c => c.WakeAt?.UtcTicks)), Statements.Bodies(states.Select(c => StoredShapes.Conversation.Text(c))));
    }

    public override void Prune(Statements statements, DateTimeOffset now) =>
        statements.Add("delete from heard where at < $1", (now - Retention.Heard).UtcTicks);

    static Conversation Read(string body) => StoredShapes.Conversation.OfText(body);
}
