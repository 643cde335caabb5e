using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>What was done, and when it last was, by a key of its own: kept for ninety days after.</summary>
sealed class MarkShelf : Shelf
{
    public const string Collection = "marks";

    public static DateTimeOffset? Find(ILiteEngine engine, string key) =>
        engine.Find(Collection, key) is { } mark ? new DateTimeOffset(mark["at"].AsInt64, TimeSpan.Zero) : null;

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.Marks.Count > 0)
        {
            engine.Upsert(Collection, batch.Marks.GroupBy(m => m.Key, StringComparer.Ordinal).Select(m => new BsonDocument
            {
                ["_id"] = m.Key,
                ["at"] = m.Max(k => k.At).UtcTicks,
                ["day"] = Day(m.Max(k => k.At)),
            }), BsonAutoId.ObjectId);
        }
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now) => PruneByDay(engine, Collection, now - Retention.Marks);
}
