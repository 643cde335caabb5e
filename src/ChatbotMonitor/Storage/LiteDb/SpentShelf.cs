using System.Globalization;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>What was sent by each gateway, a document a gateway and half hour.</summary>
sealed class SpentShelf : Shelf
{
    public const string Collection = "spent";

    /// <summary>When the half hour begins, in ticks.</summary>
    public const string At = "at";

    public static Spent Read(BsonDocument d) => new(
        new DateTimeOffset(d[At].AsInt64, TimeSpan.Zero), d["gateway"].AsString, d["messages"].AsInt32, d["segments"].AsInt32, d["amount"].AsDecimal);

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var group in batch.Spent.GroupBy(s => (From: Spent.Begin(s.From), s.Gateway)))
        {
            var id = Id(group.Key.From.UtcTicks, group.Key.Gateway);
            var before = engine.Find(Collection, id) is { } known ? Read(known) : new Spent(group.Key.From, group.Key.Gateway, 0, 0, 0);
            engine.Upsert(Collection, [new BsonDocument
            {
                ["_id"] = id,
                [At] = group.Key.From.UtcTicks,
                ["day"] = Day(group.Key.From),
                ["gateway"] = group.Key.Gateway,
                ["messages"] = before.Messages + group.Sum(s => s.Messages),
                ["segments"] = before.Segments + group.Sum(s => s.Segments),
                ["amount"] = before.Amount + group.Sum(s => s.Amount),
            }], BsonAutoId.ObjectId);
        }
    }

    public static string Id(long from, string gateway) => string.Create(CultureInfo.InvariantCulture, $"{from:d20} {gateway}");

    public override bool Prune(ILiteEngine engine, DateTimeOffset now) => PruneByDay(engine, Collection, now - Retention.Spent);
}
