using System.Diagnostics;
using System.Text.Json.Nodes;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Tests;

/// <summary>The worker as a process that polls a Bot API with troubles of its own.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class TelegramWorkerTests : IAsyncLifetime
{
    static readonly string[] Script = ["/start", "Русский", "a", "b", "c", "d", "e", "1"];
    static readonly string[] Replies = ["/forget", "1/5 First step", "2/5 Second step", "3/5 Third step", "4/5 Fourth step", "5/5 Fifth step", "Отправить?", "Спасибо!"];

    FakeBotApi _bot = null!;
    WorkerProcess _worker = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await FakeBotApi.Start();
        _worker = await WorkerProcess.Start(TelegramWorker.Settings(_bot), TelegramWorker.Steps);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_wait_that_Telegram_asks_for_is_kept_to_the_second()
    {
        _bot.Fail(new BotFault.Refusal(429, "Too Many Requests: retry after 2", RetryAfter: 2));
        _bot.Say(Absences.Chat(1), "/start");
        await _bot.Shown(Absences.Chat(1), 1);
        var calls = await _bot.Called("sendMessage", 2);
        Assert.InRange(Stopwatch.GetElapsedTime(calls[0].At, calls[1].At).TotalSeconds, 2, 30);
    }

    [Fact]
    public async Task Troubles_of_Telegram_lose_nothing_and_change_no_order()
    {
        BotFault[] troubles =
        [
            new BotFault.Refusal(500, "Internal Server Error"), new BotFault.CutBefore(), new BotFault.Page(502),
            new BotFault.Refusal(429, "Too Many Requests: retry after 1", RetryAfter: 1), new BotFault.CutAfter(),
        ];
        foreach (var trouble in troubles)
            _bot.Fail(trouble);
        _bot.Fail(new BotFault.CutBefore(), "getUpdates");

        var citizens = Enumerable.Range(1, 6).Select(n => new BotCitizen(_bot, Absences.Chat(n))).ToList();
        foreach (var words in Script)
            citizens.ForEach(c => c.Say(words));

        foreach (var citizen in citizens)
        {
            await _bot.Shown(citizen.Chat, Replies[^1]);
            var heard = citizen.Heard.ToList();
            Assert.Equal(Replies.Length, heard.Count);
            Assert.All(heard.Zip(Replies), pair => Assert.Contains(pair.Second, pair.First, StringComparison.Ordinal));
        }

        // Twice only what was on its way when the connection was cut.
        Assert.Equal((citizens.Count * Replies.Length) + 1, citizens.Sum(c => _bot.Screen(c.Chat).Count));
    }

    [Fact]
    public async Task Who_has_blocked_the_bot_is_sent_nothing_until_they_write_again()
    {
        var citizen = new BotCitizen(_bot, Absences.Chat(1));
        foreach (var words in Script.Take(2))
            citizen.Say(words);
        await _bot.Shown(citizen.Chat, Replies[1]);
        _bot.Block(citizen.Chat);
        foreach (var words in Script.Skip(2).Take(3))
            citizen.Say(words);
        await _worker.Settled("telegram", 3, "failed");

        Assert.Equal(0, await _worker.Stop());
        using (var store = LiteDbStore.Open(_worker.StoragePath, TimeProvider.System))
        {
            Assert.True(store.Conversation(new Address(ChannelNames.Telegram, $"{citizen.Chat}"))!.Unreachable);
            Assert.Empty(store.Pending());
        }

        await _worker.Start();
        _bot.Block(citizen.Chat, isBlocked: false);
        citizen.Say(Script[5]);
        await _bot.Shown(citizen.Chat, Replies[5]);
        Assert.Equal(3, _bot.Screen(citizen.Chat).Count);
    }

    [Fact]
    public async Task One_update_among_five_thousand_that_cannot_be_read_is_set_aside_and_shown()
    {
        for (var n = 1; n <= 5_000; n++)
        {
            if (n == 77)
                _bot.Push(new JsonObject { ["message"] = new JsonObject { ["message_id"] = 1, ["chat"] = Absences.Chat(n), ["first_name"] = "Айгүл" } });
            else
                _bot.Say(Absences.Chat(n), "/start");
        }

        for (var n = 1; n <= 5_000; n++)
        {
            if (n != 77)
                await _bot.Shown(Absences.Chat(n), 1);
        }

        await _bot.AllAcknowledged();
        var (code, said) = await _worker.Run("aside");
        Assert.Equal(0, code);
        Assert.Contains("telegram:77\n", said, StringComparison.Ordinal);
        Assert.EndsWith("1 set aside.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Айгүл", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_stops_Telegram_with_a_clear_word_and_loses_nothing_while_SMS_goes_on()
    {
        await using var twilio = await FakeTwilio.Start();
        await using var worker = await WorkerProcess.Start(StepsCitizens.Settings(_bot, twilio), TelegramWorker.Steps);
        Assert.Equal(0, await _worker.Stop());
        await _bot.Called("setMyCommands");
        _bot.Fail(new BotFault.Refusal(401, "Unauthorized"), method: null, times: 1_000);
        var (chat, phone) = (new BotCitizen(_bot, Absences.Chat(1)), new SmsCitizen(worker, twilio, "+996555000001"));
        chat.Say("/start");

        const string Sentence = "Telegram refused the bot token (Telegram__BotToken): it was revoked or mistyped. Messages wait until it is put right";
        await Until.True(() => worker.Said.Contains(Sentence, StringComparison.Ordinal), seconds: 60);
        await phone.Write("STEPS");
        await phone.Next("2 Русский");
        using (var ready = await worker.Http.GetAsync(new Uri(worker.Address, "/health/ready")))
        {
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("Telegram__BotToken", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // The operator puts a new one in and starts again.
        Assert.Equal(0, await worker.Stop());
        Assert.Single(worker.Said.Split('\n'), line => line.Contains(Sentence, StringComparison.Ordinal));
        _bot.Mend();
        await worker.Start();
        await chat.Next("/forget");
        await phone.Write("2");
        await phone.Next("Добровольно");
        await phone.Next("1/5");
    }
}
