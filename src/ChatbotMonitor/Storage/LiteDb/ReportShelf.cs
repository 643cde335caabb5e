using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
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

    public static Report Read(BsonDocument document) => StoredShapes.Report.Read(document["json"].AsBinary);

    public static Report? Find(ILiteEngine engine, string code) => engine.Find(Collection, code) is { } found ? Read(found) : null;

    public static Report? Latest(ILiteEngine engine, Address reporter) =>
        engine.Where(Collection, "who", reporter.Key).MaxBy(d => d[At].AsInt64) is { } latest ? Read(latest) : null;

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

    static BsonDocument Write(Report report) => new()
    {
        ["_id"] = report.Code.Digits,
        [At] = report.FiledAt.UtcTicks,
        [Open] = report.IsOpen ? report.FiledAt.UtcTicks : BsonValue.Null,
        ["who"] = report.Reporter?.Key,
        ["json"] = StoredShapes.Report.Write(report),
    };
}
