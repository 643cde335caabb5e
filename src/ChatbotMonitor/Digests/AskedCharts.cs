using System.Threading.Channels;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Digests;

/// <summary>Draws the charts of digests that somebody asked for, one after another, behind their texts.</summary>
sealed class AskedCharts(DigestPictures pictures, TimeProvider time, Func<Action<Batch>, Task> commit, ILogger<AskedCharts> log) : BackgroundService
{
    // Whoever asks faster than is drawn has pictures enough.
    readonly Channel<Asked> _asked = Channel.CreateBounded<Asked>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Takes a digest whose text has just been written; the same twice, where a batch was begun anew, is drawn once.</summary>
    public void Add(Digest digest, Address to) => _asked.Writer.TryWrite(new Asked(digest, to));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Asked? last = null;
        await foreach (var asked in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            if (last is not null && last.To == asked.To && last.Digest.Window == asked.Digest.Window)
                continue;
            last = asked;
            try
            {
                await pictures.Send(asked.Digest, _ => [asked.To], time.GetUtcNow(), commit, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The chart for {Coordinator} was not sent", asked.Digest.Coordinator.Id);
            }
        }
    }

    sealed record Asked(Digest Digest, Address To);
}
