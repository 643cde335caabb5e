using System.Diagnostics;
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
using ChatbotMonitor.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotMonitor.Benchmarks;

/// <summary>How long the day's digests of twenty coordinators take, with many reports stored: thirty services, sixty places, most of what came in answered and closed.</summary>
static class DigestBenchmark
{
    const int Services = 30;
    const int Regions = 9;
    const int PlacesEach = 7;

    /// <summary>Arguments: <c>digest [FILE|CONNECTION]</c>; without one a store of a million is made first.</summary>
    public static int Run(string? file)
    {
        if (file is not null && StorageSettings.IsConnection(file))
        {
            using var store = PostgresStore.Open(file, TimeProvider.System);
            for (var run = 0; run < 4; run++)
                Measure(store, run < 2);
            return 0;
        }

        var folder = Directory.CreateTempSubdirectory("digest-benchmark").FullName;
        try
        {
            var copy = Path.Combine(folder, "monitor.db");
            if (file is null)
                Seed.Run(copy, 1_000_000);
            else
                File.Copy(file, copy);
            using var store = LiteDbStore.Open(copy, TimeProvider.System);
            // The worker makes them twice soon after its start (RehearseDigests): what is sent is the third.
            for (var run = 0; run < 4; run++)
                Measure(store, run < 2);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A report on one of the services and places of this benchmark.</summary>
    public static Report Filed(ReportCode code, Address reporter, DateTimeOffset at, string text, Random chance) => new(code, at, text)
    {
        Reporter = reporter,
        Channel = reporter.Channel,
        Service = $"service{chance.Next(Services)}",
        Place = $"place{chance.Next(Regions * PlacesEach)}",
        Urgent = chance.Next(10) == 0,
        Breaches = chance.Next(5) == 0 ? [new Breach(BreachKind.Term, "9", "3", null)] : [],
    };

    static void Measure(IStore store, bool isRehearsal)
    {
        var content = Content();
        var post = new DigestPost(store, content, new DigestWords(content, NullLogger<DigestWords>.Instance));
        var now = TimeProvider.System.GetUtcNow();
        var watch = Stopwatch.StartNew();
        var reader = post.Reader();
        var (digests, longest) = (new List<Digest>(), TimeSpan.Zero);
        foreach (var coordinator in content.Coordinators)
        {
            var before = watch.Elapsed;
            digests.Add(reader.Read(coordinator, DigestClock.LatestDue(coordinator, now), DigestClock.Window(coordinator, DigestClock.LatestDue(coordinator, now))));
            longest = watch.Elapsed - before > longest ? watch.Elapsed - before : longest;
        }

        var read = watch.Elapsed;
        var letters = digests.Sum(d => post.Text(new Telling.Day(d), Medium.Chat).Length + post.Text(new Telling.Day(d), Medium.Sms).Length);
        Figure.Print(new { figure = "digest", coordinators = digests.Count, rehearsal = isRehearsal, seconds = Figure.Of(watch.Elapsed.TotalSeconds), read_seconds = Figure.Of(read.TotalSeconds), longest_seconds = Figure.Of(longest.TotalSeconds), letters, national_new = digests[0].Complaints.New, national_open = digests[0].OpenCount });
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
        return new Content([], register, places, coordinators, StepBenchmark.Content(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime)).Texts, zone);
    }
}
