using System.Text.Json.Nodes;
using ChatbotMonitor.Channels.Telegram;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public class TelegramChannelTests
{
    static readonly Button[][] YesNo = [[new("Ооба", "d1:paid:yes"), new("Жок", "d1:paid:no")], [new("http://не ссылка", "http://is-data-too")]];

    [Fact]
    public async Task A_message_is_sent_as_plain_text_with_its_buttons()
    {
        await using var bench = await TelegramBench.Start();

        Assert.Equal(new SendOutcome.Sent(null), await bench.Send("Акча сурашты<b>бы</b>? https://e.kg", YesNo));

        var body = Assert.Single(bench.Bot.Calls).Body;
        Assert.Equal(77, (long)body["chat_id"]!);
        Assert.Equal("Акча сурашты<b>бы</b>? https://e.kg", (string)body["text"]!);
        Assert.Null(body["parse_mode"]);
        Assert.True((bool)body["link_preview_options"]!["is_disabled"]!);
        Assert.Equal(
            """[[{"text":"Ооба","callback_data":"d1:paid:yes"},{"text":"Жок","callback_data":"d1:paid:no"}],[{"text":"http://не ссылка","callback_data":"http://is-data-too"}]]""",
            Plain(body["reply_markup"]!["inline_keyboard"]!));
    }

    [Fact]
    public async Task A_long_message_comes_in_parts_with_the_buttons_under_the_last()
    {
        await using var bench = await TelegramBench.Start();

        await bench.Send($"{new string('а', 4000)}\n{new string('б', 4000)}", YesNo);

        Assert.Equal([null, "a keyboard"], bench.Bot.Calls.Select(c => c.Body["reply_markup"] is null ? null : "a keyboard"));
        Assert.Equal([new string('а', 4000), new string('б', 4000)], bench.Bot.Calls.Select(c => c.Text));
    }

    [Fact]
    public async Task A_picture_goes_with_its_words_under_it_also_to_a_group_that_moved()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", MigrateTo: -1005), "sendPhoto");
        var picture = new OutboxMessage(1, new Outbound(TelegramBench.Some(-77), "14 күн") { Photo = new byte[] { 1, 2, 3 }, Keyboard = YesNo }, bench.Time.GetUtcNow(), 0, bench.Time.GetUtcNow());

        Assert.Equal(new SendOutcome.Sent(null), await bench.Channel.Send(picture, CancellationToken.None));

        Assert.Equal([("sendPhoto", -77L, "14 күн"), ("sendPhoto", -1005L, "14 күн")], bench.Bot.Calls.Select(c => (c.Method, c.Chat, c.Text!)));
        Assert.All(bench.Bot.Calls, c => Assert.NotNull(c.Body["reply_markup"]));
    }

    [Fact]
    public async Task Where_a_later_part_fails_the_message_has_failed()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Result("""{"message_id":1,"date":0,"chat":{"id":77,"type":"private"}}"""));
        bench.Bot.Fail(new BotFault.Refusal(429, "Too Many Requests: retry after 3", RetryAfter: 3));

        Assert.Equal(new SendOutcome.RetryAfter(TimeSpan.FromSeconds(3)), await bench.Send(new string('а', 5000)));
    }

    /// <summary>Each row: how Telegram fails, and the outcome.</summary>
    public static TheoryData<object, SendOutcome> Failures => new()
    {
        { new BotFault.Refusal(429, "Too Many Requests: retry after 35", RetryAfter: 35), new SendOutcome.RetryAfter(TimeSpan.FromSeconds(35)) },
        { new BotFault.Refusal(429, "Too Many Requests"), new SendOutcome.RetryAfter(TimeSpan.FromSeconds(5)) },
        { new BotFault.Refusal(403, "Forbidden: bot was blocked by the user"), new SendOutcome.Unreachable("Forbidden: bot was blocked by the user") },
        { new BotFault.Refusal(403, "Forbidden: user is deactivated"), new SendOutcome.Unreachable("Forbidden: user is deactivated") },
        { new BotFault.Refusal(403, "Forbidden: bot was kicked from the group chat"), new SendOutcome.Unreachable("Forbidden: bot was kicked from the group chat") },
        { new BotFault.Refusal(400, "Bad Request: chat not found"), new SendOutcome.Unreachable("Bad Request: chat not found") },
        { new BotFault.Refusal(400, "Bad Request: user is deactivated"), new SendOutcome.Unreachable("Bad Request: user is deactivated") },
        { new BotFault.Refusal(400, "Bad Request: PEER_ID_INVALID"), new SendOutcome.Unreachable("Bad Request: PEER_ID_INVALID") },
        { new BotFault.Refusal(400, "Bad Request: message text is empty"), new SendOutcome.Rejected("Bad Request: message text is empty") },
        { new BotFault.Refusal(400, "Bad Request: not enough rights to send text messages to the chat"), new SendOutcome.Rejected("Bad Request: not enough rights to send text messages to the chat") },
        { new BotFault.Refusal(413, "Request Entity Too Large"), new SendOutcome.Rejected("Request Entity Too Large") },
        { new BotFault.Refusal(401, "Unauthorized"), new SendOutcome.TryLater("the bot token was refused") },
        { new BotFault.Refusal(404, "Not Found"), new SendOutcome.TryLater("the bot token was refused") },
        { new BotFault.Refusal(500, "Internal Server Error"), new SendOutcome.TryLater("500: Internal Server Error") },
        { new BotFault.Page(502), new SendOutcome.TryLater("HTTP 502 and no answer of the Bot API") },
        { new BotFault.Page(403), new SendOutcome.TryLater("HTTP 403 and no answer of the Bot API") },
        { new BotFault.Page(200), new SendOutcome.TryLater("HTTP 200 and no answer of the Bot API") },
        { new BotFault.Silence(), new SendOutcome.TryLater("No answer in time") },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Each_way_to_fail_is_an_outcome(object fault, SendOutcome outcome)
    {
        await using var bench = await TelegramBench.Start(limit: fault is BotFault.Silence ? TimeSpan.FromMilliseconds(300) : null);
        bench.Bot.Fail((BotFault)fault);

        Assert.Equal(outcome, await bench.Send("салам"));
        Assert.Single(bench.Bot.Calls);
    }

    [Fact]
    public async Task A_connection_cut_before_the_call_was_read_is_tried_later()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.CutBefore());

        Assert.IsType<SendOutcome.TryLater>(await bench.Send("салам"));
        Assert.Empty(bench.Bot.Calls);
    }

    [Fact]
    public async Task A_connection_cut_after_the_call_was_read_is_tried_later_and_not_by_the_channel()
    {
        await using var bench = await TelegramBench.Start();
        await bench.Send("эски байланыш");
        bench.Bot.Fail(new BotFault.CutAfter());

        Assert.IsType<SendOutcome.TryLater>(await bench.Send("салам"));
        Assert.Equal(2, bench.Bot.Calls.Count);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_later_and_its_outcome_tells_no_secret()
    {
        var bench = await TelegramBench.Start();
        await bench.Bot.DisposeAsync();

        var outcome = Assert.IsType<SendOutcome.TryLater>(await bench.Send("салам"));

        Assert.DoesNotContain(FakeBotApi.Token, outcome.Why, StringComparison.Ordinal);
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task A_sent_message_of_an_unknown_shape_is_sent()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Result("""{"message_id":5,"date":"tomorrow","chat":{"id":77,"type":"hologram"}}"""));

        Assert.IsType<SendOutcome.Sent>(await bench.Send("салам"));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_followed()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", MigrateTo: -100555));

        Assert.IsType<SendOutcome.Sent>(await bench.Send(-555, "Дайджест"));
        Assert.Equal([-555, -100555], bench.Bot.Calls.Select(c => c.Chat));
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_a_call_throws()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Silence());
        using var stop = new CancellationTokenSource();
        var message = new OutboxMessage(1, new Outbound(TelegramBench.Some(77), "салам"), default, 0, default);

        var sending = bench.Channel.Send(message, stop.Token);
        await bench.Bot.Called("sendMessage");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData("")]
    [InlineData("көп-көп-көп-көп-көп-көп-көп-көп-көптү")]
    public async Task Data_that_a_button_cannot_carry_is_the_callers_mistake(string data)
    {
        await using var bench = await TelegramBench.Start();

        await Assert.ThrowsAsync<ArgumentException>(() => bench.Send("?", [new Button("Ооба", data)]));
        Assert.Empty(bench.Bot.Calls);
    }

    [Fact]
    public async Task What_was_chosen_takes_the_place_of_the_last_keyboard()
    {
        await using var bench = await TelegramBench.Start();
        await bench.Send("Канча күн?", YesNo);
        await bench.Send("Билдирме");

        await bench.Channel.ShowChosen(TelegramBench.Some(77), promptId: null, "Ооба", CancellationToken.None);

        var edit = bench.Bot.Calls[^1];
        Assert.Equal("editMessageText", edit.Method);
        Assert.Equal("Канча күн?\n\n✓ Ооба", edit.Text);
        Assert.Equal(1001, (int)edit.Body["message_id"]!);
        Assert.Null(edit.Body["reply_markup"]);
    }

    [Fact]
    public async Task The_keyboard_of_a_prompt_nobody_remembers_is_taken_away()
    {
        await using var bench = await TelegramBench.Start();

        await bench.Channel.ShowChosen(TelegramBench.Some(77), "40", "Ооба", CancellationToken.None);

        var edit = Assert.Single(bench.Bot.Calls);
        Assert.Equal("editMessageReplyMarkup", edit.Method);
        Assert.Equal(40, (int)edit.Body["message_id"]!);
    }

    [Fact]
    public async Task Where_no_keyboard_is_known_there_is_nothing_to_edit()
    {
        await using var bench = await TelegramBench.Start();

        await bench.Channel.ShowChosen(TelegramBench.Some(77), promptId: null, "Ооба", CancellationToken.None);

        Assert.Empty(bench.Bot.Calls);
    }

    [Fact]
    public async Task An_edit_that_fails_is_forgotten()
    {
        await using var bench = await TelegramBench.Start();
        bench.Bot.Fail(new BotFault.Refusal(400, "Bad Request: message is not modified"), "editMessageReplyMarkup");

        await bench.Channel.ShowChosen(TelegramBench.Some(77), "40", "Ооба", CancellationToken.None);

        Assert.Single(bench.Bot.Calls);
    }

    [Fact]
    public void A_prompt_longest_unheard_of_is_forgotten_first()
    {
        var prompts = new TelegramPrompts(chats: 4);
        for (var chat = 1; chat <= 100; chat++)
        {
            prompts.Keep(chat, new TelegramPrompt(1, "x"));
            prompts.Keep(1000, new TelegramPrompt(1, "busy"));
        }

        Assert.Null(prompts.Take(1, null));
        Assert.NotNull(prompts.Take(100, null));
        Assert.NotNull(prompts.Take(1000, null));
        Assert.Null(prompts.Take(1000, null));
    }

    [Fact]
    public void Settings_tell_no_secret_when_printed() => Assert.DoesNotContain(
        FakeBotApi.Token,
        new TelegramSettings { BotToken = FakeBotApi.Token, SecretToken = FakeBotApi.Token }.ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void Each_fault_in_the_settings_is_named_by_its_key()
    {
        Assert.Empty(new TelegramSettings().Faults());
        Assert.Empty(new TelegramSettings { BotToken = FakeBotApi.Token }.Faults());
        Assert.Equal(
            ["Telegram__BotToken", "Telegram__ApiRoot", "Telegram__WebhookUrl", "Telegram__SecretToken"],
            new TelegramSettings { BotToken = "my token", ApiRoot = "https://proxy.kg/telegram", Mode = TelegramMode.Webhook, SecretToken = "a b" }.Faults().Select(f => f.Split(':')[0]));
    }

    static string Plain(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
