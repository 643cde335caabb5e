using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Messages that wait longer than the <see cref="Journal"/> keeps them, each in a document of its own.</summary>
sealed class OutboxShelf : Shelf
{
    public const string Collection = "outbox";

    public static OutboxMessage Read(BsonDocument d) => new(
        d["_id"].AsInt64,
        StoredShapes.Outbound.Read(d["json"].AsBinary),
        Time(d["at"]),
        d["attempts"].AsInt32,
        Time(d["after"]));

    public static OutboxMessage? Find(ILiteEngine engine, long id) => engine.Find(Collection, id) is { } found ? Read(found) : null;

    public static void Add(ILiteEngine engine, IReadOnlyCollection<OutboxMessage> messages)
    {
        if (messages.Count > 0)
            engine.Insert(Collection, messages.Select(Write), BsonAutoId.ObjectId);
    }

    /// <summary>Writes down what came of messages that lie here.</summary>
    public static void Settle(ILiteEngine engine, IReadOnlyCollection<OutboxChange> outcomes)
    {
        var gone = outcomes.Where(o => o is not OutboxChange.Retry).Select(o => new BsonValue(o.Id)).ToList();
        if (gone.Count > 0)
            engine.Delete(Collection, gone);
        foreach (var retry in outcomes.OfType<OutboxChange.Retry>())
        {
            if (engine.Find(Collection, retry.Id) is not { } document)
                continue;
            document["attempts"] = retry.Attempts;
            document["after"] = retry.NotBefore.UtcTicks;
            engine.Update(Collection, [document]);
        }
    }

    /// <summary>Reads all that waits: there is no index by address, every message would pay for what is asked seldom.</summary>
    public override void Forget(ILiteEngine engine, Address address)
    {
        var theirs = engine.All(Collection).Where(d => Read(d).Message.To == address).Select(d => d["_id"]).ToList();
        if (theirs.Count > 0)
            engine.Delete(Collection, theirs);
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
