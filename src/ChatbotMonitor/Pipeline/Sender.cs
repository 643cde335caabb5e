using System.Threading.Channels;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Pipeline;

/// <summary>Drives one channel's <see cref="Line"/>: sends what may go, waits for what may not, and passes on what came of it.</summary>
sealed class Sender : IDisposable
{
    readonly IChannel _channel;
    readonly Line _line;
    readonly ChannelWriter<Settled> _settled;
    readonly TimeProvider _time;
    readonly ChannelStates _states;
    readonly ILogger _log;
    readonly Lock _gate = new();
    readonly OnTheWay _onTheWay;
    readonly Func<bool> _mayGo;

    // Rung when something new can change what may go: a message, a landing, the time asked for.
    readonly Channel<byte> _bell = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    readonly ITimer _timer;

    /// <param name="channel">The channel.</param>
    /// <param name="line">What waits on it.</param>
    /// <param name="settled">Where what came of messages goes.</param>
    /// <param name="onTheWay">Where it is noted what was handed to the channel.</param>
    /// <param name="mayGo">Whether anything may be sent now; where that changes, the bell is rung.</param>
    /// <param name="time">The clock.</param>
    /// <param name="states">Where it is told whether the channel works.</param>
    /// <param name="log">Where what goes wrong is said.</param>
    public Sender(IChannel channel, Line line, ChannelWriter<Settled> settled, OnTheWay onTheWay, Func<bool> mayGo, TimeProvider time, ChannelStates states, ILogger log)
    {
        (_channel, _line, _settled, _onTheWay, _mayGo, _time, _states, _log) = (channel, line, settled, onTheWay, mayGo, time, states, log);
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Name => _channel.Name;

    public void Dispose() => _timer.Dispose();

    public void Add(OutboxMessage message)
    {
        lock (_gate)
            _line.Add(message, _time.GetUtcNow());
        Ring();
    }

    /// <inheritdoc cref="Line.Drop(Func{Core.Messages.Address, bool})" />
    public void Drop(Func<Core.Messages.Address, bool> isGone)
    {
        lock (_gate)
            _line.Drop(isGone);
    }

    /// <inheritdoc cref="Line.Share" />
    public void Share(double part)
    {
        lock (_gate)
            _line.Share(part);
    }

    /// <inheritdoc cref="Line.TrySpare" />
    public bool TrySpare()
    {
        lock (_gate)
            return _line.TrySpare(_time.GetUtcNow());
    }

    public (int Depth, TimeSpan Oldest) Waiting()
    {
        lock (_gate)
            return (_line.Depth, _line.Oldest is { } oldest ? _time.GetUtcNow() - oldest : TimeSpan.Zero);
    }

    /// <summary>Sends until <paramref name="stop"/>, then waits for what is on its way; <paramref name="abandon"/> ends that wait too.</summary>
    public async Task Run(CancellationToken stop, CancellationToken abandon)
    {
        await using var ringOnStop = stop.Register(Ring);
        while (!stop.IsCancellationRequested)
        {
            var message = Next(out var again);
            if (message is not null)
            {
                // Side by side from the first: writing a call and handing it to the system is most of its work.
                _ = Task.Run(() => Send(message, abandon), CancellationToken.None);
                continue;
            }

            if (again is { } at)
                _timer.Change(Until(at), Timeout.InfiniteTimeSpan);
            await Rung();
        }

        while (OnTheWay() > 0)
            await Rung();
    }

    OutboxMessage? Next(out DateTimeOffset? again)
    {
        again = null;
        lock (_gate)
        {
            if (!_mayGo() || _line.Next(_time.GetUtcNow(), out again) is not { } message)
                return null;
            _onTheWay.Begin(message);
            return message;
        }
    }

    int OnTheWay()
    {
        lock (_gate)
            return _line.OnTheWay;
    }

    async Task Send(OutboxMessage message, CancellationToken abandon)
    {
        var outcome = await Try(message, abandon);
        if (outcome is null)
        {
            lock (_gate)
                _line.Abandon(message);
        }
        else
        {
            lock (_gate)
            {
                var changes = _line.Settle(message, outcome, _time.GetUtcNow(), Random.Shared.NextDouble());
                // Passed on before anybody can see that nothing is on its way: a stop that does would forget it.
                if (changes.Count > 0 || outcome.After is not null)
                    _settled.TryWrite(new Settled(Name, changes, outcome is SendOutcome.Unreachable ? message.Message.To : null, outcome) { Id = message.Id });
                else
                    _onTheWay.End(message.Id);
            }

            Tell(message, outcome);
        }

        Ring();
    }

    async Task<SendOutcome?> Try(OutboxMessage message, CancellationToken abandon)
    {
        try
        {
            return await _channel.Send(message, abandon);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            // The one catch at this boundary: a channel's mistake costs a wait, not the message.
            _log.LogError(e, "{Channel} failed at message {Id} to {Address}", Name, message.Id, message.Message.To);
            return new SendOutcome.TryLater($"the channel failed: {e.GetType().Name}");
        }
    }

    void Tell(OutboxMessage message, SendOutcome outcome)
    {
        if (outcome is SendOutcome.TryLater later)
            _states.Unreachable(Name, later.Why);
        else
            _states.Reachable(Name);

        if (outcome is SendOutcome.Rejected or SendOutcome.Unreachable or SendOutcome.RetryAfter)
            _log.LogWarning("{Channel} did not take message {Id} to {Address}: {Outcome}", Name, message.Id, message.Message.To, outcome);
        else if (_log.IsEnabled(LogLevel.Debug))
            _log.LogDebug("{Channel} message {Id} to {Address}: {Outcome}", Name, message.Id, message.Message.To, outcome);
    }

    /// <summary>Looks whether something may go.</summary>
    public void Ring() => _bell.Writer.TryWrite(0);

    async ValueTask Rung() => await _bell.Reader.ReadAsync();

    TimeSpan Until(DateTimeOffset at)
    {
        var wait = at - _time.GetUtcNow();
        return wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < TimeSpan.FromHours(1) ? wait : TimeSpan.FromHours(1);
    }
}

/// <summary>What is to be written down of messages that were tried.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Changes">The changes.</param>
/// <param name="Lost">The address that turned out to be unreachable, or null.</param>
/// <param name="Outcome">What came of the attempt, or null where there was none.</param>
readonly record struct Settled(string Channel, IReadOnlyList<Storage.OutboxChange> Changes, Core.Messages.Address? Lost, SendOutcome? Outcome)
{
    /// <summary>The message, or 0 where none was tried.</summary>
    public long Id { get; init; }
}
