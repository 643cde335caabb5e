using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ChatbotMonitor.Channels.Simulator;

/// <summary>One page that watches the screens. A page that does not keep up is let go: it connects again and gets a new snapshot.</summary>
sealed class ScreenWatch(TimeProvider time, Action<ScreenWatch> onEnd) : IDisposable
{
    /// <summary>Silence is broken this often, so that a page knows a dead worker from a quiet one.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    const int Backlog = 1000;

    readonly Channel<ScreenEvent> _events = Channel.CreateBounded<ScreenEvent>(new BoundedChannelOptions(Backlog) { SingleReader = true });

    /// <summary>Passes an event on; false where the page has fallen behind or gone.</summary>
    public bool Tell(ScreenEvent happened)
    {
        if (_events.Writer.TryWrite(happened))
            return true;
        End();
        return false;
    }

    /// <summary>Ends the events after those that were passed on.</summary>
    public void End() => _events.Writer.TryComplete();

    /// <summary>What happens, until the watch is disposed or <paramref name="cancel"/> is; then it ends without a fault.</summary>
    public async IAsyncEnumerable<ScreenEvent> Events([EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var ended = cancel.Register(Dispose);
        using var beat = new PeriodicTimer(Heartbeat, time);
        var tick = beat.WaitForNextTickAsync(CancellationToken.None).AsTask();
        var ready = _events.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        while (true)
        {
            if (await Task.WhenAny(ready, tick) == tick)
            {
                tick = beat.WaitForNextTickAsync(CancellationToken.None).AsTask();
                yield return new ScreenEvent.Beat();
                continue;
            }

            if (!await ready)
                yield break;
            while (_events.Reader.TryRead(out var happened))
                yield return happened;
            ready = _events.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        End();
        onEnd(this);
    }
}
