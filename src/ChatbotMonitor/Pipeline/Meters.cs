using System.Globalization;
using ChatbotMonitor.Core.Delivery;
using Prometheus;

namespace ChatbotMonitor.Pipeline;

/// <summary>What is counted and measured, for <c>/metrics</c>.</summary>
public sealed class Meters
{
    readonly Counter _inbound;
    readonly Counter _outbound;
    readonly Counter _carried;
    readonly Counter _aside;
    readonly Counter _repeated;
    readonly Counter _resent;
    readonly Counter _clashed;
    readonly Counter _overLimit;
    readonly Counter _cosmetics;
    readonly Histogram _commitMessages;
    readonly Histogram _commitSeconds;
    readonly Gauge _slots;
    readonly Gauge _depth;
    readonly Gauge _oldest;
    readonly Gauge _lost;

    /// <summary>Makes all of them, in a registry of their own.</summary>
    public Meters()
    {
        Factory = Metrics.WithCustomRegistry(Registry);
        var make = Factory;
        _inbound = make.CreateCounter("chatbotmonitor_inbound_total", "Messages taken in.", ["channel"]);
        _outbound = make.CreateCounter("chatbotmonitor_outbound_total", "Messages by what came of them.", ["channel", "state"]);
        _carried = make.CreateCounter("chatbotmonitor_carried_total", "Messages by what carried them and what came of them.", ["gateway", "phone", "state"]);
        _aside = make.CreateCounter("chatbotmonitor_aside_total", "Updates set aside because they could not be handled.");
        _repeated = make.CreateCounter("chatbotmonitor_repeated_total", "Messages that came again and had no effect.");
        _resent = make.CreateCounter("chatbotmonitor_resent_total", "Messages that a former run left over and this one sends: those that were on their way when it ended are repeats, and there are no others.", ["channel"]);
        _clashed = make.CreateCounter("chatbotmonitor_clashes_total", "Batches computed anew because another worker had changed what they were computed from.");
        _overLimit = make.CreateCounter("chatbotmonitor_over_limit_total", "Messages not taken because their sender wrote more than the limit.", ["channel"]);
        _cosmetics = make.CreateCounter("chatbotmonitor_cosmetics_dropped_total", "Edits of old messages that gave way to answers.");
        _commitMessages = make.CreateHistogram("chatbotmonitor_commit_messages", "Messages in one commit.", new HistogramConfiguration { Buckets = [1, 2, 5, 10, 20, 50, 100, 200, 500] });
        _commitSeconds = make.CreateHistogram("chatbotmonitor_commit_seconds", "Time of one commit.", new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(0.001, 2, 12) });
        _slots = make.CreateGauge("chatbotmonitor_slots", "Of the 64 parts of all addresses, how many this worker sends to.");
        _slots.Set(64);
        _depth = make.CreateGauge("chatbotmonitor_outbox_depth", "Messages that wait to be sent.", ["channel"]);
        _oldest = make.CreateGauge("chatbotmonitor_outbox_oldest_seconds", "Age of the oldest message that waits to be sent.", ["channel"]);
        _lost = make.CreateGauge("chatbotmonitor_gateway_lost_share", "The share of a gateway's messages of the last hour that came to nothing.", ["gateway"]);
        DotNetStats.Register(Registry);
    }

    /// <summary>Where they are read.</summary>
    public CollectorRegistry Registry { get; } = Metrics.NewCustomRegistry();

    /// <summary>Makes further ones there.</summary>
    public IMetricFactory Factory { get; }

    internal void Inbound(string channel) => _inbound.WithLabels(channel).Inc();

    /// <param name="channel">The channel.</param>
    /// <param name="by">What carried it; null where that is the channel itself.</param>
    /// <param name="state">What came of it.</param>
    internal void Outbound(string channel, Carrier? by, string state)
    {
        _outbound.WithLabels(channel, state).Inc();
        _carried.WithLabels(by?.Gateway ?? channel, by?.Phone ?? "", state).Inc();
    }

    internal void Outbound(string channel, Carrier? by, DeliveryState state) => Outbound(channel, by, state.ToString().ToLower(CultureInfo.InvariantCulture));

    internal void Aside(int count) => _aside.Inc(count);

    internal void Repeated(int count) => _repeated.Inc(count);

    internal void Slots(int count) => _slots.Set(count);

    internal void Clashed() => _clashed.Inc();

    internal void Resent(string channel) => _resent.WithLabels(channel).Inc();

    internal double ResentBy(string channel) => _resent.WithLabels(channel).Value;

    internal void OverLimit(string channel, int count) => _overLimit.WithLabels(channel).Inc(count);

    internal void CosmeticDropped() => _cosmetics.Inc();

    internal double CosmeticsDropped => _cosmetics.Value;

    internal void Committed(int messages, TimeSpan took)
    {
        _commitMessages.Observe(messages);
        _commitSeconds.Observe(took.TotalSeconds);
    }

    internal void Lost(IReadOnlyList<GatewayHour> hours)
    {
        foreach (var gone in _lost.GetAllLabelValues().Where(l => hours.All(h => h.Gateway != l[0])))
            _lost.RemoveLabelled(gone);
        foreach (var hour in hours)
            _lost.WithLabels(hour.Gateway).Set(hour.Failures / (double)Math.Max(hour.Tries, hour.Failures));
    }

    internal void Outbox(string channel, int depth, TimeSpan oldest)
    {
        _depth.WithLabels(channel).Set(depth);
        _oldest.WithLabels(channel).Set(oldest.TotalSeconds);
    }
}
