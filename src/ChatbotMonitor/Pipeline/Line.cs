using System.Diagnostics;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>What waits on one channel, and what of it may go now: in order within an address, addresses side by side. It is told the time and does nothing itself. Not for several threads at once.</summary>
/// <param name="channel">The channel's name.</param>
/// <param name="pace">Its limits.</param>
/// <param name="sideBySide">How many messages may be on their way at once.</param>
sealed class Line(string channel, Pace pace, int sideBySide)
{
    readonly Dictionary<Address, Lane> _lanes = [];
    readonly PriorityQueue<Lane, DateTimeOffset> _later = new();
    readonly Queue<Lane> _ready = [];

    // What a provider sent back for later goes before everything else.
    readonly Queue<Lane> _first = [];
    readonly Rush _rush = new();
    DateTimeOffset _silentUntil = DateTimeOffset.MinValue;

    /// <summary>Messages that are not settled.</summary>
    public int Depth { get; private set; }

    /// <summary>Messages on their way.</summary>
    public int OnTheWay { get; private set; }

    /// <summary>When the oldest message that is not settled was made, or null where there is none.</summary>
    public DateTimeOffset? Oldest => _lanes.Count == 0 ? null : _lanes.Values.Min(l => l.Head.CreatedAt);

    /// <summary>Takes a message; those of one address are taken in their order.</summary>
    public void Add(OutboxMessage message, DateTimeOffset now)
    {
        Depth++;
        if (_lanes.TryGetValue(message.Message.To, out var lane))
        {
            lane.Add(message);
            return;
        }

        _lanes[message.Message.To] = lane = new Lane(message);
        Wait(lane, now);
    }

    /// <summary>The message that may go now, which is then on its way, or null; then <paramref name="again"/> is when to ask again, or null where only something new can change the answer.</summary>
    public OutboxMessage? Next(DateTimeOffset now, out DateTimeOffset? again)
    {
        again = null;
        MoveDue(now);

        // A landing asks again.
        if (OnTheWay >= sideBySide)
            return null;

        while (_first.TryPeek(out var lane) || _ready.TryPeek(out lane))
        {
            var open = Later(_silentUntil, pace.Earliest());
            if (open > now)
            {
                again = open;
                return null;
            }

            _ = _first.Count > 0 ? _first.Dequeue() : _ready.Dequeue();
            var free = pace.Earliest(lane.To);
            if (free > now)
            {
                _later.Enqueue(lane, free);
                continue;
            }

            pace.Take(lane.To, now);
            _rush.Count(now);
            OnTheWay++;
            return lane.Head;
        }

        if (_later.TryPeek(out _, out var next))
            again = next;
        return null;
    }

    /// <summary>Whether something that may be dropped can go now without holding anything up; it then counts against the channel's limit.</summary>
    public bool TrySpare(DateTimeOffset now)
    {
        MoveDue(now);
        if (_ready.Count + _first.Count > 0 || OnTheWay > sideBySide / 2 || _rush.IsOn(now) || Later(_silentUntil, pace.Earliest()) > now)
            return false;
        pace.Take(now);
        return true;
    }

    /// <summary>The message was not sent and nothing is known of it (the worker stops): it stays where it is.</summary>
    public void Abandon(OutboxMessage message)
    {
        OnTheWay--;
        _first.Enqueue(_lanes[message.Message.To]);
    }

    /// <summary>Takes in what came of a message on its way; returns what is to be written down.</summary>
    /// <param name="message">The message that <see cref="Next"/> gave.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="now">The time.</param>
    /// <param name="chance">In [0, 1), spreads retries.</param>
    public IReadOnlyList<OutboxChange> Settle(OutboxMessage message, SendOutcome outcome, DateTimeOffset now, double chance)
    {
        OnTheWay--;
        var lane = _lanes[message.Message.To];
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                Drop(lane, now);
                return [new OutboxChange.Sent(message.Id, channel, sent.ProviderId, now)];

            case SendOutcome.RetryAfter retry:
                _silentUntil = Later(_silentUntil, now + retry.Wait);
                _first.Enqueue(lane);
                return [];

            case SendOutcome.TryLater later when Backoff.IsOver(message.CreatedAt, now):
                Drop(lane, now);
                return [Failed(message, $"not sent within a day: {later.Why}", now)];

            case SendOutcome.TryLater:
                var attempts = message.Attempts + 1;
                var next = message with { Attempts = attempts, NotBefore = now + Backoff.Wait(attempts, chance) };
                lane.Head = next;
                _later.Enqueue(lane, next.NotBefore);
                return [new OutboxChange.Retry(next.Id, next.Attempts, next.NotBefore)];

            case SendOutcome.Rejected rejected:
                Drop(lane, now);
                return [Failed(message, rejected.Why, now)];

            case SendOutcome.Unreachable unreachable:
                _lanes.Remove(lane.To);
                Depth -= lane.Count;
                return lane.All.Select(m => Failed(m, unreachable.Why, now)).ToList();

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>That <paramref name="message"/> will never be sent.</summary>
    public static OutboxChange Failed(OutboxMessage message, string why, DateTimeOffset now) =>
        new OutboxChange.Failed(message.Id, message.Message.To, why, now) { Referral = message.Message.Referral };

    void MoveDue(DateTimeOffset now)
    {
        while (_later.TryPeek(out var lane, out var at) && at <= now)
        {
            _later.Dequeue();
            _ready.Enqueue(lane);
        }
    }

    void Drop(Lane lane, DateTimeOffset now)
    {
        Depth--;
        if (lane.MoveOn())
            Wait(lane, now);
        else
            _lanes.Remove(lane.To);
    }

    void Wait(Lane lane, DateTimeOffset now)
    {
        if (lane.Head.NotBefore <= now)
            _ready.Enqueue(lane);
        else
            _later.Enqueue(lane, lane.Head.NotBefore);
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>What waits for one address: never empty, and always either on its way or in one of the line's queues.</summary>
    sealed class Lane(OutboxMessage head)
    {
        // Most people wait for one message.
        Queue<OutboxMessage>? _rest;

        public Address To { get; } = head.Message.To;

        public OutboxMessage Head { get; set; } = head;

        public int Count => 1 + (_rest?.Count ?? 0);

        public IEnumerable<OutboxMessage> All => _rest is null ? [Head] : _rest.Prepend(Head);

        public void Add(OutboxMessage message) => (_rest ??= []).Enqueue(message);

        public bool MoveOn()
        {
            if (_rest is null || !_rest.TryDequeue(out var next))
                return false;
            Head = next;
            return true;
        }
    }
}
