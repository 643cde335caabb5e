using System.Threading.Channels;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

/// <summary>An intake that keeps what it was given, waits to be let go on where a test asks for it, and fails where told to.</summary>
sealed class ListeningIntake : IIntake
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Channel<IReadOnlyList<Inbound>> _batches = Channel.CreateUnbounded<IReadOnlyList<Inbound>>();
    readonly Channel<SetAside> _aside = Channel.CreateUnbounded<SetAside>();
    int _failures;

    /// <summary>What each batch waits for before it is on disk.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The next <paramref name="times"/> batches come, and fail.</summary>
    public void Fail(int times = 1) => _failures = times;

    /// <summary>The next batch that came, stored or not.</summary>
    public Task<IReadOnlyList<Inbound>> Batch() => _batches.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next update that was set aside.</summary>
    public Task<SetAside> Aside() => _aside.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Whether nothing came that was not looked at.</summary>
    public bool IsEmpty => !_batches.Reader.TryPeek(out _) && !_aside.Reader.TryPeek(out _);

    public async Task Accept(IReadOnlyList<Inbound> messages, CancellationToken cancel)
    {
        _batches.Writer.TryWrite(messages);
        await Gate.WaitAsync(cancel);
        if (Interlocked.Decrement(ref _failures) >= 0)
            throw new IOException("The disk is full.");
    }

    public Task Accept(SetAside update, CancellationToken cancel)
    {
        _aside.Writer.TryWrite(update);
        return Task.CompletedTask;
    }

    public Task Accept(Receipt receipt, CancellationToken cancel) => throw new NotSupportedException("Telegram sends no receipts.");
}
