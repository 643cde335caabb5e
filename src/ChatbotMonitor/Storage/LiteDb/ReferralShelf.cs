using ChatbotMonitor.Core.Reports;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Complaints passed on to providers, by the hash of their one-time code and by complaint; kept a year beyond their time, so that an old link still says so.</summary>
sealed class ReferralShelf : Shelf
{
    public const string Collection = "referrals";

    public static Referral? Find(ILiteEngine engine, string tokenHash) => engine.Find(Collection, tokenHash) is { } found ? Read(found) : null;

    public static Referral? Latest(ILiteEngine engine, string code) =>
        engine.Where(Collection, "code", code).Select(Read).MaxBy(r => r.At);

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.Referrals.Count > 0)
            engine.Upsert(Collection, batch.Referrals.GroupBy(r => r.TokenHash, StringComparer.Ordinal).Select(g => Write(g.Last())), BsonAutoId.ObjectId);
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now) => PruneByDay(engine, Collection, now - Retention.Referrals);

    static BsonDocument Write(Referral referral) => Write(referral, StoredShapes.Referral.Write(referral));

    /// <summary>The document of a referral that is written down as <paramref name="json"/>.</summary>
    public static BsonDocument Write(Referral referral, byte[] json) => new()
    {
        ["_id"] = referral.TokenHash,
        ["code"] = referral.Code.Digits,
        ["day"] = Day(referral.Expires),
        ["json"] = json,
    };

    static Referral Read(BsonDocument document) => StoredShapes.Referral.Read(document["json"].AsBinary);
}
