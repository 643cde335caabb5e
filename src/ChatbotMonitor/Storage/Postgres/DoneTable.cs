using System.Globalization;
using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Which digests went out, what else was done when, and updates that could not be handled.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
/// <param name="now">The clock.</param>
sealed class DoneTable(NpgsqlDataSource source, Func<Reads?> reads, Func<DateTimeOffset> now) : Table(reads)
{
    const string Digests = "digests", Marks = "marks";

    public bool DigestSent(string coordinatorId, DateOnly date)
    {
        var sent = source.One("select 1 from digests where coordinator = $1 and date = $2", static _ => true, coordinatorId, date);
        Note(Digests, KeyOf(coordinatorId, date), sent ? "" : null);
        return sent;
    }

    public DateTimeOffset? Marked(string key)
    {
        var at = source.One<DateTimeOffset?>("select at from marks where key = $1", r => r.Time(0), key);
        Note(Marks, key, at?.UtcTicks.ToString(CultureInfo.InvariantCulture));
        return at;
    }

    public IEnumerable<SetAside> Aside() => source.Stream("select body from aside where at >= $1 order by at, id", Read, (now() - Retention.Aside).UtcTicks);

    public override void Lock(Statements locks, Batch batch, Reads? read) =>
        Unchanged(locks, read, Marks, batch.Marks.Select(m => m.Key), "select key, at::text from marks where key = any($1) order by key for update");

    public override void Forget(Change change, NpgsqlConnection connection, Address address)
    {
        var theirs = connection.All("select body from aside", Read).Where(a => Naming.Names(a, address)).Select(a => a.Id).ToList();
        if (theirs.Count > 0)
            change.Statements.Add("delete from aside where id = any($1)", Statements.Texts(theirs));
    }

    public override void Write(Change change, Batch batch)
    {
        foreach (var (coordinator, date) in batch.Digests.Distinct().OrderBy(d => d.Date).ThenBy(d => d.CoordinatorId, StringComparer.Ordinal))
        {
            const string Sql = "insert into digests (coordinator, date) values ($1, $2) on conflict do nothing";
            if (change.Fresh(Digests, [KeyOf(coordinator, date)]).Count > 0)
                change.Statements.AddExactly(1, Sql, coordinator, date);
            else
                change.Statements.Add(Sql, coordinator, date);
        }

        if (batch.Marks.Count > 0)
        {
            var marks = batch.Marks.GroupBy(m => m.Key, StringComparer.Ordinal).Select(g => (g.Key, At: g.Max(m => m.At))).OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
            change.Statements.AddFresh(change.Fresh(Marks, marks.Select(m => m.Key)), "key", "insert into marks (key, at) select * from unnest($1, $2) on conflict (key) do update set at = excluded.at", Statements.Texts(marks.Select(m => m.Key)), Statements.Numbers(marks.Select(m => m.At.UtcTicks)));
        }

        if (batch.Aside.Count > 0)
        {
            var all = batch.Aside.GroupBy(a => a.Id, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
            change.Statements.Add("insert into aside (id, at, body) select * from unnest($1, $2, $3) on conflict (id) do update set at = excluded.at, body = excluded.body", Statements.Texts(all.Select(a => a.Id)), Statements.Numbers(all.Select(a => a.At.UtcTicks)), Statements.Bodies(all.Select(a => StoredShapes.SetAside.Text(a))));
        }
    }

    public override void Prune(Statements statements, DateTimeOffset now)
    {
        statements.Add("delete from marks where at < $1", (now - Retention.Marks).UtcTicks);
        statements.Add("delete from aside where at < $1", (now - Retention.Aside).UtcTicks);
    }

    static string KeyOf(string coordinator, DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{coordinator}\n{date:yyyy-MM-dd}");

    static SetAside Read(NpgsqlDataReader r) => StoredShapes.SetAside.OfText(r.GetString(0));
}
