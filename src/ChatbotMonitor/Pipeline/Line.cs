using System.Diagnostics;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>What waits on one channel, and what of it may go now: in order within an address, addresses side by side, each <see cref="Road"/> at its own pace. It is told the time and does nothing itself. Not for several threads at once.</summary>
sealed class Line
{
    readonly string _channel;
    readonly Dictionary<Address, Lane> _lanes = [];
    readonly PriorityQueue<Lane, DateTimeOffset> _later = new();

    // What was on its way when the line let go of it, by the message.
    readonly Dictionary<long, Lane> _landing = [];
    readonly Dictionary<string, Road> _roads;
    readonly Func<Address, string>? _gatewayFor;
    readonly Road _main;

    /// <summary>A channel with one way to send.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="pace">Its limits.</param>
    /// <param name="sideBySide">How many messages may be on their way at once.</param>
    public Line(string channel, Pace pace, int sideBySide)
        : this(channel, new Dictionary<string, Pace>(StringComparer.Ordinal) { [""] = pace }, null, sideBySide)
    {
    }

    /// <summary>A channel of several gateways.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="paces">The limits of each gateway.</param>
    /// <param name="gatewayFor">Which of them a message to an address would go by now; null where there is but one.</param>
    /// <param name="sideBySide">How many messages of each may be on their way at once.</param>
    public Line(string channel, IReadOnlyDictionary<string, Pace> paces, Func<Address, string>? gatewayFor, int sideBySide)
    {
        (_channel, _gatewayFor) = (channel, paces.Count > 1 ? gatewayFor : null);
        _roads = paces.ToDictionary(p => p.Key, p => new Road(p.Value, sideBySide), StringComparer.Ordinal);
        _main = _roads.Values.First();
    }

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
            var wasBulk = lane.IsBulk;
            lane.Add(message);
            // A reply behind an invitation that waits takes it along.
            if (wasBulk && !lane.IsBulk)
                _ = _roads.Values.Any(road => road.Promote(lane));
            return;
        }

        _lanes[message.Message.To] = lane = new Lane(message);
        Wait(lane, now);
    }

    /// <summary>The message that may go now, which is then on its way, or null; then <paramref name="again"/> is when to ask again, or null where only something new can change the answer.</summary>
    public OutboxMessage? Next(DateTimeOffset now, out DateTimeOffset? again)
    {
        MoveDue(now);
        do
        {
            again = null;
            var moved = false;
            foreach (var road in _roads.Values)
            {
                if (TakeFrom(road, now, ref again, ref moved) is { } message)
                    return message;
            }

            // What another gateway took over may stand on a road that was looked at before.
            if (!moved)
                break;
        }
        while (true);

        if (_later.TryPeek(out _, out var next))
            again = Sooner(again, next);
        return null;
    }

    /// <summary>Lets go of all that waits for the addresses that <paramref name="isGone"/> says; what is on its way lands.</summary>
    public void Drop(Func<Address, bool> isGone)
    {
        foreach (var lane in _lanes.Values.Where(l => isGone(l.To)).ToList())
        {
            _lanes.Remove(lane.To);
            Depth -= lane.Count;
            lane.IsGone = true;
            if (lane.IsOut)
                _landing[lane.Head.Id] = lane;
        }
    }

    /// <summary>Leaves this worker a part of every limit that is the channel's or a gateway's.</summary>
    public void Share(double part)
    {
        foreach (var road in _roads.Values)
            road.Share(part);
    }

    /// <summary>Whether something that may be dropped can go now without holding anything up; it then counts against the channel's limit.</summary>
    public bool TrySpare(DateTimeOffset now)
    {
        MoveDue(now);
        return _main.TrySpare(now);
    }

    /// <summary>The message was not sent and nothing is known of it (the worker stops): it stays where it is.</summary>
    public void Abandon(OutboxMessage message)
    {
        var lane = Land(message);
        RoadFor(lane.To).AddFirst(lane);
    }

    /// <summary>Takes in what came of a message on its way; returns what is to be written down.</summary>
    /// <param name="message">The message that <see cref="Next"/> gave.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="now">The time.</param>
    /// <param name="chance">In [0, 1), spreads retries.</param>
    public IReadOnlyList<OutboxChange> Settle(OutboxMessage message, SendOutcome outcome, DateTimeOffset now, double chance)
    {
        var lane = Land(message);
        var road = outcome.By is { } by && _roads.TryGetValue(by.Gateway, out var taken) ? taken : lane.SentBy!;
        // A gateway that stood in for another has sent as much as if it had been asked first.
        if (road != lane.SentBy)
            road.Count(lane.To, now);
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                Drop(lane, now);
                return [new OutboxChange.Sent(message.Id, _channel, sent.ProviderId, now) { By = sent.By, Segments = lane.To.Medium == Medium.Sms ? Segments.Of(message.Message.Text).Count : 0 }];

            case SendOutcome.RetryAfter retry:
                road.BeSilentUntil(now + retry.Wait);
                RoadFor(lane.To).AddFirst(lane);
                return [];

            case SendOutcome.TryLater later when Backoff.IsOver(message.CreatedAt, now):
                Drop(lane, now);
                return [Failed(message, $"not sent within a day: {later.Why}", now, later.By)];

            case SendOutcome.TryLater:
                var attempts = message.Attempts + 1;
                var next = message with { Attempts = attempts, NotBefore = now + Backoff.Wait(attempts, chance) };
                lane.Head = next;
                _later.Enqueue(lane, next.NotBefore);
                return [new OutboxChange.Retry(next.Id, next.Attempts, next.NotBefore) { By = outcome.By }];

            case SendOutcome.Rejected rejected:
                Drop(lane, now);
                return [Failed(message, rejected.Why, now, rejected.By)];

            case SendOutcome.Unreachable unreachable when lane.IsGone:
                return [Failed(message, unreachable.Why, now, unreachable.By)];

            case SendOutcome.Unreachable unreachable:
                _lanes.Remove(lane.To);
                Depth -= lane.Count;
                return lane.All.Select(m => Failed(m, unreachable.Why, now, unreachable.By)).ToList();

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>That <paramref name="message"/> will never be sent.</summary>
    public static OutboxChange Failed(OutboxMessage message, string why, DateTimeOffset now, Carrier? by = null) =>
        new OutboxChange.Failed(message.Id, message.Message.To, why, now) { Referral = message.Message.Referral, By = by };

    OutboxMessage? TakeFrom(Road road, DateTimeOffset now, ref DateTimeOffset? again, ref bool moved)
    {
        while (road.TryPeek(out var lane))
        {
            if (lane.IsGone)
            {
                road.Skip();
                continue;
            }

            var current = RoadFor(lane.To);
            if (current != road)
            {
                road.Skip();
                current.Add(lane);
                moved = true;
                continue;
            }

            // A landing asks again.
            if (road.IsFull)
                return null;
            if (road.OpensAt > now)
            {
                again = Sooner(again, road.OpensAt);
                return null;
            }

            road.Skip();
            var free = road.Earliest(lane.To);
            if (free > now)
            {
                _later.Enqueue(lane, free);
                continue;
            }

            road.Send(lane, now);
            lane.IsOut = true;
            OnTheWay++;
            return lane.Head;
        }

        return null;
    }

    Lane Land(OutboxMessage message)
    {
        if (!_landing.Remove(message.Id, out var lane))
            lane = _lanes[message.Message.To];
        lane.SentBy!.Land();
        lane.IsOut = false;
        OnTheWay--;
        return lane;
    }

    Road RoadFor(Address to) => _gatewayFor is { } gatewayFor && _roads.TryGetValue(gatewayFor(to), out var road) ? road : _main;

    void MoveDue(DateTimeOffset now)
    {
        while (_later.TryPeek(out var lane, out var at) && at <= now)
        {
            _later.Dequeue();
            if (!lane.IsGone)
                RoadFor(lane.To).Add(lane);
        }
    }

    void Drop(Lane lane, DateTimeOffset now)
    {
        if (lane.IsGone)
            return;
        Depth--;
        if (lane.MoveOn())
            Wait(lane, now);
        else
            _lanes.Remove(lane.To);
    }

    void Wait(Lane lane, DateTimeOffset now)
    {
        if (lane.Head.NotBefore <= now)
            RoadFor(lane.To).Add(lane);
        else
            _later.Enqueue(lane, lane.Head.NotBefore);
    }

    static DateTimeOffset Sooner(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}
