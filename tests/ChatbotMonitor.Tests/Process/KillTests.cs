using System.Diagnostics;
using System.Net;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>As below, on a LiteDB file.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class KillTests() : KillContract(rounds: 50);

/// <summary>As below, on PostgreSQL, where a worker that was killed keeps its part for some seconds.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class PostgresKillTests() : KillContract(rounds: 4)
{
    protected override Dictionary<string, string> On(Dictionary<string, string> settings) => new(settings, StringComparer.Ordinal) { ["Storage__Postgres"] = PostgresServer.Schema() };
}

/// <summary>The worker ended as a power cut ends it, with citizens writing by Telegram and by SMS.</summary>
public abstract class KillContract(int rounds) : IAsyncLifetime
{
    FakeBotApi _bot = null!;
    FakeTwilio _twilio = null!;
    WorkerProcess _worker = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await FakeBotApi.Start();
        _twilio = await FakeTwilio.Start();
        _worker = await WorkerProcess.Start(On(StepsCitizens.Settings(_bot, _twilio)), TelegramWorker.Steps);
    }

    /// <summary>The settings, with the database of this class.</summary>
    protected virtual Dictionary<string, string> On(Dictionary<string, string> settings) => settings;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _worker.DisposeAsync();
        await _twilio.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task Fifty_kills_at_random_moments_lose_nothing_and_every_repeat_is_counted()
    {
        var seed = WorkerProcess.KillSeed();
        var chance = new Random(seed);
        var citizens = new StepsCitizens(_bot, _twilio, _worker);
        citizens.Begin(chats: 1, phones: 1);
        await citizens.AllHeardAll();

        var counted = 0d;
        for (var round = 0; round < rounds; round++)
        {
            citizens.Begin(chats: 3, phones: 2);
            // The citizens of each round are told 40 things: so many more are always to come.
            var then = citizens.Shown + chance.Next(40);
            await Until.True(() => citizens.Shown >= then, seconds: 60);
            // On PostgreSQL what a former run left is taken over some seconds after the start, so that it is counted late.
            counted += await Resent();
            await _worker.Kill();
            await _worker.Start();
        }

        var repeats = await citizens.AllHeardAll();
        counted += await Resent();
        Assert.True(repeats <= counted, $"{repeats} repeats and {counted} counted, KILL_SEED={seed}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{citizens.Count} citizens, {citizens.Shown} messages, {repeats} of them repeats, {counted} counted");
        Assert.Equal(0, await _worker.Counted("chatbotmonitor_aside_total"));
        await citizens.AreKeptOnce();
        Assert.Equal(0, await _worker.Stop());
    }

    [Fact]
    public async Task A_stop_under_load_takes_less_than_ten_seconds_and_loses_and_repeats_nothing()
    {
        var citizens = new StepsCitizens(_bot, _twilio, _worker);
        citizens.Begin(chats: 150, phones: 10);
        await Until.True(() => citizens.Shown >= 100, seconds: 60);

        var started = Stopwatch.GetTimestamp();
        Assert.Equal(0, await _worker.Stop());
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
        Assert.True(citizens.Shown < citizens.Count * 8, "It was not under load.");

        await _worker.Start();
        Assert.Equal(0, await citizens.AllHeardAll());
        await citizens.AreKeptOnce();
    }

    [Fact]
    public async Task What_Telegram_took_before_the_kill_and_we_had_not_marked_is_said_twice_and_counted_once()
    {
        _bot.Fail(new BotFault.SilenceAfter());
        var citizen = new BotCitizen(_bot, Absences.Chat(1));
        citizen.Say("/start");
        await citizen.Next("/forget");

        await _worker.Kill();
        await _worker.Start();
        await citizen.Next("/forget");
        citizen.Say("Русский");
        await citizen.Next("1/5");
        Assert.Equal((3, 1d), (_bot.AllShown, await Resent()));
    }

    [Fact]
    public async Task What_Twilio_took_before_the_kill_and_we_had_not_marked_is_sent_twice_and_counted_once()
    {
        var answer = _twilio.Answer;
        var gone = new TaskCompletionSource();
        _twilio.Answer = async http =>
        {
            await using var _ = http.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        };
        var citizen = new SmsCitizen(_worker, _twilio, "+996555000001");
        await citizen.Write("STEPS");
        await citizen.Next("2 Русский");

        await _worker.Kill();
        await gone.Task;
        _twilio.Answer = answer;
        await _worker.Start();
        await citizen.Next("2 Русский");
        await citizen.Write("2");
        await citizen.Next("Добровольно");
        await citizen.Next("1/5");
        Assert.Equal((4, 1d), (citizen.Inbox.Count, await Resent()));
    }

    [Fact]
    public async Task What_was_stored_and_not_yet_acknowledged_to_Telegram_comes_again_and_does_nothing()
    {
        // The poll that is open brings the messages; the next would acknowledge them, and never arrives.
        await _bot.Called("getUpdates");
        _bot.Fail(new BotFault.CutBefore(), "getUpdates", times: 1_000);
        var citizen = new BotCitizen(_bot, Absences.Chat(1));
        citizen.Say("/start");
        await citizen.Next("/forget");
        await _worker.Settled(ChannelNames.Telegram, 1);
        await _worker.Kill();
        Assert.Equal(1, _bot.Unacknowledged);

        _bot.Mend();
        await _worker.Start();
        await _bot.AllAcknowledged();
        citizen.Say("Русский");
        await citizen.Next("1/5");
        Assert.Equal((2, 1d), (_bot.AllShown, await _worker.Counted("chatbotmonitor_repeated_total")));
    }

    [Fact]
    public async Task What_was_stored_and_not_yet_acknowledged_to_Twilio_comes_again_and_does_nothing()
    {
        var citizen = new SmsCitizen(_worker, _twilio, "+996555000001");
        var sid = SmsCitizen.NewSid();
        await citizen.Write("STEPS", sid);
        await citizen.Next("2 Русский");
        await _worker.Settled(ChannelNames.Sms, 1);
        await _worker.Kill();

        await _worker.Start();
        Assert.Equal(HttpStatusCode.OK, (await citizen.Write("STEPS", sid)).Status);
        await citizen.Write("2");
        await citizen.Next("Добровольно");
        await citizen.Next("1/5");
        Assert.Equal((3, 1d), (citizen.Inbox.Count, await _worker.Counted("chatbotmonitor_repeated_total")));
    }

    Task<double> Resent() => _worker.Counted("chatbotmonitor_resent_total");
}
