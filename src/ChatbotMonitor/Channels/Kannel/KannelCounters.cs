using Prometheus;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>What Kannel's requests came to, for <c>/metrics</c>.</summary>
public sealed class KannelCounters(IMetricFactory metrics)
{
    readonly Counter _webhooks = metrics.CreateCounter(
        "chatbotmonitor_kannel_webhooks_total", "Kannel's requests, by endpoint and by what came of them.", ["endpoint", "outcome"]);

    /// <summary>Counts one request.</summary>
    /// <param name="endpoint"><c>message</c> or <c>receipt</c>.</param>
    /// <param name="outcome"><c>taken</c>, <c>ignored</c>, <c>refused</c> (secret), <c>malformed</c> or <c>failed</c>.</param>
    public void Count(string endpoint, string outcome) => _webhooks.WithLabels(endpoint, outcome).Inc();
}
