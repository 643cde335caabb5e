using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Messages of the last ninety days that will never be sent. Written before the journal lets them go.</summary>
sealed class FailedShelf(Journal journal) : Shelf
{
    public const string Collection = "failed";
    static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public static FailedMessage Read(BsonDocument d) => new(
        d["_id"].AsInt64,
        Address.Parse(d["who"].AsString),
        d["why"].AsString,
        new DateTimeOffset(d["at"].AsInt64, TimeSpan.Zero),
        d["json"].IsNull ? null : StoredShapes.Outbound.Read(d["json"].AsBinary));

    public override void Forget(ILiteEngine engine, Address address)
    {
        var theirs = engine.Where(Collection, "who", address.Key);
        if (theirs.Count > 0)
            engine.Delete(Collection, theirs.Select(d => d["_id"]));
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var failed in batch.Outcomes.OfType<OutboxChange.Failed>())
        {
            var message = journal.Find(engine, failed.Id)?.Message;
            engine.Upsert(Collection, [new BsonDocument
            {
                ["_id"] = failed.Id,
                ["who"] = failed.To.Key,
                ["day"] = Day(failed.At),
                ["at"] = failed.At.UtcTicks,
                ["why"] = failed.Why,
                ["json"] = message is null ? BsonValue.Null : StoredShapes.Outbound.Write(message),
            }], BsonAutoId.ObjectId);
        }
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now) => PruneByDay(engine, Collection, now - Kept);
}
