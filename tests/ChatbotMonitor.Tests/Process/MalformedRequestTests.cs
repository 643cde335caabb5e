using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ChatbotMonitor.Tests;

/// <summary>The worker as a process, all its doors open, and ten thousand requests that nobody in good faith sends.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class MalformedRequestTests
{
    const int Half = 5_000;
    static readonly int[] Faults = [500, 502, 503, 504];

    [Fact]
    public async Task None_is_a_fault_of_the_server_and_no_message_is_lost_among_them()
    {
        await using var bot = await FakeBotApi.Start();
        await using var twilio = await FakeTwilio.Start();
        await using var worker = await WorkerProcess.Start(Settings(bot, twilio));
        var statuses = new ConcurrentDictionary<int, int>();

        var citizen = new BotCitizen(bot, Absences.Chat(1));
        await Say(worker, 2_000_001, "/start");
        await bot.Shown(citizen.Chat, "/forget");
        await Task.WhenAll(Flood(worker, 0, statuses), InBetween());
        await Flood(worker, Half, statuses);
        await Say(worker, 2_000_003, "/help");
        await bot.Shown(citizen.Chat, "/status");

        Assert.Equal(3, citizen.Heard.Count());
        Assert.Equal(2 * Half, statuses.Values.Sum());
        Assert.All([200, 202, 204, 400, 403, 404, 405, 413, 415], status => Assert.Contains(status, statuses.Keys));
        Assert.Equal(HttpStatusCode.OK, (await worker.Http.GetAsync(new Uri(worker.Address, "/health/live"))).StatusCode);
        Assert.Equal(0, await worker.Stop());
        Assert.DoesNotContain(" ERR ", worker.Said, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(worker.Folder, "log")));

        async Task InBetween()
        {
            await Say(worker, 2_000_002, "Русский");
            await bot.Shown(citizen.Chat, "1/11");
        }
    }

    static Task Flood(WorkerProcess worker, int first, ConcurrentDictionary<int, int> statuses) =>
        Parallel.ForAsync(first, first + Half, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var request = await MalformedRequests.Make(number, TimeProvider.System.GetUtcNow());
            var status = await RawHttp.Send(worker.Address, request);
            Assert.False(Faults.Contains(status), $"Request {number} was answered {status}: {Encoding.UTF8.GetString(request, 0, Math.Min(request.Length, 2_000))}");
            statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        });

    static async Task Say(WorkerProcess worker, int number, string text) =>
        Assert.Equal(HttpStatusCode.OK, await TelegramWorker.Post(worker, TelegramWorker.Update(number, text)));

    static Dictionary<string, string> Settings(FakeBotApi bot, FakeTwilio twilio)
    {
        var settings = OpenDoors.Settings(bot, twilio);
        settings["Simulator__Enabled"] = "true";
        return settings;
    }
}
