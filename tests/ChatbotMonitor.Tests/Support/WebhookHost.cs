using System.Collections.Concurrent;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Prometheus;

namespace ChatbotMonitor.Tests;

/// <summary>A channel's webhooks on a real server on loopback, with an Intake that keeps what it is given or fails as it is told.</summary>
sealed class WebhookHost : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly CollectorRegistry _registry;

    WebhookHost(WebApplication app, CollectorRegistry registry, CollectingIntake intake, CollectingLog log)
    {
        (_app, _registry, Intake, Log) = (app, registry, intake, log);
        Client = new HttpClient { BaseAddress = Url };
    }

    /// <summary>The time that its clock shows.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public CollectingIntake Intake { get; }

    public CollectingLog Log { get; }

    public HttpClient Client { get; }

    public Uri Url => new(_app.Urls.First());

    /// <summary>Starts it with what <paramref name="add"/> and <paramref name="map"/> bring.</summary>
    /// <param name="add">The channel's parts.</param>
    /// <param name="map">The channel's endpoints.</param>
    /// <param name="framework">What of the framework's own log is kept.</param>
    public static async Task<WebhookHost> Start(Action<IServiceCollection> add, Action<WebApplication> map, LogLevel framework = LogLevel.Trace)
    {
        var (registry, intake, log) = (Metrics.NewCustomRegistry(), new CollectingIntake(), new CollectingLog());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", framework);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<IIntake>(intake)
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Now))
            .AddSingleton<IMetricFactory>(Metrics.WithCustomRegistry(registry));
        add(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new WebhookHost(app, registry, intake, log);
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

/// <summary>Keeps what it is given, or fails as it is told.</summary>
sealed class CollectingIntake : IIntake
{
    public ConcurrentQueue<Inbound> Messages { get; } = [];

    public ConcurrentQueue<Receipt> Receipts { get; } = [];

    public Exception? Failure { get; set; }

    public Task Accept(IReadOnlyList<Inbound> messages, CancellationToken cancel)
    {
        if (Failure is not null)
            return Task.FromException(Failure);
        foreach (var message in messages)
            Messages.Enqueue(message);
        return Task.CompletedTask;
    }

    public Task Accept(SetAside update, CancellationToken cancel) => throw new NotSupportedException("These webhooks set nothing aside.");

    public Task Accept(Receipt receipt, CancellationToken cancel)
    {
        if (Failure is not null)
            return Task.FromException(Failure);
        Receipts.Enqueue(receipt);
        return Task.CompletedTask;
    }
}
