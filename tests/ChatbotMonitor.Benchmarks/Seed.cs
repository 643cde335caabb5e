using System.Diagnostics;
using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Benchmarks;

/// <summary>A store as it is after years: a conversation, a response and a report of each of so many citizens, over two years, most reports answered and closed.</summary>
static class Seed
{
    const int Together = 2_000;

    static readonly string[] Said = ["Суу жок, үчүнчү күн", "Долго ждали, сказали прийти завтра", "Попросили денег сверх пошлины", "Очередь на улице, никто не отвечает"];

    /// <summary>Arguments: <c>seed FILE [number]</c>.</summary>
    public static int Run(string file, int citizens)
    {
        var watch = Stopwatch.StartNew();
        using (var store = LiteDbStore.Open(file, TimeProvider.System))
            Fill(store, citizens, TimeProvider.System.GetUtcNow(), closed: 0.9);
        Figure.Print(new { figure = "seed", citizens, seconds = Figure.Of(watch.Elapsed.TotalSeconds), file_mib = Figure.Mib(new FileInfo(file).Length) });
        return 0;
    }

    static void Fill(LiteDbStore store, int citizens, DateTimeOffset now, double closed)
    {
        var chance = new Random(1);
        var from = now.AddDays(-730);
        var step = (now - from) / citizens;
        for (var first = 0; first < citizens; first += Together)
        {
            var batch = new Batch();
            for (var n = first; n < Math.Min(citizens, first + Together); n++)
                Add(batch, ReportCode.Of(store.TakeReportNumber(), store.ReportKey), n, from + (step * n), now, chance, closed);
            store.Commit(batch);
        }
    }

    static void Add(Batch batch, ReportCode code, int n, DateTimeOffset at, DateTimeOffset now, Random chance, double closed)
    {
        // Far from the chats that a load generator plays.
        var citizen = new Address(ChannelNames.Telegram, (5_000_000_000L + n).ToString(CultureInfo.InvariantCulture));
        var filed = DigestBenchmark.Filed(code, citizen, at, Said[chance.Next(Said.Length)], chance);
        batch.Conversations[citizen] = new Conversation(citizen) { Language = "ru" };
        Answer[] answers = [new("place", filed.Place!), new("service", filed.Service!), new("days", "12"), new("paid", "no"), new("courtesy", "polite"), new("rating", "2"), new("comment", filed.Text)];
        batch.Responses.Add(new Response($"seed-{n.ToString(CultureInfo.InvariantCulture)}", "service-quality", ResponseStatus.Complete, at.AddMinutes(-3), at, answers)
        {
            Respondent = citizen, Channel = citizen.Channel, Service = filed.Service, Place = filed.Place, ReportCode = code.Digits,
        });
        batch.Reports.Add(filed);
        if (chance.NextDouble() >= closed || at > now.AddDays(-5))
            return;
        var answered = filed with { Changes = [new(ReportStatus.Answered, at.AddDays(2), Actor.Coordinator("c0"), "")] };
        batch.Changes.Add((filed, answered));
        batch.Changes.Add((answered, answered with { Changes = [.. answered.Changes, new(chance.Next(3) > 0 ? ReportStatus.Fixed : ReportStatus.Closed, at.AddDays(4), Actor.Citizen, "")] }));
    }
}
