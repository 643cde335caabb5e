using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Complaints, by code, by when they were filed, by reporter, and those still open.</summary>
sealed class ReportShelf : Shelf
{
    public const string Collection = "reports";

    /// <summary>When it was filed, in ticks.</summary>
    public const string At = "at";

    /// <summary>The same while nobody has closed it, and null after.</summary>
    public const string Open = "open";

    /// <summary>When it was filed where it is urgent, and null otherwise.</summary>
    public const string Urgent = "urgent";

    /// <summary>While nobody has closed it, the service and place (hashed, because a key has room for little) and then when it was filed; null after.</summary>
    public const string Queue = "queue";

    public static Report Read(BsonDocument document) => StoredShapes.Report.Read(document["json"].AsBinary);

    public static Report? Find(ILiteEngine engine, string code) => engine.Find(Collection, code) is { } found ? Read(found) : null;

    public static Report? Latest(ILiteEngine engine, Address reporter) =>
        engine.Where(Collection, "who", reporter.Key).MaxBy(d => d[At].AsInt64) is { } latest ? Read(latest) : null;

    public static IReadOnlyList<Report> OldestOpen(ILiteEngine engine, string? service, string? place, int most)
    {
        var head = QueueOf(service, place);
        return [.. engine.Range(Collection, Queue, head, head + "~", most).Select(Read)];
    }

    public override void Forget(ILiteEngine engine, Address address)
    {
        var theirs = engine.Where(Collection, "who", address.Key);
        if (theirs.Count > 0)
            engine.Update(Collection, theirs.Select(d => Write(Read(d).Anonymous())));
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.Reports.Count > 0)
            engine.Insert(Collection, batch.Reports.Select(Write), BsonAutoId.ObjectId);
        if (batch.Changes.Count > 0)
            engine.Update(Collection, batch.Changes.GroupBy(c => c.After.Code).Select(c => Write(c.Last().After)));
    }

    /// <summary>The report as it is stored.</summary>
    public static BsonDocument Write(Report report) => Write(report, StoredShapes.Report.Write(report));

    /// <summary>The document of a report that is written down as <paramref name="json"/>.</summary>
    public static BsonDocument Write(Report report, byte[] json) => new()
    {
        ["_id"] = report.Code.Digits,
        [At] = report.FiledAt.UtcTicks,
        [Open] = report.IsOpen ? report.FiledAt.UtcTicks : BsonValue.Null,
        [Urgent] = report.Urgent ? report.FiledAt.UtcTicks : BsonValue.Null,
        [Queue] = report.IsOpen ? QueueOf(report.Service, report.Place) + report.FiledAt.UtcTicks.ToString("d19", CultureInfo.InvariantCulture) : BsonValue.Null,
        ["who"] = report.Reporter?.Key,
        ["json"] = json,
    };

    // Of the few thousand pairs that there are no two will meet.
    static string QueueOf(string? service, string? place) => Fingerprint.Of($"{service}\n{place}").ToString("x16", CultureInfo.InvariantCulture);
}
