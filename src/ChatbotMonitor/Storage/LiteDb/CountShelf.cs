using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Counts by hour, service and place, and what stands now, changed in the transaction of what they count; erasing leaves them.</summary>
/// <remarks>One document a day and service, its hours and places packed: weeks are read in some hundred documents, however many complaints they hold.</remarks>
sealed class CountShelf : Shelf
{
    public const string Days = "days";

    /// <summary>The day since year 1, UTC.</summary>
    public const string DayNumber = "day";

    public const string Standing = "standing";
    const string Service = "service";
    const string Cells = "cells";

    // A cell's number of what it counts: the hour of the day and the kind in one.
    const int Kinds = 32;

    public static IEnumerable<HourCount> Read(BsonDocument document)
    {
        var (start, service) = (document[DayNumber].AsInt64 * TimeSpan.TicksPerDay, document[Service].AsString);
        foreach (var (place, cell, number) in Unpack(document))
            yield return new HourCount(new DateTimeOffset(start + (cell / Kinds * TimeSpan.TicksPerHour), TimeSpan.Zero), service, place, (Counted)(cell % Kinds), number);
    }

    public static IReadOnlyList<StandingCount> Stands(ILiteEngine engine) =>
        [.. engine.All(Standing).SelectMany(ReadStanding)];

    public static IEnumerable<StandingCount> ReadStanding(BsonDocument document) =>
        Unpack(document).Select(c => new StandingCount(document[Service].AsString, c.Place, (Counted)c.Cell, c.Number));

    /// <summary>The documents of one service whose days touch a time.</summary>
    public static List<BsonDocument> Find(ILiteEngine engine, string? service, DateTimeOffset from, DateTimeOffset to)
    {
        var found = new List<BsonDocument>();
        for (var day = from.UtcTicks / TimeSpan.TicksPerDay; day <= to.UtcTicks / TimeSpan.TicksPerDay; day++)
        {
            if (engine.Find(Days, Id(day, service)) is { } document)
                found.Add(document);
        }

        return found;
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.Reports.Count + batch.Responses.Count + batch.Changes.Count == 0)
            return;
        Add(engine, CountChanges.Of(batch));
    }

    /// <summary>What is counted stays, but nobody waits for a call any more.</summary>
    public override void Forget(ILiteEngine engine, Address address)
    {
        var changes = new CountChanges();
        foreach (var report in engine.Where(ReportShelf.Collection, "who", address.Key).Select(ReportShelf.Read))
        {
            changes.Add(report, -1);
            changes.Add(report.Anonymous(), 1);
        }

        Add(engine, changes);
    }

    /// <summary>Adds to what is counted.</summary>
    public static void Add(ILiteEngine engine, CountChanges changes)
    {
        var all = changes.Where(c => c.Value != 0).ToList();
        AddHours(engine, all.Select(c => (c.Key.Hour, c.Key.Service, c.Key.Place, c.Key.What, c.Value)));
        AddStanding(engine, all.Where(c => c.Key.What.IsStanding()).Select(c => (c.Key.Service, c.Key.Place, c.Key.What, c.Value)));
    }

    /// <summary>Adds to the counts of hours, which are numbered since year 1.</summary>
    public static void AddHours(ILiteEngine engine, IEnumerable<(long Hour, string? Service, string? Place, Counted What, int Number)> changes)
    {
        foreach (var day in changes.GroupBy(c => (Day: c.Hour / 24, c.Service)))
        {
            var document = new BsonDocument { ["_id"] = Id(day.Key.Day, day.Key.Service), [DayNumber] = day.Key.Day, [Service] = day.Key.Service };
            Add(engine, Days, document, day.Select(c => (c.Place, (int)(c.Hour % 24 * Kinds) + (int)c.What, c.Number)));
        }
    }

    /// <summary>Adds to what stands now.</summary>
    public static void AddStanding(ILiteEngine engine, IEnumerable<(string? Service, string? Place, Counted What, int Number)> changes)
    {
        foreach (var service in changes.GroupBy(c => c.Service, StringComparer.Ordinal))
            Add(engine, Standing, new BsonDocument { ["_id"] = service.Key ?? "", [Service] = service.Key }, service.Select(c => (c.Place, (int)c.What, c.Number)));
    }

    // What comes to nothing is gone, so that what is over is read no more.
    static void Add(ILiteEngine engine, string collection, BsonDocument empty, IEnumerable<(string? Place, int Cell, int Number)> changes)
    {
        var stored = engine.Find(collection, empty["_id"]);
        var cells = stored is null ? [] : Unpack(stored).ToDictionary(c => (c.Place ?? "", c.Cell), c => c.Number);
        foreach (var (place, cell, number) in changes)
        {
            var key = (place ?? "", cell);
            cells[key] = cells.GetValueOrDefault(key) + number;
            if (cells[key] == 0)
                cells.Remove(key);
        }

        if (cells.Count == 0)
        {
            if (stored is not null)
                engine.Delete(collection, [empty["_id"]]);
            return;
        }

        empty[Cells] = StoredShapes.Cells.Write(cells.GroupBy(c => c.Key.Item1, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => p.SelectMany(c => new[] { c.Key.Cell, c.Value }).ToArray(), StringComparer.Ordinal));
        engine.Upsert(collection, [empty], BsonAutoId.ObjectId);
    }

    // A line break is in no id that a YAML key or an .xlsx cell could hold.
    static string Id(long day, string? service) => $"{day}\n{service}";

    static IEnumerable<(string? Place, int Cell, int Number)> Unpack(BsonDocument document)
    {
        foreach (var (place, numbers) in StoredShapes.Cells.Read(document[Cells].AsBinary))
        {
            for (var i = 0; i < numbers.Length; i += 2)
                yield return (place.Length == 0 ? null : place, numbers[i], numbers[i + 1]);
        }
    }
}
