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
        var filed = Filed(code, citizen, at, chance);
        batch.Conversations[citizen] = new Conversation(citizen) { Language = "ru" };
        Answer[] answers = [new("place", filed.Place!), new("service", filed.Service!), new("days", "12"), new("paid", "no"), new("courtesy", "polite"), new("rating", "2"), new("comment", filed.Text)];
        batch.Responses.Add(new Response($"seed-{n.ToString(CultureInfo.InvariantCulture)}", "service-quality", ResponseStatus.Complete, at.AddMinutes(-3), at, answers)
        {
            Respondent = citizen, Channel = citizen.Channel, Service = filed.Service, Place = filed.Place, ReportCode = code.Digits,
        });
        batch.Reports.Add(filed);
        var lived = Lived(filed, now, chance, closed);
        for (var i = 1; i < lived.Length; i++)
            batch.Changes.Add((lived[i - 1], lived[i]));
    }

    /// <summary>What a citizen complains about.</summary>
    public static Report Filed(ReportCode code, Address citizen, DateTimeOffset at, Random chance) => DigestBenchmark.Filed(code, citizen, at, Said[chance.Next(Said.Length)], chance);

    /// <summary>What becomes of it, step by step.</summary>
    public static Report[] Lived(Report filed, DateTimeOffset now, Random chance, double closed)
    {
        if (chance.NextDouble() >= closed || filed.FiledAt > now.AddDays(-5))
            return [filed];
        var answered = filed with { Changes = [new(ReportStatus.Answered, filed.FiledAt.AddDays(2), Actor.Coordinator("c0"), "")] };
        return [filed, answered, answered with { Changes = [.. answered.Changes, new(chance.Next(3) > 0 ? ReportStatus.Fixed : ReportStatus.Closed, filed.FiledAt.AddDays(4), Actor.Citizen, "")] }];
    }
}
