using System.Net;

namespace ChatbotMonitor.Tests;

/// <summary>The worker as a process that Telegram posts to.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class TelegramWebhookWorkerTests
{
    [Fact]
    public async Task Who_shows_the_secret_is_answered_once_even_where_the_power_fails_right_after_the_200()
    {
        await using var bot = await FakeBotApi.Start();
        await using var worker = await WorkerProcess.Start(TelegramWorker.Webhook(bot), TelegramWorker.Steps);
        var citizen = new BotCitizen(bot, Absences.Chat(1));
        var start = TelegramWorker.Update(1, "/start");
        Assert.Equal(HttpStatusCode.Forbidden, await TelegramWorker.Post(worker, start, secret: null));
        Assert.Equal(HttpStatusCode.Forbidden, await TelegramWorker.Post(worker, start, Absences.WebhookSecret + "r"));

        Assert.Equal(HttpStatusCode.OK, await TelegramWorker.Post(worker, start));
        await citizen.Next("/forget");
        Assert.Equal(HttpStatusCode.OK, await TelegramWorker.Post(worker, start));
        Assert.Equal(HttpStatusCode.OK, await TelegramWorker.Post(worker, TelegramWorker.Update(2, "Русский")));
        await citizen.Next("1/5");
        await worker.Settled("telegram", 2);

        Assert.Equal(HttpStatusCode.OK, await TelegramWorker.Post(worker, TelegramWorker.Update(3, "a")));
        await worker.Kill();
        await worker.Start();
        await bot.Shown(citizen.Chat, "2/5");
        Assert.Equal(HttpStatusCode.OK, await TelegramWorker.Post(worker, TelegramWorker.Update(3, "a")));
        Assert.Equal(HttpStatusCode.OK, await TelegramWorker.Post(worker, TelegramWorker.Update(4, "b")));
        await bot.Shown(citizen.Chat, "3/5");

        // What was on its way when the power failed may have been said twice; nothing else was.
        Assert.Equal(4, citizen.Heard.Count());
        Assert.Equal(1, await worker.Counted("chatbotmonitor_repeated_total"));
    }
}
