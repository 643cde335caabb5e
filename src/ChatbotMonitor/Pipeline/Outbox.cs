using System.Diagnostics;
using System.Threading.Channels;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Sends what was committed, a <see cref="Sender"/> a channel, and commits what came of it; the retries of the whole program are here.</summary>
/// <remarks>What waits is kept in memory too; after a crash it is read back, and what was on its way is sent again. Where several workers share the store, each sends its part, which a <see cref="SlotKeeper"/> keeps.</remarks>
sealed class Outbox : IHostedService, IDisposable
{
    /// <summary>How long a stop waits for messages on their way, and again for those it gave up.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    readonly Dictionary<string, Sender> _senders;
    readonly CommitQueue _commits;
    readonly IStore _store;
    readonly Bounces _bounces;
    readonly TimeProvider _time;
    readonly GatewayTally _tally;
    readonly CostSettings _cost;
    readonly Meters _meters;
    readonly ILogger<Outbox> _log;
    readonly Channel<Settled> _settled = Channel.CreateUnbounded<Settled>(new UnboundedChannelOptions { SingleReader = true });
    readonly SlotKeeper? _keeper;
    readonly HashSet<string> _homeless = new(StringComparer.Ordinal);
    readonly CancellationTokenSource _stop = new();
    readonly CancellationTokenSource _abandon = new();
    readonly CancellationTokenSource _quit = new();
    Task _sending = Task.CompletedTask;
    Task _keeping = Task.CompletedTask;
    Task _renewing = Task.CompletedTask;

    public Outbox(IReadOnlyList<OutboxLine> lines, CommitQueue commits, IStore store, Bounces bounces, GatewayTally tally, CostSettings cost, TimeProvider time, ChannelStates states, Meters meters, ILogger<Outbox> log)
    {
        (_commits, _store, _bounces, _tally, _cost, _time, _meters, _log) = (commits, store, bounces, tally, cost, time, meters, log);
        _keeper = store.Slots is { } slots ? new SlotKeeper(slots, this, time, meters, log) : null;
        _senders = lines.ToDictionary(
            l => l.Channel.Name,
            l => new Sender(l.Channel, l.Open(), _settled.Writer, OnTheWay, () => _keeper?.Holds != false, time, states, log),
            StringComparer.Ordinal);
        meters.Registry.AddBeforeCollectCallback(Measure);
    }

    /// <summary>Held while it is decided whose a message is, until it stands in its line: by a commit, and by whoever takes slots or gives them back.</summary>
    internal Lock Handing { get; } = new();

    /// <summary>What was handed to channels.</summary>
    internal OnTheWay OnTheWay { get; } = new();

    /// <summary>Keeps this worker's part; null where it sends everything.</summary>
    internal SlotKeeper? Keeper => _keeper;

    /// <summary>Takes what <paramref name="commit"/> says is to be sent, once it is on disk.</summary>
    public void Take(Func<IReadOnlyList<OutboxMessage>> commit)
    {
        lock (Handing)
            Add(commit());
    }

    /// <summary>Takes messages that are on disk, in their order.</summary>
    public void Add(IReadOnlyList<OutboxMessage> messages)
    {
        foreach (var message in messages)
        {
            var channel = message.Message.To.Channel;
            if (_senders.TryGetValue(channel, out var sender))
                sender.Add(message);
            else
                Keep(channel);
        }
    }

    /// <summary>How many messages of <paramref name="channel"/> are not settled here.</summary>
    public int Depth(string channel) => _senders.TryGetValue(channel, out var sender) ? sender.Waiting().Depth : 0;

    /// <summary>Takes a message that was there before; what may have been on its way is counted, because nobody knows.</summary>
    public void TakeUp(OutboxMessage message, bool mayHaveGone)
    {
        var channel = message.Message.To.Channel;
        if (_senders.TryGetValue(channel, out var sender))
        {
            // Which of them were on their way nobody knows: a mark before each would cost a commit a message.
            if (mayHaveGone)
                _meters.Resent(channel);
            sender.Add(message);
        }
        else if (message.CreatedAt <= _time.GetUtcNow() - Backoff.GiveUpAfter)
            _settled.Writer.TryWrite(new Settled(channel, [Line.Failed(message, $"no channel '{channel}' is configured", _time.GetUtcNow())], null, null));
        else
            Keep(channel);
    }

    /// <summary>Lets go of what waits for the addresses that <paramref name="isGone"/> says.</summary>
    public void Drop(Func<Core.Messages.Address, bool> isGone)
    {
        foreach (var sender in _senders.Values)
            sender.Drop(isGone);
    }

    /// <summary>Keeps to a part of each channel's limit.</summary>
    public void Share(double part)
    {
        foreach (var sender in _senders.Values)
            sender.Share(part);
    }

    /// <summary>Has each channel look whether something may go.</summary>
    public void Ring()
    {
        foreach (var sender in _senders.Values)
            sender.Ring();
    }

