using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Messages to be sent, in the order they were committed.</summary>
sealed class OutboxShelf(Meta meta) : Shelf
{
    public const string Collection = "outbox";

    /// <summary>The messages that the last batch added.</summary>
    public IReadOnlyList<OutboxMessage> Added { get; private set; } = [];

    public static OutboxMessage Read(BsonDocument d) => new(
        d["_id"].AsInt64,
        StoredShapes.Outbound.Read(d["json"].AsBinary),
        Time(d["at"]),
        d["attempts"].AsInt32,
        Time(d["after"]));

    public static OutboxMessage? Find(ILiteEngine engine, long id) => engine.Find(Collection, id) is { } found ? Read(found) : null;

    /// <summary>Reads all that waits: there is no index by address, every message would pay for what is asked seldom.</summary>
    public override void Forget(ILiteEngine engine, Address address)
    {
        var theirs = engine.All(Collection).Where(d => Read(d).Message.To == address).Select(d => d["_id"]).ToList();
        if (theirs.Count > 0)
            engine.Delete(Collection, theirs);
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        var gone = batch.Outcomes.Where(o => o is not OutboxChange.Retry).Select(o => new BsonValue(o.Id)).ToList();
        if (gone.Count > 0)
            engine.Delete(Collection, gone);
        foreach (var retry in batch.Outcomes.OfType<OutboxChange.Retry>())
        {
            if (engine.Find(Collection, retry.Id) is not { } document)
                continue;
            document["attempts"] = retry.Attempts;
            document["after"] = retry.NotBefore.UtcTicks;
            engine.Update(Collection, [document]);
        }

        Added = [.. batch.Messages.Select(m => new OutboxMessage(meta.TakeMessageId(), m.Message, m.At, 0, m.At))];
        if (Added.Count > 0)
            engine.Insert(Collection, Added.Select(Write), BsonAutoId.ObjectId);
    }

    static BsonDocument Write(OutboxMessage message) => new()
    {
        ["_id"] = message.Id,
        ["at"] = message.CreatedAt.UtcTicks,
        ["attempts"] = message.Attempts,
        ["after"] = message.NotBefore.UtcTicks,
        ["json"] = StoredShapes.Outbound.Write(message.Message),
    };

    static DateTimeOffset Time(BsonValue ticks) => new(ticks.AsInt64, TimeSpan.Zero);
}
