using System.Diagnostics;
using System.Globalization;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Benchmarks;

/// <summary>How many messages a second the store takes, synced to disk: citizens who answer seven questions, in batches, each message answered and the answer sent.</summary>
static class StoreBenchmark
{
    const int Questions = 7;

    /// <summary>Arguments: <c>store [messages] [batch] [citizens] [folder]</c>.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var messages = Number(arguments, 0, 100_000);
        var batchSize = Number(arguments, 1, 500);
        var citizens = Number(arguments, 2, 2_000);
        var folder = Directory.CreateTempSubdirectory("store-benchmark").FullName;
        if (arguments.Length > 3)
            folder = Directory.CreateDirectory(Path.Combine(arguments[3], Path.GetFileName(folder))).FullName;
        try
        {
            Measure(folder, messages, batchSize, citizens);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Measure(string folder, int messages, int batchSize, int citizens)
    {
        var path = Path.Combine(folder, "monitor.db");
        using (var store = LiteDbStore.Open(path, TimeProvider.System))
        {
            Drive(store, batchSize * 20, batchSize, citizens, 0);
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var commits = new List<double>();
            var watch = Stopwatch.StartNew();
            Drive(store, messages, batchSize, citizens, 1, commits);
            var elapsed = watch.Elapsed;
            processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
            commits.Sort();
            Figure.Print(new
            {
                figure = "store", messages_per_s = Figure.Of(messages / elapsed.TotalSeconds), cpu_ms_per_message = Math.Round(processor.TotalMilliseconds / messages, 3), batch = batchSize,
                commit_ms = new { median = Figure.Of(commits[commits.Count / 2]), p99 = Figure.Of(commits[commits.Count * 99 / 100]), longest = Figure.Of(commits[^1]) },
            });
        }

        var again = Stopwatch.StartNew();
        using (LiteDbStore.Open(path, TimeProvider.System))
        {
            using var process = Process.GetCurrentProcess();
            Figure.Print(new { figure = "store opened again", milliseconds = Figure.Of(again.Elapsed.TotalMilliseconds), file_mib = Figure.Mib(new FileInfo(path).Length), process_mib = Figure.Mib(process.WorkingSet64) });
        }
    }

    static void Drive(LiteDbStore store, int messages, int batchSize, int citizens, int run, List<double>? commits = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        IReadOnlyList<OutboxMessage> sent = [];
        for (var first = 0; first < messages; first += batchSize)
        {
            var batch = new Batch();
            foreach (var message in sent)
                batch.Outcomes.Add(new OutboxChange.Sent(message.Id, ChannelNames.Telegram, null, now));
            for (var n = first; n < first + batchSize; n++)
                Answer(store, batch, n, $"{run}-{n / (citizens * (Questions + 1))}", new Address(ChannelNames.Telegram, (100_000_000L + ((n * 7919L) % citizens)).ToString(CultureInfo.InvariantCulture)), now, $"telegram:{run}{n}");
            var watch = Stopwatch.GetTimestamp();
            sent = store.Commit(batch);
            commits?.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }
    }

    static void Answer(LiteDbStore store, Batch batch, int n, string round, Address from, DateTimeOffset now, string id)
    {
        if (store.Heard(id))
            throw new InvalidOperationException("Heard before.");
        batch.Heard.Add((id, now));
        var before = batch.Conversations.TryGetValue(from, out var earlier) ? earlier : store.Conversation(from) ?? new Conversation(from) { Language = "ru" };
        var draft = before.Draft ?? new Draft($"{round}-{from.Id}-{n}", "service-quality", now);
        var answers = draft.Answers.Append(new Answer($"question{draft.Answers.Count}", "Ответ гражданина")).ToArray();
        if (answers.Length <= Questions)
        {
            batch.Conversations[from] = before with { Draft = draft with { Answers = answers, HeardAt = now, Question = "days" }, WakeAt = now.AddHours(4) };
        }
        else
        {
            var code = ReportCode.Of(store.TakeReportNumber(), store.ReportKey);
            batch.Responses.Add(new Response(draft.Id, draft.SurveyId, ResponseStatus.Complete, draft.StartedAt, now, answers) { Respondent = from, Channel = from.Channel, Service = "passport", Place = "osh", ReportCode = code.Digits });
            if (n % 3 == 0)
                batch.Reports.Add(new Report(code, now, "Просили денег сверх пошлины") { Reporter = from, Service = "passport", Place = "osh" });
            batch.Conversations[from] = before with { Draft = null, WakeAt = null };
        }

        batch.Messages.Add((new Outbound(from, "Сколько дней это заняло? (3/7)") { Keyboard = [[new Button("Назад", "b:1"), new Button("Пропустить", "s:1")]] }, now));
    }

    static int Number(ReadOnlySpan<string> arguments, int at, int otherwise) =>
        arguments.Length > at ? int.Parse(arguments[at], CultureInfo.InvariantCulture) : otherwise;
}
