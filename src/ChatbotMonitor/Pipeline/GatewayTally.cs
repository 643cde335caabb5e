using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Pipeline;

/// <summary>How a gateway did within the last hour.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Tries">How often it was given a message.</param>
/// <param name="Failures">How many of these came to nothing, at once or by a receipt.</param>
public readonly record struct GatewayHour(string Gateway, int Tries, int Failures);

/// <summary>What a gateway was given and lost within a minute.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Minute">The minute, counted from the year 1.</param>
/// <param name="Tries">How often it was given a message.</param>
/// <param name="Failures">How many messages came to nothing in it.</param>
readonly record struct GatewayMinute(string Gateway, long Minute, int Tries, int Failures);

/// <summary>Counts what gateways are given and what they lose, to the minute, for an hour. Safe from any thread.</summary>
/// <param name="time">The clock.</param>
/// <param name="isShared">Whether workers tell each other their minutes, those of former runs among them.</param>
public sealed class GatewayTally(TimeProvider time, bool isShared = false)
{
    /// <summary>How long is looked back.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    readonly Lock _gate = new();
    readonly Dictionary<(string Gateway, long Minute), (int Tries, int Failures)> _minutes = [];
    readonly HashSet<(string Gateway, long Minute)> _changed = [];
    IReadOnlyList<GatewayMinute> _others = [];

    /// <summary>The gateways that were given anything, or lost anything, within the hour.</summary>
    public IReadOnlyList<GatewayHour> LastHour()
    {
        lock (_gate)
        {
            var from = Forget();
            return
            [
                .. _minutes.Select(m => new GatewayMinute(m.Key.Gateway, m.Key.Minute, m.Value.Tries, m.Value.Failures)).Concat(_others.Where(m => m.Minute > from))
                    .GroupBy(m => m.Gateway, StringComparer.Ordinal).Select(g => new GatewayHour(g.Key, g.Sum(m => m.Tries), g.Sum(m => m.Failures))),
            ];
        }
    }

    /// <summary>Counts an attempt, and those that it came after.</summary>
    public void Add(SendOutcome outcome)
    {
        for (var one = outcome; one is not null; one = one.After)
        {
            // To be asked to wait is no failure: the message goes a little later.
            if (one is not SendOutcome.RetryAfter)
                Add(one.By, time.GetUtcNow(), tries: 1, failures: one is SendOutcome.Sent ? 0 : 1);
        }
    }

    /// <summary>Counts a receipt that told something new.</summary>
    public void Add(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (receipt.State == DeliveryState.Failed)
            Add(receipt.By, receipt.At, tries: 0, failures: 1);
    }

    /// <summary>Counts what a former run sent or gave up, where it has not told so itself.</summary>
    public void Add(Trail trail)
    {
        ArgumentNullException.ThrowIfNull(trail);
        if (isShared)
            return;
        Add(trail.By, trail.SentAt ?? trail.FailedAt ?? time.GetUtcNow(), tries: 1, failures: 0);
        if (trail is { State: DeliveryState.Failed, FailedAt: { } failed })
            Add(trail.By, failed, tries: 0, failures: 1);
    }

    /// <summary>This worker's own minutes that have changed since the last time.</summary>
    internal IReadOnlyList<GatewayMinute> Changed()
    {
        lock (_gate)
        {
            Forget();
            List<GatewayMinute> changed = [.. _changed.Where(_minutes.ContainsKey).Select(m => new GatewayMinute(m.Gateway, m.Minute, _minutes[m].Tries, _minutes[m].Failures))];
            _changed.Clear();
            return changed;
        }
    }

    /// <summary>They could not be told to the others: they are changed still.</summary>
    internal void Again(IReadOnlyList<GatewayMinute> changed)
    {
        lock (_gate)
            _changed.UnionWith(changed.Select(m => (m.Gateway, m.Minute)));
    }

    /// <summary>What the others have counted, in place of what they told before.</summary>
    internal void Hear(IReadOnlyList<GatewayMinute> others)
    {
        lock (_gate)
            _others = others;
    }

    /// <summary>The minute of a moment.</summary>
    internal static long MinuteOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;

    long Forget()
    {
        var from = MinuteOf(time.GetUtcNow() - Window);
        foreach (var old in _minutes.Keys.Where(m => m.Minute <= from).ToList())
            _minutes.Remove(old);
        return from;
    }

    void Add(Carrier? by, DateTimeOffset at, int tries, int failures)
    {
        if (by is null)
            return;
        lock (_gate)
        {
            var minute = (by.Gateway, MinuteOf(at));
            var (before, lost) = _minutes.GetValueOrDefault(minute);
            _minutes[minute] = (before + tries, lost + failures);
            if (isShared)
                _changed.Add(minute);
        }
    }
}