    /// <summary>Whether a cosmetic call on <paramref name="channel"/> can go now without holding up a message.</summary>
    public bool TrySpare(string channel) => _senders.TryGetValue(channel, out var sender) && sender.TrySpare();

    /// <summary>Takes up what a former run left, before anything new is committed, and begins to send.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_keeper is not null)
            _keeper.Begin();
        else
        {
            foreach (var message in _store.Pending())
                TakeUp(message, mayHaveGone: true);
        }

        foreach (var trail in _store.Trails(_time.GetUtcNow() - GatewayTally.Window, DateTimeOffset.MaxValue))
            _tally.Add(trail);
        _sending = Task.WhenAll(_senders.Values.Select(s => Task.Run(() => s.Run(_stop.Token, _abandon.Token), CancellationToken.None)));
        _keeping = Task.Run(KeepSettled, CancellationToken.None);
        _renewing = _keeper is null ? Task.CompletedTask : Task.Run(() => _keeper.Run(_quit.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Sends nothing more, gives what is on its way a few seconds, and commits what came of it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (!await IsOver(_sending))
        {
            await _abandon.CancelAsync();
            // A channel that does not heed cancellation must not keep the others' outcomes from the disk.
            await IsOver(_sending);
        }

        _settled.Writer.TryComplete();
        await _keeping.WaitAsync(cancellationToken);
        // Last of all: until here nobody else may send in our place.
        await _quit.CancelAsync();
        await _renewing.WaitAsync(cancellationToken);
        Quit();
    }

    public void Dispose()
    {
        foreach (var sender in _senders.Values)
            sender.Dispose();
        _stop.Dispose();
        _abandon.Dispose();
        _quit.Dispose();
    }

    void Quit()
    {
        try
        {
            _keeper?.End();
        }
        catch (Exception e)
        {
            _log.LogWarning("What waits could not be given back ({Trouble}): others take it over in some seconds", e.Message);
        }
    }

    async Task<bool> IsOver(Task task)
    {
        await task.WaitAsync(Grace, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }

    // While some are being written the next already queue for the commit after it: what is not on disk yet would be sent again after a crash.
    async Task KeepSettled()
    {
        var before = Task.CompletedTask;
        while (await _settled.Reader.WaitToReadAsync())
        {
            var settled = new List<Settled>();
            while (settled.Count < 500 && _settled.Reader.TryRead(out var one))
                settled.Add(one);
            var these = Keep(settled);
            await before;
            before = these;
        }

        await before;
    }

    async Task Keep(List<Settled> settled)
    {
        var isKept = await Commit(settled);
        foreach (var one in settled)
        {
            if (isKept)
                OnTheWay.End(one.Id);
            Count(one);
        }
    }

    // Until it is on disk, a restart would send again: a commit that fails is tried until it works or the worker ends.
    async Task<bool> Commit(List<Settled> settled)
    {
        while (true)
        {
            try
            {
                await _commits.Commit(batch => Write(settled, batch), messages: 1, CancellationToken.None, mayWait: true);
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            catch (Exception) when (!_abandon.IsCancellationRequested)
            {
                // The committer has logged why.
                await Task.Delay(TimeSpan.FromSeconds(1), _time, _abandon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    void Write(List<Settled> settled, Batch batch)
    {
        var lookups = new Lookups(_store, batch);
        foreach (var one in settled)
        {
            batch.Outcomes.AddRange(one.Changes);
            if (one.Lost is { } address && lookups.Conversation(address) is { } conversation)
                batch.Conversations[address] = conversation with { Unreachable = true };
            foreach (var change in one.Changes)
                Follow(change, batch, lookups);
        }
    }

    void Follow(OutboxChange change, Batch batch, Lookups lookups)
    {
        if (change is OutboxChange.Sent { By.Gateway: var gateway } sent)
            batch.Spent.Add(new Spent(Spent.Begin(sent.At), gateway, 1, sent.Segments, sent.Segments * _cost.PriceOf(gateway)));
        else if (change is OutboxChange.Failed { Referral: { } referral })
            _bounces.Write(batch, referral, lookups);
    }

    void Count(Settled settled)
    {
        if (settled.Outcome is { } outcome)
            _tally.Add(outcome);
        foreach (var change in settled.Changes)
        {
            _meters.Outbound(settled.Channel, change.By, change switch
            {
                OutboxChange.Sent => "sent",
                OutboxChange.Retry => "retried",
                OutboxChange.Failed => "failed",
                _ => throw new UnreachableException(),
            });
        }
    }

    void Keep(string channel)
    {
        if (_homeless.Add(channel))
            _log.LogWarning("Messages for {Channel} stay in the store: it is not configured", channel);
    }

    void Measure()
    {
        foreach (var (channel, sender) in _senders)
        {
            var (depth, oldest) = sender.Waiting();
            _meters.Outbox(channel, depth, oldest);
        }

        _meters.Lost(_tally.LastHour());
    }
}
