using System.Threading.Channels;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Pipeline;

/// <summary>A keyboard to take away, and what was chosen there.</summary>
readonly record struct Cosmetic(Address Address, string? PromptId, string Chosen);

/// <summary>Edits answered questions where nobody is held up by it: under load an edit waits a little, and then is dropped.</summary>
sealed class Cosmetics(IReadOnlyList<OutboxLine> lines, Outbox outbox, TimeProvider time, Meters meters, ILogger<Cosmetics> log) : BackgroundService
{
    const int Workers = 4;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly Dictionary<string, IShowsChoices> _channels = lines.Select(l => l.Channel).Where(c => c is IShowsChoices).ToDictionary(c => c.Name, c => (IShowsChoices)c, StringComparer.Ordinal);
    readonly Channel<(Cosmetic What, DateTimeOffset At)> _waiting = Channel.CreateBounded<(Cosmetic, DateTimeOffset)>(
        new BoundedChannelOptions(500) { FullMode = BoundedChannelFullMode.DropOldest },
        _ => meters.CosmeticDropped());

    /// <summary>The message that an edit without an id is about; asked before the next prompt goes out, which would be taken for it.</summary>
    public Cosmetic About(Cosmetic cosmetic) =>
        cosmetic.PromptId is null && _channels.TryGetValue(cosmetic.Address.Channel, out var channel) ? cosmetic with { PromptId = channel.LastPrompt(cosmetic.Address) } : cosmetic;

    /// <summary>Takes edits; the oldest make room for the newest.</summary>
    public void Add(List<Cosmetic> cosmetics)
    {
        if (cosmetics.Count == 0)
            return;
        var now = time.GetUtcNow();
        foreach (var cosmetic in cosmetics)
        {
            if (cosmetic.PromptId is not null && _channels.ContainsKey(cosmetic.Address.Channel))
                _waiting.Writer.TryWrite((cosmetic, now));
        }
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Work(stoppingToken)));

    async Task Work(CancellationToken stop)
    {
        await foreach (var (cosmetic, at) in _waiting.Reader.ReadAllAsync(stop))
        {
            if (await IsSpare(cosmetic.Address.Channel, at, stop))
                await Show(cosmetic, stop);
            else
                meters.CosmeticDropped();
        }
    }

    async Task<bool> IsSpare(string channel, DateTimeOffset since, CancellationToken stop)
    {
        while (!outbox.TrySpare(channel))
        {
            if (time.GetUtcNow() - since >= Patience)
                return false;
            await Task.Delay(Pause, time, stop);
        }

        return true;
    }

    async Task Show(Cosmetic cosmetic, CancellationToken stop)
    {
        try
        {
            await _channels[cosmetic.Address.Channel].ShowChosen(cosmetic.Address, cosmetic.PromptId, cosmetic.Chosen, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // Only cosmetic: the answer itself is stored, and the person has the next question.
            log.LogDebug(e, "An edit for {Address} failed", cosmetic.Address);
        }
    }
}
