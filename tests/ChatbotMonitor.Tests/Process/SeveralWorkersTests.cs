using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ChatbotMonitor.Tests;

/// <summary>Two workers as processes on one PostgreSQL database: who polls, what the simulator's pages see, what commands find.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class SeveralWorkersTests : IAsyncLifetime
{
    // The longest that nobody may poll, from the moment a leader is gone.
    const int TakesOver = 15;

    readonly string _database = PostgresServer.Schema();
    readonly List<WorkerProcess> _workers = [];
    FakeBotApi _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await FakeBotApi.Start();

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task One_polls_and_when_it_is_killed_the_other_does_and_no_update_is_lost_or_answered_twice()
    {
        var (first, second) = (await Polling(), await Polling());
        var known = new BotCitizen(_bot, Absences.Chat(1));
        known.Say("/start");
        await known.Next("/forget");
        // Either may send what the one that polls was asked.
        await Until.True(async () => await Sent(first) + await Sent(second) == 1, () => "The answer is not marked as sent");
        await _bot.AllAcknowledged();
        Assert.Equal((1d, 0d), (await Leads(first), await Leads(second)));
        var before = (int)await Sent(second);

        await first.Kill();
        var killed = Stopwatch.GetTimestamp();
        known.Say("Русский");
        for (var n = 2; n <= 20; n++)
            _bot.Say(Absences.Chat(n), "/start");
        await known.Next("1/5");
        Assert.InRange(Stopwatch.GetElapsedTime(killed).TotalSeconds, 0, TakesOver);
        for (var n = 2; n <= 20; n++)
            await _bot.Shown(Absences.Chat(n), 1);
        await _bot.AllAcknowledged();
        await second.Settled("telegram", before + 20);
        Assert.Equal((1d, 21), (await Leads(second), _bot.AllShown));
    }

    [Fact]
    public async Task What_the_killed_leader_had_stored_and_not_acknowledged_comes_to_the_other_and_does_nothing()
    {
        var first = await Polling();
        // The poll that is open brings the message; the next would acknowledge it, and never arrives.
        await _bot.Called("getUpdates");
        _bot.Fail(new BotFault.CutBefore(), "getUpdates", times: 1_000);
        var citizen = new BotCitizen(_bot, Absences.Chat(1));
        citizen.Say("/start");
        await citizen.Next("/forget");
        await first.Settled("telegram", 1);
        var second = await Polling();
        await first.Kill();
        Assert.Equal(1, _bot.Unacknowledged);

        _bot.Mend();
        await _bot.AllAcknowledged();
        citizen.Say("Русский");
        await citizen.Next("1/5");
        Assert.Equal((2, 1d), (_bot.AllShown, await second.Counted("chatbotmonitor_repeated_total")));
    }

    [Fact]
    public async Task A_leader_killed_under_load_loses_nothing_and_what_was_on_its_way_alone_is_said_twice_and_counted()
    {
        string[] script = ["/start", "Русский", "a", "b", "c", "d", "e", "1"], replies = ["/forget", "1/5", "2/5", "3/5", "4/5", "5/5", "Отправить?", "Спасибо!"];
        var (first, second) = (await Polling(), await Polling());
        await Until.True(async () => await Leads(first) == 1, () => "Nobody leads");
        var citizens = Enumerable.Range(1, 12).Select(n => new BotCitizen(_bot, Absences.Chat(n))).ToList();
        foreach (var words in script)
            citizens.ForEach(c => c.Say(words));
        await Until.True(() => _bot.AllShown >= 20, seconds: 60);
        await first.Kill();

        foreach (var citizen in citizens)
        {
            await _bot.Shown(citizen.Chat, "Спасибо!");
            // Several were on their way to one person: they come again in a row.
            var heard = _bot.Screen(citizen.Chat).Select(m => m.Text).Distinct(StringComparer.Ordinal).ToList();
            Assert.Equal(replies.Length, heard.Count);
            Assert.All(heard.Zip(replies), pair => Assert.Contains(pair.Second, pair.First, StringComparison.Ordinal));
        }

        await _bot.AllAcknowledged();
        Assert.InRange(_bot.AllShown - (citizens.Count * script.Length), 0, await second.Counted("chatbotmonitor_resent_total"));
    }

    [Fact]
    public async Task A_leader_that_hangs_is_relieved_and_does_not_poll_when_it_goes_on()
    {
        var (first, second) = (await Polling(), await Polling());
        await Until.True(async () => await Leads(first) == 1, () => "Nobody leads");
        Signal(first, "STOP");
        try
        {
            await Until.True(async () => await Leads(second) == 1, () => "The other does not lead", TakesOver + 5);
        }
        finally
        {
            Signal(first, "CONT");
        }

        var citizen = new BotCitizen(_bot, Absences.Chat(1));
        citizen.Say("/start");
        await citizen.Next("/forget");
        await Until.True(async () => await Leads(first) == 0, () => "It leads still");
        Assert.Equal((1d, 1), (await Leads(second), _bot.AllShown));
        Assert.Contains("leads no more", first.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_at_one_worker_sees_what_is_said_and_answered_at_another_and_one_that_starts_later_knows_it_too()
    {
        var (first, second) = (await Start([]), await Start([]));
        await using var stream = await first.Http.GetStreamAsync(new Uri(first.Address, "/simulator/events"));
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("snapshot", events.Current.EventType);

        Assert.Equal(HttpStatusCode.Accepted, await Post(second, "Саламатсызбы"));
        var heard = new List<string>();
        while (heard.Count < 2)
        {
            Assert.True(await events.MoveNextAsync());
            if (events.Current.EventType == "message")
                heard.Add(JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("message").GetProperty("from").GetString()!);
        }

        Assert.Equal(["bot", "me"], heard.Order(StringComparer.Ordinal));
        var third = await Start([]);
        await Until.True(async () => (await Snapshot(third)).Count == 2, () => "It does not know what was said");
        Assert.Equal(["me", "bot"], (await Snapshot(third)).Select(m => m.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task A_command_works_beside_a_worker_and_where_the_workers_run_on_other_machines()
    {
        var (here, there) = (await Start([]), await Start([]));
        Assert.Equal(HttpStatusCode.Accepted, await Post(there, "Саламатсызбы"));
        foreach (var running in new[] { true, false })
        {
            if (!running)
                Assert.Equal(0, await here.Stop());
            foreach (var command in new[] { "digest", "aside", "export reports --out -", "invite --status", "check" })
                Assert.Equal((0, command), ((await here.Run(command.Split(' '))).ExitCode, command));
            foreach (var command in new[] { "backup copy.db", "restore config/people.yaml" })
            {
                var (code, said) = await here.Run(command.Split(' '));
                Assert.Equal(1, code);
                Assert.Single(said.Split('\n'));
                Assert.Matches("PostgreSQL|The worker is running", said);
            }
        }
    }

    [Fact]
    public async Task Told_to_stop_a_worker_is_not_ready_first_and_serves_what_comes_until_it_ends()
    {
        var worker = await Start(new() { ["Web__DrainSeconds"] = "4", ["Simulator__Enabled"] = "true" });
        Assert.Equal(HttpStatusCode.OK, (await worker.Http.GetAsync(new Uri(worker.Address, "/health/ready"))).StatusCode);
        var told = Stopwatch.GetTimestamp();
        var stopped = worker.Stop();
        await Until.True(async () => (await worker.Http.GetAsync(new Uri(worker.Address, "/health/ready"))).StatusCode == HttpStatusCode.ServiceUnavailable, () => "It is ready");
        Assert.Contains("\"stopping\":true", await (await worker.Http.GetAsync(new Uri(worker.Address, "/health/ready"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var live = await worker.Http.GetAsync(new Uri(worker.Address, "/health/live")))
            Assert.Equal((HttpStatusCode.OK, true), (live.StatusCode, live.Headers.ConnectionClose));
        Assert.Equal(HttpStatusCode.Accepted, await Post(worker, "Саламатсызбы"));
        await Until.True(async () => (await Snapshot(worker)).Count == 2, () => "It does not answer");

        Assert.Equal(0, await stopped);
        Assert.InRange(Stopwatch.GetElapsedTime(told).TotalSeconds, 4, 14);
    }

    Task<WorkerProcess> Polling() => Start(TelegramWorker.Settings(_bot), TelegramWorker.Steps);

    async Task<WorkerProcess> Start(Dictionary<string, string> settings, string? content = null)
    {
        var worker = await WorkerProcess.Start(new(settings, StringComparer.Ordinal) { ["Storage__Postgres"] = _database }, content);
        _workers.Add(worker);
        return worker;
    }

    static Task<double> Sent(WorkerProcess worker) => worker.Counted("chatbotmonitor_outbound_total{channel=\"telegram\",state=\"sent\"}");

    static Task<double> Leads(WorkerProcess worker) => worker.Counted("chatbotmonitor_leader");

    static void Signal(WorkerProcess worker, string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", worker.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    static async Task<HttpStatusCode> Post(WorkerProcess worker, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(worker.Address, "/simulator/messages"))
        {
            Content = JsonContent.Create(new { MessageId = Guid.NewGuid(), Channel = "simulator-telegram", Id = "citizen-1", Kind = "text", Text = text }),
        };
        request.Headers.Add("X-Simulator", "1");
        using var answer = await worker.Http.SendAsync(request);
        return answer.StatusCode;
    }

    static async Task<IReadOnlyList<JsonElement>> Snapshot(WorkerProcess worker)
    {
        await using var stream = await worker.Http.GetStreamAsync(new Uri(worker.Address, "/simulator/events"));
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        return [.. JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("messages").EnumerateArray()];
    }
}
