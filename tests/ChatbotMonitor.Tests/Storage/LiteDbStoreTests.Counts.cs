using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;
using LiteDB;

namespace ChatbotMonitor.Tests;

public sealed partial class LiteDbStoreTests
{
    [Fact]
    public void A_file_from_before_counts_held_what_became_of_complaints_is_counted_anew()
    {
        var closed = Some.Report("222222", 1) with { Changes = [new(ReportStatus.Answered, Noon.AddHours(1), Actor.Coordinator("osh"), ""), new(ReportStatus.Closed, Noon.AddHours(2), Actor.Coordinator("osh"), "")] };
        // As version 2 wrote them.
        LiteDbStore.Open(Path, Time, [Migrations.All[0], engine =>
        {
            Migrations.All[1](engine);
            foreach (var report in (Report[])[Some.Report("111111") with { Urgent = true }, closed])
            {
                engine.Insert("reports", [new BsonDocument
                {
                    ["_id"] = report.Code.Digits, ["at"] = report.FiledAt.UtcTicks, ["open"] = report.IsOpen ? report.FiledAt.UtcTicks : BsonValue.Null, ["who"] = report.Reporter?.Key,
                    ["json"] = StoredShapes.Report.Write(report),
                }], BsonAutoId.ObjectId);
            }

            engine.Insert("counts", [new BsonDocument { ["_id"] = $"{Noon.UtcTicks}\npassport\nosh", ["hour"] = Noon.UtcTicks, ["service"] = "passport", ["place"] = "osh", ["reports"] = 2, ["urgent"] = 1, ["responses"] = 5 }], BsonAutoId.ObjectId);
        }]).Dispose();

        Assert.Equal(
            ["/passport/osh Open 1", "/passport/osh Reports 2", "/passport/osh Responses 5", "/passport/osh Urgent 1", "/passport/osh Waiting 1"],
            Shown(Store.Counts(Noon, Noon.AddHours(1))));
        Assert.Equal(["/passport/osh Answered 1"], Shown(Store.Counts(Noon.AddHours(1), Noon.AddHours(9))));
        Assert.Equal(["111111"], Store.OldestOpen("passport", "osh", 5).Select(r => r.Code.Digits));
        Assert.Equal(["111111"], Store.UrgentReports(Noon, Noon.AddHours(1)).Select(r => r.Code.Digits));
        Reopen();
        Assert.Equal([new StandingCount("passport", "osh", Counted.Open, 1), new StandingCount("passport", "osh", Counted.Waiting, 1)], Store.Standing().OrderBy(s => s.What));
    }
}
