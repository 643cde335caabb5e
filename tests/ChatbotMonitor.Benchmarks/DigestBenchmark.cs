using System.Diagnostics;
using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotMonitor.Benchmarks;

/// <summary>How long the day's digests of twenty coordinators take, with many reports stored: thirty services, sixty places, most of what came in answered and closed.</summary>
static class DigestBenchmark
{
    const int Services = 30;
    const int Regions = 9;
    const int PlacesEach = 7;

    static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    static readonly string[] Said = ["Суу жок, үчүнчү күн", "Долго ждали, сказали прийти завтра", "Попросили денег сверх пошлины", "Очередь на улице, никто не отвечает"];

    /// <summary>Arguments: <c>digest [reports] [days] [share closed]</c>.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var reports = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var days = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 730;
        var closed = arguments.Length > 2 ? double.Parse(arguments[2], CultureInfo.InvariantCulture) : 0.9;
        var folder = Directory.CreateTempSubdirectory("digest-benchmark").FullName;
        try
        {
            using var store = LiteDbStore.Open(Path.Combine(folder, "monitor.db"), TimeProvider.System);
            var filled = Stopwatch.StartNew();
            Fill(store, reports, days, closed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reports:N0} reports over {days} days, {closed:P0} closed: stored in {filled.Elapsed.TotalSeconds:N0} s"));
            for (var run = 0; run < 4; run++)
                Measure(store);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Measure(LiteDbStore store)
    {
        var content = Content();
        var post = new DigestPost(store, content, new DigestWords(content, NullLogger<DigestWords>.Instance));
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var reader = post.Reader();
        var letters = 0;
        var digests = content.Coordinators.Select(c => reader.Read(c, DigestClock.LatestDue(c, Now), DigestClock.Window(c, DigestClock.LatestDue(c, Now)))).ToList();
        var read = watch.Elapsed;
        foreach (var digest in digests)
            letters += post.Text(new Telling.Day(digest), Medium.Chat).Length + post.Text(new Telling.Day(digest), Medium.Sms).Length;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{digests.Count} digests in {watch.Elapsed.TotalMilliseconds:N0} ms (read {read.TotalMilliseconds:N0} ms), {letters} letters, {(GC.GetTotalAllocatedBytes() - allocated) / 1048576.0:N0} MiB; national: {digests[0].Complaints.New} new, {digests[0].OpenCount} open, {digests[0].OverdueCount} overdue"));
    }

    static void Fill(LiteDbStore store, int reports, int days, double closed)
    {
        var chance = new Random(1);
        var from = Now.AddDays(-days);
        var step = (Now - from) / reports;
        const int together = 2000;
        for (var first = 0; first < reports; first += together)
        {
            var batch = new Batch();
            for (var n = first; n < Math.Min(reports, first + together); n++)
                Add(batch, n, from + (step * n), chance, closed);
            store.Commit(batch);
        }
    }

    static void Add(Batch batch, int n, DateTimeOffset at, Random chance, double closed)
    {
        var filed = new Report(ReportCode.Of(n, 7), at, Said[chance.Next(Said.Length)])
        {
            Reporter = new Address(ChannelNames.Telegram, chance.Next(1_000_000).ToString(CultureInfo.InvariantCulture)),
            Service = $"service{chance.Next(Services)}",
            Place = $"place{chance.Next(Regions * PlacesEach)}",
            Urgent = chance.Next(10) == 0,
            Breaches = chance.Next(5) == 0 ? [new Breach(BreachKind.Term, "9", "3", null)] : [],
        };
        batch.Reports.Add(filed);
        if (chance.NextDouble() >= closed || at > Now.AddDays(-5))
            return;
        var answered = filed with { Changes = [new(ReportStatus.Answered, at.AddDays(2), Actor.Coordinator("c"), "")] };
        batch.Changes.Add((filed, answered));
        batch.Changes.Add((answered, answered with { Changes = [.. answered.Changes, new(chance.Next(3) > 0 ? ReportStatus.Fixed : ReportStatus.Closed, at.AddDays(4), Actor.Citizen, "")] }));
    }

    static Content Content()
    {
        LocalText Named(string name) => new(name);
        var register = new ServiceRegister(
            [.. Enumerable.Range(0, 6).Select(n => new Provider($"provider{n}", Named($"Provider {n}"), null))],
            [.. Enumerable.Range(0, Services).Select(n => new Service($"service{n}", Named($"Service {n}"), [], ServiceLevel.State, $"provider{n % 6}", [new Standard(new DateOnly(2020, 1, 1)) { Days = 3 + n }]))]);
        var places = new Gazetteer([.. Enumerable.Range(0, Regions).Select(r => new Place($"region{r}", Named($"Region {r}"), [], [.. Enumerable.Range(0, PlacesEach).Select(p => new Place($"place{(r * PlacesEach) + p}", Named($"Place {p}"), [], []))]))]);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek");
        Coordinator[] coordinators =
        [
            .. Enumerable.Range(0, 20).Select(n => new Coordinator(
                $"c{n}", $"Office {n}", $"invite-{n}", Languages.All[n % 3], new TimeOnly(8, 0), zone,
                n < 2 ? new Scope([], []) : n < 11 ? new Scope([$"region{n - 2}"], []) : new Scope([$"place{n}"], []))),
        ];
        return new Content([], register, places, coordinators, StepBenchmark.Content(DateOnly.FromDateTime(Now.DateTime)).Texts, zone);
    }
}
