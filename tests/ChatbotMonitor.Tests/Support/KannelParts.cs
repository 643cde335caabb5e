using System.Collections.Concurrent;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Prometheus;

namespace ChatbotMonitor.Tests;

/// <summary>The channel and its webhooks as the host puts them together, and messages to send.</summary>
static class KannelParts
{
    public const string Secret = "S3cret-that.Kannel_shows";
    public const string Password = "a word & no more";
    public const string Number = "+996555123456";

    public static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static KannelSettings Settings(Uri sendUrl) => new()
    {
        SendUrl = sendUrl,
        Username = "monitor",
        Password = Password,
        From = "4545",
        ReceiptUrl = new Uri("http://127.0.0.1:5080/sms/kannel/receipt"),
        InboundSecret = Secret,
    };

    public static ServiceProvider Provider(KannelSettings settings, TimeProvider time) =>
        new ServiceCollection().AddSingleton(time).AddLogging().AddKannel(settings).BuildServiceProvider();

    public static OutboxMessage Message(string text, long id = 7) =>
        new(id, new Outbound(new Address(ChannelNames.Sms, Number), text), DateTimeOffset.UnixEpoch, 0, DateTimeOffset.UnixEpoch);
}

/// <summary>A sendsms on loopback that answers as it is told, and keeps what it was asked.</summary>
sealed class FakeSendsms : IAsyncDisposable
{
    readonly WebApplication _app;

    FakeSendsms(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/cgi-bin/sendsms");

    /// <summary>The parameters that came in, oldest first.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = [];

    /// <summary>How it answers; a message taken unless told otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http => Say(http, 202, "0: Accepted for delivery");

    public static async Task<FakeSendsms> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeSendsms(app);
        app.Run(http =>
        {
            fake.Requests.Enqueue(http.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal));
            return fake.Answer(http);
        });
        await app.StartAsync();
        return fake;
    }

    /// <summary>Answers as Kannel does: HTML by its type, one line by what it says.</summary>
    public static Task Say(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync(text);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <summary>Kannel's webhooks on a real server on loopback, with an Intake that keeps what it is given or fails as it is told.</summary>
sealed class KannelHost : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly CollectorRegistry _registry;

    KannelHost(WebApplication app, CollectorRegistry registry, TwilioHost.CollectingIntake intake, TwilioHost.CollectingLog log)
    {
        (_app, _registry, Intake, Log) = (app, registry, intake, log);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public TwilioHost.CollectingIntake Intake { get; }

    public TwilioHost.CollectingLog Log { get; }

    public HttpClient Client { get; }

    public static async Task<KannelHost> Start(KannelSettings settings)
    {
        var (registry, intake, log) = (Metrics.NewCustomRegistry(), new TwilioHost.CollectingIntake(), new TwilioHost.CollectingLog());
        var builder = WebApplication.CreateSlimBuilder();
        // Of the framework what the worker lets through: its requests are logged with their addresses.
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<IIntake>(intake)
            .AddSingleton<TimeProvider>(new FakeTimeProvider(KannelParts.Now))
            .AddSingleton<IMetricFactory>(Metrics.WithCustomRegistry(registry))
            .AddKannel(settings);
        var app = builder.Build();
        app.MapKannelWebhooks();
        await app.StartAsync();
        return new KannelHost(app, registry, intake, log);
    }

    /// <summary>The counters as <c>/metrics</c> would show them, those that are not 0.</summary>
    public async Task<string> Counted()
    {
        using var text = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(text);
        return string.Join('\n', System.Text.Encoding.UTF8.GetString(text.ToArray()).Split('\n').Where(line => line.StartsWith("chatbotmonitor_", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
