namespace ChatbotMonitor.Tests;

/// <summary>What an operator does on the worst day, done beforehand.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class RestoreDrillTests
{
    [Fact]
    public async Task A_backup_made_while_messages_stream_in_goes_on_from_one_moment()
    {
        await using var bot = await FakeBotApi.Start();
        await using var twilio = await FakeTwilio.Start();
        await using var worker = await WorkerProcess.Start(StepsCitizens.Settings(bot, twilio), TelegramWorker.Steps);
        var citizens = new StepsCitizens(bot, twilio, worker);
        var streaming = true;
        var stream = Stream();
        await Until.True(() => citizens.Shown > 20, seconds: 60);
        var (saved, said) = await worker.Run("backup", "copy.db");
        streaming = false;
        await stream;
        Assert.True(saved == 0, said);
        await citizens.AllHeardAll();

        // The disk is gone, and with it all that came after the copy.
        Assert.Equal(0, await worker.Stop());
        File.Delete(worker.StoragePath);
        var (restored, word) = await worker.Run("restore", "copy.db");
        Assert.True(restored == 0, word);

        // Whatever was said comes once more: what the copy holds already does nothing, the rest is taken up where the copy stands.
        await worker.Start();
        bot.EverythingAgain();
        await bot.AllAcknowledged();
        await citizens.AllHeardAll();
        await citizens.AreKeptOnce();
        Assert.True(await worker.Counted("chatbotmonitor_repeated_total") > 0, "The copy held nothing.");
        Assert.Equal(0, await worker.Counted("chatbotmonitor_aside_total"));

        Task Stream() => Until.True(
            () =>
            {
                if (citizens.Shown >= (citizens.Count * 8) - 100 && citizens.Count < 900)
                    citizens.Begin(chats: 10, phones: 0);
                return Task.FromResult(!streaming || citizens.Count >= 900);
            },
            () => "The backup did not end");
    }
}
