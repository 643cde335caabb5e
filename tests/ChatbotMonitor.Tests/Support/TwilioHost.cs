using System.Collections.Concurrent;
using ChatbotMonitor.Channels.Twilio;
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

/// <summary>Twilio's webhooks on a real server on loopback, with an Intake that keeps what it is given or fails as it is told.</summary>
sealed class TwilioHost : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly CollectorRegistry _registry;

    TwilioHost(WebApplication app, CollectorRegistry registry, CollectingIntake intake, CollectingLog log)
    {
        (_app, _registry, Intake, Log) = (app, registry, intake, log);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public CollectingIntake Intake { get; }

    public CollectingLog Log { get; }

    public HttpClient Client { get; }

    public DateTimeOffset Now { get; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static async Task<TwilioHost> Start(TwilioSettings settings)
    {
        var (registry, intake, log) = (Metrics.NewCustomRegistry(), new CollectingIntake(), new CollectingLog());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<IIntake>(intake)
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)))
            .AddSingleton<IMetricFactory>(Metrics.WithCustomRegistry(registry))
            .AddTwilio(settings);
        var app = builder.Build();
        app.MapTwilioWebhooks();
        await app.StartAsync();
        return new TwilioHost(app, registry, intake, log);
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

    /// <summary>Keeps what it is given.</summary>
    internal sealed class CollectingIntake : IIntake
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

        public Task Accept(SetAside update, CancellationToken cancel) => throw new NotSupportedException("Twilio's webhooks set nothing aside.");

        public Task Accept(Receipt receipt, CancellationToken cancel)
        {
            if (Failure is not null)
                return Task.FromException(Failure);
            Receipts.Enqueue(receipt);
            return Task.CompletedTask;
        }
    }

    /// <summary>Keeps every line at every level, exceptions included.</summary>
    internal sealed class CollectingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
