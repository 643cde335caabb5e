using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>One-time codes by their hashes: of complaints passed on to providers, and of addresses that are tied.</summary>
sealed class CodeTable(NpgsqlDataSource source) : Table
{
    public Referral? Referral(string tokenHash) => source.One("select body from referrals where token_hash = $1", r => StoredShapes.Referral.OfText(r.GetString(0)), tokenHash);

    public Referral? LatestReferral(string code) => source.One("select body from referrals where code = $1 order by at desc limit 1", r => StoredShapes.Referral.OfText(r.GetString(0)), code);

    public LinkCode? Link(string hash) => source.One("select body from links where hash = $1", r => StoredShapes.LinkCode.OfText(r.GetString(0)), hash);

    public override void Forget(Statements statements, NpgsqlConnection connection, Address address) => statements.Add("delete from links where address = $1", address.Key);

    public override void Write(Statements statements, Batch batch)
    {
        if (batch.Referrals.Count > 0)
        {
            var all = batch.Referrals.GroupBy(r => r.TokenHash, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(r => r.TokenHash, StringComparer.Ordinal).ToList();
            statements.Add("insert into referrals (token_hash, code, at, expires, body) select * from unnest($1, $2, $3, $4, $5) on conflict (token_hash) do update set body = excluded.body, expires = excluded.expires",
                Statements.Texts(all.Select(r => r.TokenHash)), Statements.Texts(all.Select(r => r.Code.Digits)), Statements.Numbers(all.Select(r => r.At.UtcTicks)), Statements.Numbers(all.Select(r => r.Expires.UtcTicks)), Statements.Bodies(all.Select(r => StoredShapes.Referral.Text(r))));
        }

        if (batch.LinkCodes.Count > 0)
        {
            var all = batch.LinkCodes.GroupBy(c => c.Hash, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(c => c.Hash, StringComparer.Ordinal).ToList();
            statements.Add("insert into links (hash, address, expires, body) select * from unnest($1, $2, $3, $4) on conflict (hash) do update set body = excluded.body",
                Statements.Texts(all.Select(c => c.Hash)), Statements.Texts(all.Select(c => c.From.Key)), Statements.Numbers(all.Select(c => c.Expires.UtcTicks)), Statements.Bodies(all.Select(c => StoredShapes.LinkCode.Text(c))));
        }
    }

    public override void Prune(Statements statements, DateTimeOffset now)
    {
        statements.Add("delete from referrals where expires < $1", (now - Retention.Referrals).UtcTicks);
        statements.Add("delete from links where expires < $1", (now - Retention.Links).UtcTicks);
    }
}
