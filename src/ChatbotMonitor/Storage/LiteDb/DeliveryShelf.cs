using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>How far the messages of the last thirty days have come, for those that a provider gave an id. Written before the journal lets a message go: it knows whom it was for.</summary>
sealed class DeliveryShelf(Journal journal) : Shelf
{
    const string Collection = "delivery";
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static DeliveryState? Find(ILiteEngine engine, string channel, string providerId) =>
        engine.Find(Collection, Id(channel, providerId)) is { } found && found["sent"].AsBoolean ? State(found) : null;

    public override void Forget(ILiteEngine engine, Address address)
    {
        var theirs = engine.Where(Collection, "who", address.Key);
        if (theirs.Count > 0)
            engine.Delete(Collection, theirs.Select(d => d["_id"]));
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var sent in batch.Outcomes.OfType<OutboxChange.Sent>())
        {
            if (sent.ProviderId is null)
                continue;
            var document = Document(engine, sent.Channel, sent.ProviderId, sent.At);
            document["sent"] = true;
            document["who"] = journal.Find(engine, sent.Id)?.Message.To.Key;
            Advance(document, DeliveryState.Sent, why: null);
            engine.Upsert(Collection, [document], BsonAutoId.ObjectId);
        }

        // A receipt may be quicker than the commit of what it is about: it is kept under the provider's id until that comes.
        foreach (var receipt in batch.Receipts)
        {
            var document = Document(engine, receipt.Channel, receipt.ProviderId, receipt.At);
            Advance(document, receipt.State, receipt.Reason);
            engine.Upsert(Collection, [document], BsonAutoId.ObjectId);
        }
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now) => PruneByDay(engine, Collection, now - Kept);

    static BsonDocument Document(ILiteEngine engine, string channel, string providerId, DateTimeOffset at)
    {
        var id = Id(channel, providerId);
        return engine.Find(Collection, id) ?? new BsonDocument
        {
            ["_id"] = id,
            ["state"] = (int)DeliveryState.Queued,
            ["sent"] = false,
            ["day"] = Day(at),
            ["who"] = BsonValue.Null,
        };
    }

    static void Advance(BsonDocument document, DeliveryState next, string? why)
    {
        if (!Receipt.Advances(State(document), next))
            return;
        document["state"] = (int)next;
        if (why is not null)
            document["why"] = why;
    }

    static DeliveryState State(BsonDocument document) => (DeliveryState)document["state"].AsInt32;

    static string Id(string channel, string providerId) => $"{channel}:{providerId}";
}
