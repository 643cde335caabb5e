using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

public sealed class AlertsTests : IDisposable
{
    static readonly Coordinator Osh = DigestWorld.Coordinator(scope: new Scope(["osh"], [])) with { Alert = new AlertRule(3, TimeSpan.FromHours(24)) };
    static int _number;

    readonly DigestStore _store = new DigestStore().Having(b => b.Members.Add((DigestWorld.Nurlan, Osh.Id)));

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_complaint_that_makes_them_many_alarms_at_once()
    {
        await File("10:00");
        await File("11:00");
        Assert.Empty(_store.Sent);
        await File("12:00");
        Assert.StartsWith("❗ Travel passport, alay: 3 complaints in 24 h. The latest: ", Assert.Single(_store.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_one_an_hour_at_most_for_a_service_and_place_whatever_restarts()
    {
        foreach (var at in (string[])["10:00", "10:10", "10:20", "10:30", "11:19", "11:20", "11:30"])
            await File(at);
        Assert.Equal(2, _store.Sent.Count);
        foreach (var at in (string[])["11:30", "11:31", "11:32"])
            await File(at, "water");
        Assert.Equal(3, _store.Sent.Count);
    }

    [Fact]
    public async Task Complaints_of_one_batch_count_together_and_alarm_once()
    {
        await _store.Write(b =>
        {
            for (var n = 0; n < 6; n++)
                Add(b, "10:00", "passport", "alay");
        });
        Assert.Contains("3 complaints", Assert.Single(_store.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_old_elsewhere_or_out_of_scope_does_not_count()
    {
        await File("10:00", day: 21);
        await File("10:00", place: "uzgen");
        await File("10:00");
        await File("10:00", place: "kant");
        await File("10:00", place: "kant");
        await File("10:00", place: "kant");
        await File("10:30");
        Assert.Empty(_store.Sent);
    }

    Task File(string time, string service = "passport", string place = "alay", int day = 23) => _store.Write(b => Add(b, time, service, place, day));

    // As a turn does it: the alarm is decided before the report joins the batch.
    void Add(Batch batch, string time, string service, string place, int day = 23)
    {
        var content = DigestWorld.Content(Osh);
        var report = DigestWorld.Report(Interlocked.Increment(ref _number), $"2026-11-{day}T{time}Z", service, place);
        var alarm = new Batch();
        new Alerts(_store, content, DigestWorld.Post(_store, content)).Write(alarm, report, batch, report.FiledAt);
        batch.Reports.Add(report);
        batch.Messages.AddRange(alarm.Messages);
        batch.Marks.AddRange(alarm.Marks);
    }
}
