using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Updates that could not be handled, kept for ninety days.</summary>
sealed class AsideShelf : Shelf
{
    public const string Collection = "aside";

    /// <summary>When it was set aside, in ticks.</summary>
    public const string At = "at";

    public static SetAside Read(BsonDocument document) => StoredShapes.SetAside.Read(document["json"].AsBinary);

    /// <summary>Removes the updates in which the address's id stands as a number of its own: how each channel writes it is not known here, so one too many goes rather than one too few.</summary>
    public override void Forget(ILiteEngine engine, Address address)
    {
        var theirs = engine.All(Collection).Where(d => Naming.Names(Read(d), address)).Select(d => d["_id"]).ToList();
        if (theirs.Count > 0)
            engine.Delete(Collection, theirs);
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.Aside.Count > 0)
        {
            engine.Upsert(Collection, batch.Aside.Select(a => new BsonDocument
            {
                ["_id"] = a.Id,
                [At] = a.At.UtcTicks,
                ["json"] = StoredShapes.SetAside.Write(a),
            }), BsonAutoId.ObjectId);
        }
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now)
    {
        const int some = 200;
        var old = engine.Range(Collection, At, 0L, (now - Retention.Aside).UtcTicks, some);
        if (old.Count > 0)
            engine.Delete(Collection, old.Select(d => d["_id"]));
        return old.Count == some;
    }
}
