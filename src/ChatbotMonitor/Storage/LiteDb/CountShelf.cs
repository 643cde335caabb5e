using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Surveys;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Counts by hour, service and place, added to in the transaction of what they count; erasing leaves them.</summary>
sealed class CountShelf : Shelf
{
    public const string Collection = "counts";

    /// <summary>The start of the hour, in ticks.</summary>
    public const string Hour = "hour";

    public static HourCount Read(BsonDocument d) => new(
        new DateTimeOffset(d[Hour].AsInt64, TimeSpan.Zero), d["service"].AsString, d["place"].AsString, d["reports"].AsInt32, d["urgent"].AsInt32, d["responses"].AsInt32);

    public override void Write(ILiteEngine engine, Batch batch)
    {
        var filed = batch.Reports.Select(r => Count(r.FiledAt, r.Service, r.Place, reports: 1, urgent: r.Urgent ? 1 : 0));
        var finished = batch.Responses.Where(r => r.Status == ResponseStatus.Complete).Select(r => Count(r.EndedAt, r.Service, r.Place, responses: 1));
        foreach (var cell in filed.Concat(finished).GroupBy(c => (c.Hour, c.Service, c.Place)))
        {
            var (hour, service, place) = cell.Key;
            // A line break is in no id that a YAML key or an .xlsx cell could hold.
            var id = $"{hour.UtcTicks}\n{service}\n{place}";
            var before = engine.Find(Collection, id);
            engine.Upsert(Collection, [new BsonDocument
            {
                ["_id"] = id,
                [Hour] = hour.UtcTicks,
                ["service"] = service,
                ["place"] = place,
                ["reports"] = Sum(before, "reports") + cell.Sum(c => c.Reports),
                ["urgent"] = Sum(before, "urgent") + cell.Sum(c => c.Urgent),
                ["responses"] = Sum(before, "responses") + cell.Sum(c => c.Responses),
            }], BsonAutoId.ObjectId);
        }
    }

    static int Sum(BsonDocument? before, string field) => before?[field].AsInt32 ?? 0;

    static HourCount Count(DateTimeOffset at, string? service, string? place, int reports = 0, int urgent = 0, int responses = 0) =>
        new(new DateTimeOffset(at.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero), service, place, reports, urgent, responses);
}
