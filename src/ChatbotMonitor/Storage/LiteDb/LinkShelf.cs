using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Codes by which people tie two addresses, by their hash; kept a day beyond their time, gone with whoever asked for them.</summary>
sealed class LinkShelf : Shelf
{
    public const string Collection = "links";

    public static LinkCode? Find(ILiteEngine engine, string hash) => engine.Find(Collection, hash) is { } found ? StoredShapes.LinkCode.Read(found["json"].AsBinary) : null;

    public override void Forget(ILiteEngine engine, Address address) => DeleteOf(engine, Collection, address);

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.LinkCodes.Count > 0)
            engine.Upsert(Collection, batch.LinkCodes.GroupBy(c => c.Hash, StringComparer.Ordinal).Select(g => Write(g.Last())), BsonAutoId.ObjectId);
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now) => PruneByDay(engine, Collection, now - Retention.Links);

    static BsonDocument Write(LinkCode code) => Write(code, StoredShapes.LinkCode.Write(code));

    /// <summary>The document of a code that is written down as <paramref name="json"/>.</summary>
    public static BsonDocument Write(LinkCode code, byte[] json) => new()
    {
        ["_id"] = code.Hash,
        ["who"] = code.From.Key,
        ["day"] = Day(code.Expires),
        ["json"] = json,
    };
}
