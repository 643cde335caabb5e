using System.Collections.Concurrent;
using System.Net;

namespace ChatbotMonitor.Tests;

/// <summary>Two workers on one PostgreSQL database, to whom Telegram posts as a load balancer lets it: now the one, now the other.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class ReplicaTests : IAsyncLifetime
{
    readonly ConcurrentBag<long> _chats = [];
    readonly WorkerProcess[] _workers = new WorkerProcess[2];
    readonly string _database = PostgresServer.Schema();
    FakeBotApi _bot = null!;
    int _updates;
    int _turn;

    public async ValueTask InitializeAsync()
    {
        _bot = await FakeBotApi.Start();
        var settings = new Dictionary<string, string>(TelegramWorker.Webhook(_bot), StringComparer.Ordinal) { ["Storage__Postgres"] = _database };
        for (var n = 0; n < _workers.Length; n++)
            _workers[n] = await WorkerProcess.Start(settings, TelegramWorker.Steps);
        await Until.True(async () => await _workers[1].Counted("chatbotmonitor_slots") == 32 && await _workers[0].Counted("chatbotmonitor_slots") == 32, () => "The addresses were not shared");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task Kills_of_either_worker_under_load_lose_nothing_and_every_repeat_is_counted()
    {
        var seed = WorkerProcess.KillSeed();
        var chance = new Random(seed);
        using var over = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Load(over.Token)));

        // What one that was killed had counted nobody can ask it: the database knows.
        var retaken = PostgresServer.Retaken(_database);
        for (var kills = 0; kills < 3; kills++)
        {
            var then = _bot.AllShown + 20 + chance.Next(60);
            await Until.True(() => _bot.AllShown >= then, seconds: 60);
            var victim = _workers[chance.Next(_workers.Length)];
            await victim.Kill();
            await victim.Start();
        }

        await over.CancelAsync();
        await load;
        var repeats = await AllHeardAll();
        await Until.True(() => retaken().Workers == _workers.Length, seconds: 60);
        var (_, all, byTheLiving) = retaken();
        var counted = await Resent(_workers[0]) + await Resent(_workers[1]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_chats.Count} citizens, {_bot.AllShown} messages, {repeats} of them repeats, {all} taken over, {byTheLiving} of them by the living, who counted {counted}, {await Clashes()} clashes");
        Assert.True(repeats <= all && byTheLiving <= counted, $"{repeats} repeats, {all} taken over, {byTheLiving} of them by the living, who counted {counted}, KILL_SEED={seed}");
        await AreKeptOnce();
    }

    [Fact]
    public async Task Each_worker_restarted_in_turn_under_load_loses_and_repeats_nothing()
    {
        using var over = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Load(over.Token)));
        foreach (var worker in _workers)
        {
            var then = _bot.AllShown + 40;
            await Until.True(() => _bot.AllShown >= then, seconds: 60);
            Assert.Equal(0, await worker.Stop());
            await worker.Start();
        }

        var last = _bot.AllShown + 40;
        await Until.True(() => _bot.AllShown >= last, seconds: 60);
        await over.CancelAsync();
        await load;
        Assert.Equal(0, await AllHeardAll());
        Assert.Equal(0, await Resent(_workers[0]) + await Resent(_workers[1]));
        await AreKeptOnce();
    }

    // Citizens one after another, who do not wait for what the bot says: whatever they said before is to be heard before.
    async Task Load(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var chat = Absences.Chat(1000 + Interlocked.Increment(ref _turn));
            _chats.Add(chat);
            foreach (var words in StepsCitizens.ByTelegram)
                await Insist(chat, words);
        }
    }

    Task Insist(long chat, string words)
    {
        var number = Interlocked.Increment(ref _updates);
        var update = BotUpdates.Text(chat, number, words, "ru");
        update["update_id"] = number;
        var tries = number;
        return Until.True(async () => await Status(_workers[tries++ % _workers.Length], update) == HttpStatusCode.OK, () => $"'{words}' was not taken", seconds: 120);
    }

    static async Task<HttpStatusCode?> Status(WorkerProcess worker, System.Text.Json.Nodes.JsonObject update)
    {
        try
        {
            return await TelegramWorker.Post(worker, update);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    async Task<int> AllHeardAll()
    {
        foreach (var chat in _chats)
            await _bot.Shown(chat, "Спасибо!");
        return StepsCitizens.Repeats([.. _chats.Select(c => _bot.Screen(c).Select(m => m.Text).ToList())], StepsCitizens.ByTelegram.Length);
    }

    async Task AreKeptOnce()
    {
        foreach (var worker in _workers)
            Assert.Equal(0, await worker.Counted("chatbotmonitor_aside_total"));
        var (code, table) = await _workers[0].Run("export", "responses", "--out", "-");
        Assert.Equal(0, code);
        var rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(_chats.Count, rows.Length);
        Assert.All(rows, row => Assert.Contains(string.Join(',', StepsCitizens.Answers), row, StringComparison.Ordinal));
    }

    static Task<double> Resent(WorkerProcess worker) => worker.Counted("chatbotmonitor_resent_total");

    async Task<double> Clashes() => await _workers[0].Counted("chatbotmonitor_clashes_total") + await _workers[1].Counted("chatbotmonitor_clashes_total");
}
