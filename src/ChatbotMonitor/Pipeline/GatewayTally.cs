using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Pipeline;

/// <summary>How a gateway did within the last hour.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Tries">How often it was given a message.</param>
/// <param name="Failures">How many of these came to nothing, at once or by a receipt.</param>
public readonly record struct GatewayHour(string Gateway, int Tries, int Failures);

/// <summary>Counts what gateways are given and what they lose, to the minute, for an hour. Safe from any thread.</summary>
public sealed class GatewayTally(TimeProvider time)
{
    /// <summary>How long is looked back.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    readonly Lock _gate = new();
    readonly Dictionary<string, SortedDictionary<long, (int Tries, int Failures)>> _minutes = new(StringComparer.Ordinal);

    /// <summary>The gateways that were given anything, or lost anything, within the hour.</summary>
    public IReadOnlyList<GatewayHour> LastHour()
    {
        lock (_gate)
        {
            var from = Minute(time.GetUtcNow() - Window);
            foreach (var minutes in _minutes.Values)
            {
                while (minutes.Count > 0 && minutes.Keys.First() is var first && first <= from)
                    minutes.Remove(first);
            }

            return [.. _minutes.Where(g => g.Value.Count > 0).Select(g => new GatewayHour(g.Key, g.Value.Values.Sum(m => m.Tries), g.Value.Values.Sum(m => m.Failures)))];
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

    /// <summary>Counts what a former run sent or gave up.</summary>
    public void Add(Trail trail)
    {
        ArgumentNullException.ThrowIfNull(trail);
        Add(trail.By, trail.SentAt ?? trail.FailedAt ?? time.GetUtcNow(), tries: 1, failures: 0);
        if (trail is { State: DeliveryState.Failed, FailedAt: { } failed })
            Add(trail.By, failed, tries: 0, failures: 1);
    }

    void Add(Carrier? by, DateTimeOffset at, int tries, int failures)
    {
        if (by is null)
            return;
        lock (_gate)
        {
            if (!_minutes.TryGetValue(by.Gateway, out var minutes))
                _minutes[by.Gateway] = minutes = [];
            var (before, lost) = minutes.GetValueOrDefault(Minute(at));
            minutes[Minute(at)] = (before + tries, lost + failures);
        }
    }

    static long Minute(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;
}
