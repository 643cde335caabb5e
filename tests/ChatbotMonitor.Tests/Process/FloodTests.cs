using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ChatbotMonitor.Tests;

/// <summary>The worker under more than people send.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class FloodTests : IAsyncLifetime
{
    const long Megabyte = 1 << 20;

    FakeBotApi _bot = null!;
    FakeTwilio _twilio = null!;
    WorkerProcess _worker = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await FakeBotApi.Start();
        _twilio = await FakeTwilio.Start();
        var settings = StepsCitizens.Settings(_bot, _twilio);
        settings["Simulator__Enabled"] = "true";
        _worker = await WorkerProcess.Start(settings, TelegramWorker.Steps);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _twilio.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task Ten_thousand_messages_of_one_sender_are_told_once_and_harm_nobody_else()
    {
        const int Flood = 10_000;
        var before = Memory();
        var script = Absences.Chat(9_000);
        for (var n = 0; n < Flood; n++)
            _bot.Say(script, string.Create(CultureInfo.InvariantCulture, $"{n}"));
        var citizens = new StepsCitizens(_bot, _twilio, _worker);
        citizens.Begin(chats: 5, phones: 2);

        Assert.Equal(0, await citizens.AllHeardAll());
        await _bot.AllAcknowledged();
        Assert.Single(_bot.Screen(script), m => m.Text.Contains("минуту", StringComparison.Ordinal));
        var refused = await _worker.Counted("chatbotmonitor_over_limit_total{channel=\"telegram\"}");
        // What a minute allows, and again what is earned while it lasts.
        Assert.InRange(refused, Flood - 1_000, Flood - 100);
        Assert.InRange(_bot.Screen(script).Count, 100, Flood - (int)refused + 1);
        Assert.InRange(Memory() - before, long.MinValue, 200 * Megabyte);
        await citizens.AreKeptOnce();
    }

    [Theory]
    [InlineData("/sms/twilio", "X-Twilio-Signature: AAAA", "application/x-www-form-urlencoded")]
    [InlineData("/sms/twilio/status", "X-Twilio-Signature: AAAA", "application/x-www-form-urlencoded")]
    [InlineData("/telegram/webhook", "X-Telegram-Bot-Api-Secret-Token: wrong", "application/json")]
    [InlineData("/sms/android", "X-Signature: AAAA", "application/json")]
    [InlineData("/sms/kannel", "X: x", "text/plain")]
    [InlineData("/simulator/messages", "X-Simulator: 1", "application/json")]
    [InlineData("/answer/482913", "X: x", "application/x-www-form-urlencoded")]
    [InlineData("/control/backup", "X: x", "application/json")]
    public async Task A_body_of_a_hundred_megabytes_is_refused_and_not_kept(string path, string header, string type)
    {
        var before = Memory();
        foreach (var isChunked in (bool[])[false, true])
        {
            var status = await Post(path, header, type, isChunked);
            // Where it hangs up while it is still sent to, there may be no answer to read.
            Assert.True(status is 0 or (>= 400 and < 500), $"{path} answered {status}");
        }

        Assert.InRange(Memory() - before, long.MinValue, 60 * Megabyte);
        using var alive = await _worker.Http.GetAsync(new Uri(_worker.Address, "/health/live"));
        Assert.True(alive.IsSuccessStatusCode);
    }

    async Task<int> Post(string path, string header, string type, bool isChunked)
    {
        const int Chunks = 1_600, Chunk = 64 * 1024;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(_worker.Address.Host, _worker.Address.Port);
        var length = isChunked ? "Transfer-Encoding: chunked" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Chunks * Chunk}");
        var letters = Enumerable.Repeat((byte)'a', Chunk).ToArray();
        byte[] chunk = isChunked ? [.. Encoding.ASCII.GetBytes($"{Chunk:x}\r\n"), .. letters, .. "\r\n"u8] : letters;
        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\nContent-Type: {type}\r\n{length}\r\n\r\n"));
            for (var n = 0; n < Chunks && !socket.Poll(0, SelectMode.SelectRead); n++)
                await socket.SendAsync(chunk);
            var head = new byte[12];
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return await socket.ReceiveAsync(head.AsMemory(), patience.Token) == head.Length ? int.Parse(Encoding.ASCII.GetString(head, 9, 3), CultureInfo.InvariantCulture) : 0;
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    long Memory()
    {
        using var process = Process.GetProcessById(_worker.Id);
        return process.WorkingSet64;
    }
}
