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

    // Rung when something new can change what may go: a message, a landing, the time asked for.
    readonly Channel<byte> _bell = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    readonly ITimer _timer;

    public Sender(IChannel channel, Line line, ChannelWriter<Settled> settled, TimeProvider time, ChannelStates states, ILogger log)
    {
        (_channel, _line, _settled, _time, _states, _log) = (channel, line, settled, time, states, log);
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
                _ = Send(message, abandon);
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
        lock (_gate)
            return _line.Next(_time.GetUtcNow(), out again);
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
            IReadOnlyList<Storage.OutboxChange> changes;
            lock (_gate)
                changes = _line.Settle(message, outcome, _time.GetUtcNow(), Random.Shared.NextDouble());
            Tell(message, outcome);
            if (changes.Count > 0 || outcome.After is not null)
                _settled.TryWrite(new Settled(Name, changes, outcome is SendOutcome.Unreachable ? message.Message.To : null, outcome));
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

    void Ring() => _bell.Writer.TryWrite(0);

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
readonly record struct Settled(string Channel, IReadOnlyList<Storage.OutboxChange> Changes, Core.Messages.Address? Lost, SendOutcome? Outcome);
