using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Messages of the last ninety days that will never be sent. Written before the journal lets them go.</summary>
sealed class FailedShelf(Journal journal) : Shelf
{
    public const string Collection = "failed";

    /// <summary>When it was given up, in ticks.</summary>
    public const string At = "at";

    public static FailedMessage Read(BsonDocument d) => new(
        d["_id"].AsInt64,
        Address.Parse(d["who"].AsString),
        d["why"].AsString,
        new DateTimeOffset(d["at"].AsInt64, TimeSpan.Zero),
        d["json"].IsNull ? null : StoredShapes.Outbound.Read(d["json"].AsBinary));

    public static Trail ReadTrail(BsonDocument d)
    {
        var to = Address.Parse(d["who"].AsString);
        return new Trail(to.Channel, to, DeliveryState.Failed)
        {
            Id = d["_id"].AsInt64,
            By = Trails.By(d),
            Segments = d["segments"].IsNull ? 0 : d["segments"].AsInt32,
            Attempts = d["tries"].IsNull ? 0 : d["tries"].AsInt32,
            QueuedAt = Trails.Time(d["queued"]),
            FailedAt = Trails.Time(d[At]),
            Reason = d["why"].AsString,
        };
    }

    public override void Forget(ILiteEngine engine, Address address) => DeleteOf(engine, Collection, address);

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var failed in batch.Outcomes.OfType<OutboxChange.Failed>())
        {
            var message = journal.Find(engine, failed.Id);
            var document = new BsonDocument
            {
                ["_id"] = failed.Id,
                ["who"] = failed.To.Key,
                ["day"] = Day(failed.At),
                [At] = failed.At.UtcTicks,
                ["why"] = failed.Why,
                ["json"] = message is null ? BsonValue.Null : StoredShapes.Outbound.Write(message.Message),
            };
            Trails.Write(document, failed.By);
            if (message is not null)
                Trails.Write(document, message);
            engine.Upsert(Collection, [document], BsonAutoId.ObjectId);
        }
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now) => PruneByDay(engine, Collection, now - Retention.Messages);
}
