using ChatbotMonitor.Channels.Telegram;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Prometheus;

namespace ChatbotMonitor.Tests;

/// <summary>The parts of the Telegram channel, put together as the worker does, against a Bot API of our own.</summary>
sealed class TelegramBench : IAsyncDisposable
{
    readonly TelegramApi _answers;
    readonly TelegramApi _cosmetics;

    TelegramBench(FakeBotApi bot, TelegramSettings settings, TimeSpan? limit)
    {
        Bot = bot;
        Settings = settings;
        _answers = new TelegramApi(settings, TimeProvider.System, limit: limit);
        _cosmetics = new TelegramApi(settings, TimeProvider.System, connections: 4, limit);
        Channel = new TelegramChannel(_answers, _cosmetics, Prompts);
        Reception = new TelegramReception(Intake, Status, new TelegramPresses(_cosmetics), Prompts, Time, Log.CreateLogger<TelegramReception>());
        Greeting = new TelegramGreeting(_answers, settings, Status, Texts(), Log.CreateLogger<TelegramGreeting>());
    }

    public FakeBotApi Bot { get; }

    public TelegramSettings Settings { get; }

    /// <summary>The time of waits between attempts; calls themselves run on the machine's.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 11, 20, 3, 0, 0, TimeSpan.Zero));

    public CollectingLog Log { get; } = new();

    public ListeningIntake Intake { get; } = new();

    public TelegramPrompts Prompts { get; } = new();

    public TelegramStatus Status { get; } = new(Metrics.WithCustomRegistry(Metrics.NewCustomRegistry()));

    public TelegramChannel Channel { get; }

    public TelegramReception Reception { get; }

    public TelegramGreeting Greeting { get; }

    public static async Task<TelegramBench> Start(TelegramMode mode = TelegramMode.Polling, string token = FakeBotApi.Token, TimeSpan? limit = null)
    {
        var bot = await FakeBotApi.Start();
        return new TelegramBench(bot, new TelegramSettings
        {
            BotToken = token,
            ApiRoot = bot.Root,
            Mode = mode,
            WebhookUrl = "https://bot.example.org",
            SecretToken = "S3cret_that-no-log-may-show",
        }, limit);
    }

    public TelegramPoller Poller(ILeadership? leadership = null) => new(_answers, Greeting, Reception, leadership ?? new SoleLeader(), Status, Time, Log.CreateLogger<TelegramPoller>());

    public TelegramWebhookRegistration Registration() => new(Greeting, new SoleLeader(), Status, Time, Log.CreateLogger<TelegramWebhookRegistration>());

    public TelegramWebhook Webhook() => new(Settings, Reception);

    public Task<SendOutcome> Send(string text, params Button[][] keyboard) => Send(77, text, keyboard);

    public Task<SendOutcome> Send(long chat, string text, params Button[][] keyboard) =>
        Channel.Send(new OutboxMessage(1, new Outbound(Some(chat), text) { Keyboard = keyboard }, Time.GetUtcNow(), 0, Time.GetUtcNow()), CancellationToken.None);

    public static Address Some(long chat) => new(ChannelNames.Telegram, chat.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Lets the waits pass until <paramref name="task"/> is done.</summary>
    public async Task<T> Meanwhile<T>(Task<T> task)
    {
        while (await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System)) != task)
            Time.Advance(TimeSpan.FromSeconds(1));
        return await task;
    }

    public async ValueTask DisposeAsync()
    {
        _answers.Dispose();
        _cosmetics.Dispose();
        await Bot.DisposeAsync();
        Assert.DoesNotContain(Log.Lines, line => line.Contains(FakeBotApi.Token, StringComparison.Ordinal) || line.Contains(Settings.SecretToken!, StringComparison.Ordinal));
    }

    static Texts Texts() => new(
        from language in Languages.All
        from key in TextKeys.All
        select KeyValuePair.Create((language, key), new Phrase($"{key} in {language}")));
}
