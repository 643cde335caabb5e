using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatbotMonitor.Tests;

public sealed class WorkerTests : IAsyncLifetime
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worker");
    readonly MemoryStore _store = new();
    readonly CollectingChannel _channel = new();
    readonly Serilog.Core.Logger _log = new Serilog.LoggerConfiguration().CreateLogger();
    readonly HttpClient _http = new();
    WebApplication _worker = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new Settings
        {
            Urls = "http://127.0.0.1:0",
            Simulator = new SimulatorSettings { Enabled = false },
            Storage = new StorageSettings { Path = Path.Combine(_folder.FullName, "monitor.db") },
        };
        _worker = Wiring.Build(settings, Some.Content, _store, TimeProvider.System, _log, services =>
            services.AddSingleton<IChannel>(_channel));
        _worker.MapGet("/test/unforeseen", (Func<string>)(() => throw new InvalidOperationException("unforeseen")));
        _worker.MapGet("/test/malformed", (Func<string>)(() => throw new BadHttpRequestException("no", StatusCodes.Status413PayloadTooLarge)));
        await _worker.StartAsync();
        _http.BaseAddress = new Uri(_worker.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _worker.DisposeAsync();
        await _log.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_message_taken_in_is_answered_by_its_channel_and_counted()
    {
        await _worker.Services.GetRequiredService<IIntake>().Accept([Some.Inbound(Some.Chat(), id: "a"), Some.Inbound(Some.Chat(), id: "a")], default);
        Assert.Equal(Some.Chat(), (await _channel.Next()).Message.To);
        await Until.True(() => !_store.Pending().Any());

        var metrics = await _http.GetStringAsync("/metrics");
        foreach (var line in new[]
        {
            "chatbotmonitor_inbound_total{channel=\"telegram\"} 1", "chatbotmonitor_repeated_total 1", "chatbotmonitor_outbound_total{channel=\"telegram\",state=\"sent\"} 1",
            "chatbotmonitor_outbox_depth{channel=\"telegram\"} 0", "chatbotmonitor_outbox_oldest_seconds{channel=\"telegram\"} 0", "chatbotmonitor_aside_total 0",
            "chatbotmonitor_commit_messages_count 2", "chatbotmonitor_commit_seconds_count 2",
        })
        {
            Assert.Contains(line + "\n", metrics, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_alive_and_ready()
    {
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        var ready = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.False(ready.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Where_the_store_or_a_channel_fails_it_is_not_ready_and_says_why()
    {
        _store.Broken = new IOException("no space left");
        _worker.Services.GetRequiredService<ChannelStates>().Unreachable(ChannelNames.Telegram, "502");
        var ready = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var seen = await ready.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("no space left", seen.GetProperty("store").GetString());
        Assert.Equal("502", seen.GetProperty("channels").GetProperty("telegram").GetProperty("trouble").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("/test/unforeseen", HttpStatusCode.InternalServerError)]
    [InlineData("/test/malformed", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task The_web_edge_tells_the_caller_nothing_but_the_status(string path, HttpStatusCode status)
    {
        var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task It_stops_within_ten_seconds()
    {
        await _worker.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _worker.Services.GetRequiredService<IIntake>().Accept([Some.Inbound(Some.Chat())], default));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true, "http://127.0.0.1:5080/simulator")]
    [InlineData("http://0.0.0.0:80", false, "http://127.0.0.1:80/")]
    [InlineData("http://[::]:5081", true, "http://127.0.0.1:5081/simulator")]
    public void The_console_ends_with_the_address_to_open(string url, bool simulator, string address) => Assert.Equal(address, RunCommand.FrontDoor([url], simulator));

    [Fact]
    public async Task Faults_of_settings_and_content_are_told_at_once_and_nothing_starts()
    {
        using StringWriter output = new(), error = new();
        Assert.Equal(1, await RunCommand.Run(["--Telegram:Mode=pol", "--Content:Path=/nowhere"], output, error, default));
        Assert.Contains("Telegram__Mode: 'pol' is neither polling nor webhook. Write one of them.", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Content__Path", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
    }
}
