namespace ChatbotMonitor.Tests;

/// <summary>The worker as a process under the load that its peers are measured by; nothing here depends on the time it takes.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class TelegramLoadTests
{
    [Fact]
    public async Task Three_hundred_citizens_fifty_at_a_time_all_come_to_the_end()
    {
        await using var load = await TelegramLoad.Start("--chats", "300", "--active", "50", "--warmup", "20", "--stall", "180");
        await using var worker = await WorkerProcess.Start(TelegramWorker.Settings(load.Root), Path.GetFullPath(Path.Combine(Prerequisite.Shared("bench/content/surveys/load.yaml"), "../..")));

        var (code, measured) = await load.End();
        Assert.True((code, (int)measured["completed"]!, (int)measured["runaway"]!) == (0, 300, 0), $"{code}: {measured}\n{worker.Said}");
        Assert.Equal(0, await worker.Counted("chatbotmonitor_aside_total"));
        Assert.Equal(0, await worker.Stop());
    }
}
