using System.Text.Json.Nodes;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public class TelegramPollerTests
{
    [Fact]
    public async Task Updates_are_acknowledged_only_when_they_are_on_disk()
    {
        await using var bench = await TelegramBench.Start();
        var disk = new TaskCompletionSource();
        bench.Intake.Gate = disk.Task;
        using var poller = bench.Poller();
        bench.Bot.Say(77, "биринчи");
        bench.Bot.Say(78, "экинчи");

        await poller.StartAsync(CancellationToken.None);
        var batch = await bench.Intake.Batch();

        Assert.Equal(["telegram:1", "telegram:2"], batch.Select(m => m.Id));
        Assert.Equal(2, bench.Bot.Unacknowledged);
        disk.SetResult();
        await bench.Bot.AllAcknowledged();
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Updates_that_could_not_be_stored_come_again()
    {
        await using var bench = await TelegramBench.Start();
        bench.Intake.Fail(times: 2);
        using var poller = bench.Poller();
        bench.Bot.Say(77, "салам");

        await poller.StartAsync(CancellationToken.None);
        var batches = new List<string>();
        for (var i = 0; i < 3; i++)
            batches.Add((await bench.Meanwhile(bench.Intake.Batch())).Single().Id);

        Assert.Equal(["telegram:1", "telegram:1", "telegram:1"], batches);
        await bench.Bot.AllAcknowledged();
        await poller.StopAsync(CancellationToken.None);
        Assert.Single(bench.Log.Lines, l => l.Contains("could not be stored", StringComparison.Ordinal));
        Assert.Contains(bench.Log.Lines, l => l.Contains("all is well again after 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_update_that_cannot_be_read_is_set_aside_and_holds_up_nobody()
    {
        await using var bench = await TelegramBench.Start();
        using var poller = bench.Poller();
        for (var i = 1; i <= 100; i++)
        {
            if (i == 42)
                bench.Bot.Push(new JsonObject { ["message"] = new JsonObject { ["chat"] = "not a chat" } });
            else
                bench.Bot.Say(i, "салам");
        }

        await poller.StartAsync(CancellationToken.None);
        var aside = await bench.Intake.Aside();
        var batch = await bench.Intake.Batch();

        Assert.Equal("telegram:42", aside.Id);
        Assert.Equal("""{"message":{"chat":"not a chat"},"update_id":42}""", aside.Payload);
        Assert.Equal(99, batch.Count);
        await bench.Bot.AllAcknowledged();
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_is_nothing_for_us_is_counted_and_acknowledged()
    {
        await using var bench = await TelegramBench.Start();
        using var poller = bench.Poller();
        bench.Bot.Push(new JsonObject { ["a_kind_of_tomorrow"] = new JsonObject() });
        bench.Bot.Say(77, "/start@other_bot");

        await poller.StartAsync(CancellationToken.None);
        await bench.Bot.AllAcknowledged();

        Assert.Equal(1, bench.Status.Ignored("unknown kind"));
        Assert.Equal(1, bench.Status.Ignored("to another bot"));
        Assert.True(bench.Intake.IsEmpty);
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_press_is_acknowledged_at_once_and_its_prompt_remembered()
    {
        await using var bench = await TelegramBench.Start();
        var disk = new TaskCompletionSource();
        bench.Intake.Gate = disk.Task;
        using var poller = bench.Poller();
        bench.Bot.Press(77, 40, "Канча күн?", "d:3");

        await poller.StartAsync(CancellationToken.None);
        var acknowledged = await bench.Bot.Called("answerCallbackQuery");

        Assert.Equal("press-40-d:3", (string)acknowledged.Single().Body["callback_query_id"]!);
        var press = (await bench.Intake.Batch()).Single();
        Assert.Equal(new Input.Press("d:3"), press.Input);
        await bench.Channel.ShowChosen(press.From, press.PromptId, "3", CancellationToken.None);
        Assert.Equal("Канча күн?\n\n✓ 3", (await bench.Bot.Called("editMessageText")).Single().Text);
        disk.SetResult();
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_start_takes_away_the_webhook_and_puts_up_the_menu_in_each_language()
    {
        await using var bench = await TelegramBench.Start();
        using var poller = bench.Poller();

        await poller.StartAsync(CancellationToken.None);
        var menus = await bench.Bot.Called("setMyCommands", 4);

        Assert.Equal(["getMe", "deleteWebhook"], bench.Bot.Calls.Take(2).Select(c => c.Method));
        Assert.Equal([null, "ky", "ru", "en"], menus.Select(m => (string?)m.Body["language_code"]));
        Assert.Equal("menu_start in ru", (string)menus[0].Body["commands"]![0]!["description"]!);
        Assert.Equal("start status info call learn helping language cancel forget help", string.Join(' ', menus[1].Body["commands"]!.AsArray().Select(c => (string)c!["command"]!)));
        await bench.Bot.Called("getUpdates");
        Assert.Equal("our_bot", bench.Status.Username);
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_refused_token_is_said_once_and_nothing_is_lost()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Refusal(401, "Unauthorized"), method: null, times: 3);
        using var poller = bench.Poller();
        bench.Bot.Say(77, "салам");
        var began = bench.Time.GetUtcNow();

        await poller.StartAsync(CancellationToken.None);
        await bench.Meanwhile(bench.Intake.Batch());

        Assert.InRange(bench.Time.GetUtcNow() - began, TimeSpan.FromSeconds(180), TimeSpan.MaxValue);
        Assert.Single(bench.Log.Lines, l => l.Contains("Telegram__BotToken", StringComparison.Ordinal));
        await bench.Bot.AllAcknowledged();
        Assert.Null(bench.Status.Trouble);
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Another_poller_of_the_same_bot_is_named()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"), "getUpdates");
        using var poller = bench.Poller();
        bench.Bot.Say(77, "салам");

        await poller.StartAsync(CancellationToken.None);
        await bench.Meanwhile(bench.Intake.Batch());

        Assert.Single(bench.Log.Lines, l => l.Contains("another program asks for the updates", StringComparison.Ordinal));
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_webhook_set_meanwhile_is_deleted_again()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"), "getUpdates");
        using var poller = bench.Poller();

        await poller.StartAsync(CancellationToken.None);
        await bench.Meanwhile(bench.Bot.Called("deleteWebhook", 2));

        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_network_in_trouble_is_outwaited()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.CutAfter(), "getUpdates", times: 3);
        bench.Bot.Fail(new BotFault.Page(502), "getUpdates", times: 2);
        using var poller = bench.Poller();
        bench.Bot.Say(77, "салам");

        await poller.StartAsync(CancellationToken.None);

        Assert.Single(await bench.Meanwhile(bench.Intake.Batch()));
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Who_does_not_lead_learns_the_bots_name_and_leaves_the_updates_to_whoever_does()
    {
        await using var bench = await TelegramBench.Start();
        var leadership = new ToldLeadership();
        using var poller = bench.Poller(leadership);
        bench.Bot.Say(77, "биринчи");
        await poller.StartAsync(CancellationToken.None);
        await Until.True(() => bench.Status.Username is not null);
        Assert.Equal(["getMe"], bench.Bot.Calls.Select(c => c.Method));

        leadership.Begin();
        Assert.Equal("telegram:1", (await bench.Intake.Batch()).Single().Id);
        await bench.Bot.AllAcknowledged();
        await leadership.End();
        await Until.True(() => leadership.Ended == 1);
        bench.Bot.Say(77, "экинчи");
        Assert.Equal((1, true), (bench.Bot.Unacknowledged, bench.Intake.IsEmpty));

        leadership.Begin();
        Assert.Equal("telegram:2", (await bench.Intake.Batch()).Single().Id);
        await bench.Bot.AllAcknowledged();
        Assert.Equal(2, bench.Bot.Calls.Count(c => c.Method == "deleteWebhook"));
        await poller.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_stop_ends_the_long_poll_at_once()
    {
        await using var bench = await TelegramBench.Start();
        using var poller = bench.Poller();
        await poller.StartAsync(CancellationToken.None);
        await bench.Bot.Called("getUpdates");

        await poller.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(poller.ExecuteTask!.IsCompletedSuccessfully);
        Assert.True(bench.Intake.IsEmpty);
    }
}
