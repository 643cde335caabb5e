using System.Globalization;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Which digests went out, a coordinator and local date at a time.</summary>
sealed class DigestShelf : Shelf
{
    public const string Collection = "digests";

    public static bool Sent(ILiteEngine engine, string coordinatorId, DateOnly date) => engine.Find(Collection, Id(coordinatorId, date)) is not null;

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.Digests.Count > 0)
            engine.Upsert(Collection, batch.Digests.Select(d => new BsonDocument { ["_id"] = Id(d.CoordinatorId, d.Date) }), BsonAutoId.ObjectId);
    }

    public static string Id(string coordinatorId, DateOnly date) => $"{coordinatorId}\n{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
