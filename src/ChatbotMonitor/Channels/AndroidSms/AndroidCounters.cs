using Prometheus;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>What the phones' webhooks came to, for <c>/metrics</c>.</summary>
public sealed class AndroidCounters(IMetricFactory metrics)
{
    readonly Counter _webhooks = metrics.CreateCounter("chatbotmonitor_android_webhooks_total", "The phones' webhooks, by what came of them.", ["outcome"]);

    /// <summary>Counts one webhook.</summary>
    /// <param name="outcome"><c>message</c>, <c>receipt</c>, <c>ignored</c>, <c>refused</c> (signature or time), <c>malformed</c> or <c>failed</c>.</param>
    public void Count(string outcome) => _webhooks.WithLabels(outcome).Inc();
}
