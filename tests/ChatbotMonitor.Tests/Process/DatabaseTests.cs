using System.Net;

namespace ChatbotMonitor.Tests;

/// <summary>A worker whose database goes away under it, with citizens whose messages Telegram posts again until they are taken: it takes in nothing that it cannot store, and goes on by itself.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class DatabaseTests : IAsyncLifetime
{
    static readonly string[] Words = ["/start", "Русский", "a", "b", "c", "d", "e", "1"];

    FakeBotApi _bot = null!;
    int _updates;

    public async ValueTask InitializeAsync() => _bot = await FakeBotApi.Start();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_paused_server_holds_everybody_up_and_nothing_is_lost()
    {
        using var server = PostgresCluster.Start("-c max_connections=40");
        await using var worker = await Start(server.Root.Replace("Pooling=false", "Timeout=2;Command Timeout=3", StringComparison.Ordinal));
        var citizen = Citizen(1);
        await Say(worker, citizen, Words[..3]);
        await TellsOfPostgres(worker, "backup", "copy.db");
        Assert.Equal(1, (await worker.Run("migrate", "--to", "litedb")).ExitCode);
        server.Pause();
        try
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Post(worker, citizen, Words[3], ++_updates));
            using var ready = await worker.Http.GetAsync(new Uri(worker.Address, "/health/ready"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }
        finally
        {
            server.Continue();
        }

        await Insist(worker, citizen, Words[3], _updates);
        await Say(worker, citizen, Words[4..]);
        await AllHeardAll(worker, 1);
        Assert.Equal(0, await worker.Stop());
        await TellsOfPostgres(worker, "backup", "copy.db");
        await TellsOfPostgres(worker, "restore", "copy.dump");
        Assert.False(File.Exists(Path.Combine(worker.Folder, "copy.db")));
    }

    [Fact]
    public async Task A_server_that_is_restarted_under_load_loses_nothing()
    {
        using var server = PostgresCluster.Start("-c max_connections=40");
        await using var worker = await Start(server.Root.Replace("Pooling=false", "Maximum Pool Size=8", StringComparison.Ordinal));
        await Under(worker, () =>
        {
            server.Crash();
            server.Start();
        });
    }

    [Fact]
    public async Task A_standby_that_takes_over_under_load_has_all_that_was_acknowledged()
    {
        using var first = PostgresCluster.Start("-c max_connections=40");
        using var second = first.Standby();
        await using var worker = await Start($"Host=127.0.0.1:{first.Port},127.0.0.1:{second.Port};Username=postgres;Database=postgres;Maximum Pool Size=8");
        await Under(worker, () =>
        {
            first.Crash();
            second.Promote();
        });
    }

    static async Task TellsOfPostgres(WorkerProcess worker, string command, string file)
    {
        var (code, output) = await worker.Run(command, file);
        Assert.Equal(1, code);
        Assert.Contains(command == "backup" ? "`pg_dump " : "`pg_restore ", output, StringComparison.Ordinal);
    }

    // Eight people answer; in the middle of it the database goes.
    async Task Under(WorkerProcess worker, Action fault)
    {
        var all = Task.WhenAll(Enumerable.Range(1, 8).Select(n => Say(worker, Citizen(n), Words)));
        await Until.True(() => _bot.AllShown >= 20, seconds: 30);
        await Task.Run(fault);
        await all;
        await AllHeardAll(worker, 8);
        Assert.Equal(0, await worker.Stop());
    }

    // Everybody hears all of it in its order, and is kept once; what was on its way when the database went, several to one person perhaps, may come twice, and is counted.
    async Task AllHeardAll(WorkerProcess worker, int count)
    {
        var repeats = 0;
        for (var n = 1; n <= count; n++)
        {
            await _bot.Shown(Citizen(n), "Спасибо!");
            var shown = _bot.Screen(Citizen(n)).Select(m => m.Text).ToList();
            var heard = shown.Distinct(StringComparer.Ordinal).ToList();
            Assert.Equal(Words.Length, heard.Count);
            Assert.Contains("1/5", heard[1], StringComparison.Ordinal);
            Assert.Contains("5/5", heard[5], StringComparison.Ordinal);
            repeats += shown.Count - heard.Count;
        }

        Assert.InRange(repeats, 0, await worker.Counted("chatbotmonitor_resent_total"));

        await Until.True(
            async () =>
            {
                var (code, table) = await worker.Run("export", "responses", "--out", "-");
                return code == 0 && table.Split('\n').Count(row => row.Contains("a,b,c,d,e", StringComparison.Ordinal)) == count;
            },
            () => $"There are not {count} responses");
    }

    async Task<WorkerProcess> Start(string connection) =>
        await WorkerProcess.Start(new Dictionary<string, string>(TelegramWorker.Webhook(_bot), StringComparer.Ordinal) { ["Storage__Postgres"] = connection }, TelegramWorker.Steps);

    static long Citizen(int n) => Absences.Chat(n);

    // A person reads before they answer.
    async Task Say(WorkerProcess worker, long chat, string[] words)
    {
        foreach (var word in words)
        {
            var heard = _bot.Screen(chat).Count;
            await Insist(worker, chat, word, Interlocked.Increment(ref _updates));
            await _bot.Shown(chat, heard + 1);
        }
    }

    static Task Insist(WorkerProcess worker, long chat, string text, int number) =>
        Until.True(async () => await Post(worker, chat, text, number) == HttpStatusCode.OK, () => $"'{text}' was not taken", seconds: 60);

    static async Task<HttpStatusCode> Post(WorkerProcess worker, long chat, string text, int number)
    {
        var update = BotUpdates.Text(chat, number, text, "ru");
        update["update_id"] = number;
        return await TelegramWorker.Post(worker, update);
    }
}
