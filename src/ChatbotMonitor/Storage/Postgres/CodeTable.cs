using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>One-time codes by their hashes: of complaints passed on to providers, and of addresses that are tied.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
sealed class CodeTable(NpgsqlDataSource source, Func<Reads?> reads) : Table(reads)
{
    const string Referrals = "referrals", Links = "links";

    public Referral? Referral(string tokenHash)
    {
        var body = source.One("select body from referrals where token_hash = $1", r => r.GetString(0), tokenHash);
        Note(Referrals, tokenHash, body);
        return body is null ? null : StoredShapes.Referral.OfText(body);
    }

    public Referral? LatestReferral(string code)
    {
        var body = source.One("select body from referrals where code = $1 order by at desc limit 1", r => r.GetString(0), code);
        if (body is null)
            return null;
        var referral = StoredShapes.Referral.OfText(body);
        Note(Referrals, referral.TokenHash, body);
        return referral;
    }

    public LinkCode? Link(string hash)
    {
        var body = source.One("select body from links where hash = $1", r => r.GetString(0), hash);
        Note(Links, hash, body);
        return body is null ? null : StoredShapes.LinkCode.OfText(body);
    }

    public override void Lock(Statements locks, Batch batch, Reads? read)
    {
        Unchanged(locks, read, Referrals, batch.Referrals.Select(r => r.TokenHash), "select token_hash, body::text from referrals where token_hash = any($1) order by token_hash for update");
        Unchanged(locks, read, Links, batch.LinkCodes.Select(c => c.Hash), "select hash, body::text from links where hash = any($1) order by hash for update");
    }

    public override void Forget(Change change, NpgsqlConnection connection, Address address) => change.Statements.Add("delete from links where address = $1", address.Key);

    public override void Write(Change change, Batch batch)
    {
        if (batch.Referrals.Count > 0)
        {
            var all = batch.Referrals.GroupBy(r => r.TokenHash, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(r => r.TokenHash, StringComparer.Ordinal).ToList();
            change.Statements.AddFresh(change.Fresh(Referrals, all.Select(r => r.TokenHash)), "token_hash", "insert into referrals (token_hash, code, at, expires, body) select * from unnest($1, $2, $3, $4, $5) on conflict (token_hash) do update set body = excluded.body, expires = excluded.expires",
                Statements.Texts(all.Select(r => r.TokenHash)), Statements.Texts(all.Select(r => r.Code.Digits)), Statements.Numbers(all.Select(r => r.At.UtcTicks)), Statements.Numbers(all.Select(r => r.Expires.UtcTicks)), Statements.Bodies(all.Select(r => StoredShapes.Referral.Text(r))));
        }

        if (batch.LinkCodes.Count > 0)
        {
            var all = batch.LinkCodes.GroupBy(c => c.Hash, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(c => c.Hash, StringComparer.Ordinal).ToList();
            change.Statements.AddFresh(change.Fresh(Links, all.Select(c => c.Hash)), "hash", "insert into links (hash, address, expires, body) select * from unnest($1, $2, $3, $4) on conflict (hash) do update set body = excluded.body",
                Statements.Texts(all.Select(c => c.Hash)), Statements.Texts(all.Select(c => c.From.Key)), Statements.Numbers(all.Select(c => c.Expires.UtcTicks)), Statements.Bodies(all.Select(c => StoredShapes.LinkCode.Text(c))));
        }
    }

    public override void Prune(Statements statements, DateTimeOffset now)
    {
        statements.Add("delete from referrals where expires < $1", (now - Retention.Referrals).UtcTicks);
        statements.Add("delete from links where expires < $1", (now - Retention.Links).UtcTicks);
    }
}
