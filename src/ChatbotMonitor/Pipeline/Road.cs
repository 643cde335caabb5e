using System.Diagnostics.CodeAnalysis;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Pipeline;

/// <summary>One way out of a <see cref="Line"/>, a gateway's or the channel itself: its limits, its silence, and the lanes whose turn it is. One that is slow or silent holds up nobody on the others.</summary>
/// <param name="pace">Its limits.</param>
/// <param name="sideBySide">How many messages may be on their way at once.</param>
sealed class Road(Pace pace, int sideBySide)
{
    // What a provider sent back for later goes before everything else.
    readonly Queue<Lane> _first = [];
    readonly Queue<Lane> _ready = [];

    // What nobody waits for: none of it goes while there is anything else.
    readonly Queue<Lane> _bulk = [];
    readonly Rush _rush = new();
    DateTimeOffset _silentUntil = DateTimeOffset.MinValue;

    /// <summary>Messages on their way.</summary>
    public int OnTheWay { get; private set; }

    /// <summary>Whether no more may be on their way.</summary>
    public bool IsFull => OnTheWay >= sideBySide;

    /// <summary>When the next message may go, one address's own limit aside.</summary>
    public DateTimeOffset OpensAt => Later(_silentUntil, pace.Earliest());

    /// <summary>Leaves this worker a part of the limit.</summary>
    public void Share(double part) => pace.Share(part);

    /// <summary>Takes a lane that may go.</summary>
    public void Add(Lane lane) => (lane.IsBulk ? _bulk : _ready).Enqueue(lane);

    /// <summary>Takes a lane that goes before the others of its kind.</summary>
    public void AddFirst(Lane lane) => (lane.IsBulk ? _bulk : _first).Enqueue(lane);

    /// <summary>A lane that stood among the bulk has become somebody's reply; false where it did not stand here.</summary>
    public bool Promote(Lane lane)
    {
        if (!_bulk.Contains(lane))
            return false;
        var rest = _bulk.Where(other => other != lane).ToList();
        _bulk.Clear();
        rest.ForEach(_bulk.Enqueue);
        _ready.Enqueue(lane);
        return true;
    }

    /// <summary>The lane whose turn it is.</summary>
    public bool TryPeek([NotNullWhen(true)] out Lane? lane) => _first.TryPeek(out lane) || _ready.TryPeek(out lane) || _bulk.TryPeek(out lane);

    /// <summary>Takes out the lane whose turn it is.</summary>
    public void Skip() => _ = (_first.Count > 0 ? _first : _ready.Count > 0 ? _ready : _bulk).Dequeue();

    /// <summary>The earliest moment that address may be sent to.</summary>
    public DateTimeOffset Earliest(Address to) => pace.Earliest(to);

    /// <summary>The lane's head goes out.</summary>
    public void Send(Lane lane, DateTimeOffset now)
    {
        Count(lane.To, now);
        OnTheWay++;
        lane.SentBy = this;
    }

    /// <summary>Counts a message against the limits.</summary>
    public void Count(Address to, DateTimeOffset now)
    {
        pace.Take(to, now);
        _rush.Count(now);
    }

    /// <summary>A message on its way has arrived, or come back.</summary>
    public void Land() => OnTheWay--;

    /// <summary>The provider asks for silence.</summary>
    public void BeSilentUntil(DateTimeOffset time) => _silentUntil = Later(_silentUntil, time);

    /// <summary>Whether something that may be dropped can go now without holding anything up; it then counts against the limit.</summary>
    public bool TrySpare(DateTimeOffset now)
    {
        if (_ready.Count + _first.Count + _bulk.Count > 0 || OnTheWay > sideBySide / 2 || _rush.IsOn(now) || OpensAt > now)
            return false;
        pace.Take(now);
        return true;
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
