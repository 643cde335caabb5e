using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>How far the messages of the last ninety days have come, for those that a provider gave an id. Written before the journal lets a message go: it knows whom it was for.</summary>
sealed class DeliveryShelf(Journal journal) : Shelf
{
    public const string Collection = "delivery";

    /// <summary>When the provider took it, in ticks; null for a receipt whose message is not known yet.</summary>
    public const string At = "at";

    public static Trail? Find(ILiteEngine engine, string channel, string providerId) => engine.Find(Collection, Id(channel, providerId)) is { } found ? Read(found) : null;

    public static DeliveryState? StateOf(ILiteEngine engine, string channel, string providerId) =>
        engine.Find(Collection, Id(channel, providerId)) is { } found && found["sent"].AsBoolean ? State(found) : null;

    /// <summary>The newest message to an address.</summary>
    public static Trail? Latest(ILiteEngine engine, Address to) =>
        engine.Where(Collection, "who", to.Key).Where(d => !d[At].IsNull).MaxBy(d => d[At].AsInt64) is { } newest ? Read(newest) : null;

    public static Trail Read(BsonDocument document) => new(ChannelOf(document), document["who"].IsNull ? null : Address.Parse(document["who"].AsString), State(document))
    {
        Id = document["n"].IsNull ? null : document["n"].AsInt64,
        By = Trails.By(document),
        Segments = document["segments"].IsNull ? 0 : document["segments"].AsInt32,
        Attempts = document["tries"].IsNull ? 0 : document["tries"].AsInt32,
        QueuedAt = Trails.Time(document["queued"]),
        SentAt = Trails.Time(document[At]),
        DeliveredAt = Trails.Time(document["got"]),
        FailedAt = Trails.Time(document["lost"]),
        Reason = document["why"].IsNull ? null : document["why"].AsString,
    };

    public override void Forget(ILiteEngine engine, Address address) => DeleteOf(engine, Collection, address);

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var sent in batch.Outcomes.OfType<OutboxChange.Sent>())
        {
            if (sent.ProviderId is null)
                continue;
            var document = Document(engine, sent.Channel, sent.ProviderId, sent.At);
            document["sent"] = true;
            document[At] = sent.At.UtcTicks;
            document["n"] = sent.Id;
            Trails.Write(document, sent.By);
            if (journal.Find(engine, sent.Id) is { } message)
            {
                document["who"] = message.Message.To.Key;
                Trails.Write(document, message);
            }

            Advance(document, DeliveryState.Sent, sent.At, why: null);
            engine.Upsert(Collection, [document], BsonAutoId.ObjectId);
        }

        // A receipt may be quicker than the commit of what it is about: it is kept under the provider's id until that comes.
        foreach (var receipt in batch.Receipts)
        {
            var document = Document(engine, receipt.Channel, receipt.ProviderId, receipt.At);
            if (!Advance(document, receipt.State, receipt.At, receipt.Reason))
                continue;
            if (Trails.By(document) is null)
                Trails.Write(document, receipt.By);
            engine.Upsert(Collection, [document], BsonAutoId.ObjectId);
        }
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now) => PruneByDay(engine, Collection, now - Retention.Messages);

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

    static bool Advance(BsonDocument document, DeliveryState next, DateTimeOffset at, string? why)
    {
        if (!Receipt.Advances(State(document), next))
            return false;
        document["state"] = (int)next;
        if (why is not null)
            document["why"] = why;
        if (next is DeliveryState.Delivered or DeliveryState.Failed)
            document[next == DeliveryState.Delivered ? "got" : "lost"] = at.UtcTicks;
        return true;
    }

    static DeliveryState State(BsonDocument document) => (DeliveryState)document["state"].AsInt32;

    public static string Id(string channel, string providerId) => $"{channel}:{providerId}";

    static string ChannelOf(BsonDocument document)
    {
        var id = document["_id"].AsString;
        return id[..id.IndexOf(':', StringComparison.Ordinal)];
    }
}
