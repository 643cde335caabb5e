using System.Net;
using System.Text.Json.Nodes;

namespace ChatbotMonitor.Tests;

/// <summary>The worker on a disk that fails under it: it says so, takes in nothing, loses nothing, and goes on by itself.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class DiskTests : IAsyncLifetime
{
    FakeBotApi _bot = null!;
    FakeTwilio _twilio = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await FakeBotApi.Start();
        _twilio = await FakeTwilio.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _twilio.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_full_disk_is_outlived()
    {
        await using var disk = await SmallDisk.Mount(megabytes: 16);
        await using var worker = await Start(Path.Combine(disk.Folder, "monitor.db"));
        await IsOutlived(
            worker,
            // What the store gives back while it looks for room is taken too.
            async () => await Until.True(
                async () =>
                {
                    disk.Fill();
                    return !await IsReady(worker) && await Write(worker, "996555000009") == HttpStatusCode.ServiceUnavailable;
                },
                () => "The disk did not fill"),
            () =>
            {
                disk.Clear();
                return ValueTask.CompletedTask;
            },
            "No space left on device");
        Assert.Equal(0, await worker.Stop());
    }

    [Theory]
    [InlineData("fsync", "EIO", "Input/output error")]
    [InlineData("pwrite64,ftruncate,openat", "EROFS", "Read-only file system")]
    public async Task A_disk_that_fails_is_outlived(string calls, string error, string why)
    {
        await using var worker = await Start(null);
        SyscallFault? fault = null;
        string[] files = [worker.StoragePath, Path.ChangeExtension(worker.StoragePath, null) + "-log.db"];
        await IsOutlived(
            worker,
            async () => fault = await SyscallFault.Begin(worker.Id, calls, error, files),
            () => fault!.DisposeAsync(),
            why);
        Assert.Equal(0, await worker.Stop());
    }

    [Fact]
    public async Task A_log_on_a_full_disk_stops_nobody()
    {
        await using var disk = await SmallDisk.Mount(megabytes: 1);
        await using var worker = await Start(null, Path.Combine(disk.Folder, "worker-.json"));
        disk.Fill();
        var citizens = new StepsCitizens(_bot, _twilio, worker);
        citizens.Begin(chats: 20, phones: 1);
        Assert.Equal(0, await citizens.AllHeardAll());
        Assert.Equal(0, await worker.Stop());
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_said_once_at_the_start_and_stops_nobody()
    {
        await using var worker = await Start(null, "/dev/null/worker-.json");
        var citizens = new StepsCitizens(_bot, _twilio, worker);
        citizens.Begin(chats: 1, phones: 0);
        await citizens.AllHeardAll();
        Assert.Single(worker.Said.Split('\n'), line => line.Contains("Log__File", StringComparison.Ordinal) && line.Contains("/dev/null/worker-.json", StringComparison.Ordinal));
        Assert.Equal(0, await worker.Stop());
    }

    async Task IsOutlived(WorkerProcess worker, Func<Task> begin, Func<ValueTask> end, string why)
    {
        var (chat, phone) = (new BotCitizen(_bot, Absences.Chat(1)), new SmsCitizen(worker, _twilio, "+996555000001"));
        chat.Say("/start");
        await chat.Next("/forget");
        await phone.Write("STEPS");
        await phone.Next("2 Русский");

        await begin();
        var sid = SmsCitizen.NewSid();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await phone.Write("2", sid)).Status);
        chat.Say("Русский");
        await Until.True(() => worker.Said.Contains("Updates from Telegram could not be stored", StringComparison.Ordinal), seconds: 60);
        Assert.Equal((1, 1, 1), (_bot.Unacknowledged, _bot.Screen(chat.Chat).Count, phone.Inbox.Count));
        await Until.True(async () => !await IsReady(worker), () => "It is ready");
        Assert.Contains(why, await Trouble(worker), StringComparison.Ordinal);

        await end();
        await Until.True(async () => (await phone.Write("2", sid)).Status == HttpStatusCode.OK, () => "It did not go on by itself");
        await phone.Next("Добровольно");
        await phone.Next("1/5");
        await chat.Next("1/5");
        await _bot.AllAcknowledged();
        await Until.True(() => IsReady(worker), () => "It is not ready again");
        foreach (var words in new[] { "a", "b", "c", "d", "e" })
        {
            chat.Say(words);
            Assert.Equal(HttpStatusCode.OK, (await phone.Write(words)).Status);
        }

        // The summary is confirmed; by SMS there is none.
        chat.Say("1");
        await _bot.Shown(chat.Chat, "Спасибо!");
        await Until.True(() => phone.Inbox[^1].Contains("Спасибо!", StringComparison.Ordinal), seconds: 60);
        Assert.Equal((8, 8), (_bot.Screen(chat.Chat).Count, phone.Inbox.Count));
        var (_, table) = await worker.Run("export", "responses", "--out", "-");
        Assert.Equal(2, table.Split('\n').Count(row => row.Contains("a,b,c,d,e", StringComparison.Ordinal)));
    }

    async Task<WorkerProcess> Start(string? storage, string? log = null)
    {
        var settings = StepsCitizens.Settings(_bot, _twilio);
        if (storage is not null)
            settings["Storage__Path"] = storage;
        if (log is not null)
            settings["Log__File"] = log;
        return await WorkerProcess.Start(settings, TelegramWorker.Steps);
    }

    async Task<HttpStatusCode> Write(WorkerProcess worker, string number) => (await new SmsCitizen(worker, _twilio, "+" + number).Write("")).Status;

    static async Task<bool> IsReady(WorkerProcess worker)
    {
        using var answer = await worker.Http.GetAsync(new Uri(worker.Address, "/health/ready"));
        return answer.StatusCode == HttpStatusCode.OK;
    }

    static async Task<string> Trouble(WorkerProcess worker)
    {
        using var answer = await worker.Http.GetAsync(new Uri(worker.Address, "/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["store"]!;
    }
}
