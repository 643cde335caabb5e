using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Tests;

/// <summary>A log that keeps each line with its error, whole stack and all, as a sink would write them.</summary>
sealed class CollectingLog : ILoggerProvider, ILoggerFactory, ILogger
{
    readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}".TrimEnd());

    public void Dispose() { }
}
