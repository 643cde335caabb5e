using System.Diagnostics;
using System.Threading.Channels;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Keeps this worker's share of the addresses: says in time that it lives, takes what is free, gives back what is too much, and sends nothing where it was silent for too long.</summary>
sealed class SlotKeeper(ISlots slots, Outbox outbox, TimeProvider time, Meters meters, ILogger log)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    // While there is something to wait for: slots of a worker that may be dead, or messages on their way from slots that are left.
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(1), Leaving = TimeSpan.FromMilliseconds(100);

    // Under load everybody rings all the time, and commits claim as they go.
    static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(15);

    // What is begun before the lease is over has this long to arrive.
    static readonly TimeSpan Arrival = TimeSpan.FromSeconds(2);

    readonly Lock _turning = new();
    readonly HashSet<int> _leaving = [];
    readonly Channel<byte> _bell = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    int _fair = ISlots.All;
    int _shown = -1;
    bool _freed;
    bool _troubled;
    volatile Term? _term;

    /// <summary>Whether anything may be sent now.</summary>
    public bool Holds => _term is { } term && time.GetElapsedTime(term.From) < term.Length && time.GetUtcNow() - term.At < term.Length;

    /// <summary>Joins, and takes what is free.</summary>
    public void Begin()
    {
        slots.Join();
        Turn();
    }

    /// <summary>Renews until <paramref name="stop"/>.</summary>
    public async Task Run(CancellationToken stop)
    {
        var listening = Listen(stop);
        var renewed = time.GetTimestamp();
        var claimed = 0L;
        while (!stop.IsCancellationRequested)
        {
            var wait = _troubled || slots.Mine.Count < _fair ? Soon : Every;
            var left = wait - time.GetElapsedTime(renewed);
            await Rung(_leaving.Count > 0 && Leaving < left ? Leaving : left, stop);
            if (stop.IsCancellationRequested)
                break;
            if (time.GetElapsedTime(renewed) >= wait || Interlocked.Exchange(ref _freed, false))
            {
                renewed = time.GetTimestamp();
                Try(Turn);
            }
            else if (Stopwatch.GetElapsedTime(claimed) >= Gap || !await AreClaimedMeanwhile(stop))
            {
                Try(Messages);
                claimed = Stopwatch.GetTimestamp();
            }
        }

        await listening;
    }

    async Task<bool> AreClaimedMeanwhile(CancellationToken stop)
    {
        var (begun, _) = slots.Claims;
        await Task.Delay(Gap, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return slots.Claims.Over > begun && _leaving.Count == 0;
    }

    /// <summary>Renews, and takes and gives back what is due.</summary>
    public void Turn()
    {
        lock (_turning)
        {
            // By the clocks of this machine, from before it is asked for: a pause, and a machine that slept, count against it.
            var term = new Term(time.GetTimestamp(), time.GetUtcNow(), slots.Lease - Arrival);
            var lives = slots.Renew();
            lock (outbox.Handing)
            {
                if (!lives)
                {
                    log.LogWarning("This worker was silent for too long: another sends in its place, and it begins anew");
                    _term = null;
                    outbox.Drop(static _ => true);
                    _leaving.Clear();
                    slots.Lose();
                    slots.Join();
                }

                Take(slots.Claim(onlyMessages: false));
                _term = term;
            }

            GiveBack();
            outbox.Ring();
        }
    }

    /// <summary>Gives everything back; nothing is sent any more.</summary>
    public void End()
    {
        lock (_turning)
        {
            lock (outbox.Handing)
            {
                _term = null;
                slots.Quit(outbox.OnTheWay.Ids);
            }
        }
    }

    void Messages()
    {
        lock (_turning)
        {
            lock (outbox.Handing)
                Take(slots.Claim(onlyMessages: true));
            GiveBack();
        }
    }

    void Take(SlotClaim claim)
    {
        foreach (var (message, mayHaveGone) in claim.Messages)
            outbox.TakeUp(message, mayHaveGone);
        if (claim.Over.Count > 0)
        {
            slots.Leave(claim.Over);
            _leaving.UnionWith(claim.Over);
            outbox.Drop(address => _leaving.Contains(ISlots.Of(address)));
        }

        _fair = claim.Fair;
        var count = slots.Mine.Count;
        if (count == _shown)
            return;
        meters.Slots(count);
        if (_shown >= 0)
            log.LogInformation("This worker sends to {Slots} of {All} parts of the addresses", count, ISlots.All);
        _shown = count;
        outbox.Share(count / (double)ISlots.All);
    }

    // What is on its way from a slot lands, and is written down, before another may send there.
    void GiveBack()
    {
        if (_leaving.Count == 0)
            return;
        var free = _leaving.Except(outbox.OnTheWay.Of(_leaving)).ToList();
        if (free.Count == 0)
            return;
        lock (outbox.Handing)
            slots.GiveBack(free, []);
        _leaving.ExceptWith(free);
    }

    void Try(Action turn)
    {
        try
        {
            turn();
            _troubled = false;
        }
        catch (Exception e)
        {
            if (!_troubled)
                log.LogWarning("The database does not answer for the outbox ({Trouble}): what was taken is sent as long as it is surely ours", e.Message);
            _troubled = true;
        }
    }

    async Task Listen(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await slots.Listen(Ring, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // Until it is back, what others write is found at each renewal.
                log.LogDebug(e, "The outbox is not told of what others write");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Soon, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Ring(bool freed)
    {
        if (freed)
            Volatile.Write(ref _freed, true);
        _bell.Writer.TryWrite(0);
    }

    async Task Rung(TimeSpan most, CancellationToken stop)
    {
        if (most <= TimeSpan.Zero)
            return;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var late = Task.Delay(most, time, over.Token);
        await Task.WhenAny(late, _bell.Reader.WaitToReadAsync(over.Token).AsTask());
        _bell.Reader.TryRead(out _);
        await over.CancelAsync();
    }

    /// <summary>Since when, by both clocks, and for how long.</summary>
    sealed record Term(long From, DateTimeOffset At, TimeSpan Length);
}
