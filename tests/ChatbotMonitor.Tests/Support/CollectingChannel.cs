using System.Threading.Channels;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>A channel that collects what it is given, and answers as it is told.</summary>
sealed class CollectingChannel(string name = ChannelNames.Telegram) : IChannel, IShowsChoices
{
    readonly Channel<OutboxMessage> _tried = Channel.CreateUnbounded<OutboxMessage>();
    readonly Channel<string> _shown = Channel.CreateUnbounded<string>();

    public string Name => name;

    /// <summary>What each attempt comes to.</summary>
    public Func<OutboxMessage, CancellationToken, Task<SendOutcome>> Answer { get; set; } = (m, _) => Task.FromResult<SendOutcome>(new SendOutcome.Sent($"p{m.Id}"));

    /// <summary>The next message tried; fails the test where none is within five seconds.</summary>
    public async Task<OutboxMessage> Next() => await _tried.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));

    /// <summary>The next messages tried.</summary>
    public async Task<long[]> Next(int count)
    {
        var ids = new long[count];
        for (var i = 0; i < count; i++)
            ids[i] = (await Next()).Id;
        return ids;
    }

    /// <summary>The next choice shown.</summary>
    public async Task<string> Shown() => await _shown.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));

    public bool IsQuiet => _tried.Reader.Count == 0;

    public Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        _tried.Writer.TryWrite(message);
        return Answer(message, cancel);
    }

    public string? LastPrompt(Address address) => "last";

    public Task ShowChosen(Address address, string? promptId, string chosen, CancellationToken cancel)
    {
        _shown.Writer.TryWrite(chosen);
        return Task.CompletedTask;
    }
}
