using Prometheus;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>What Twilio's webhooks came to, for <c>/metrics</c>.</summary>
public sealed class TwilioCounters(IMetricFactory metrics)
{
    readonly Counter _webhooks = metrics.CreateCounter(
        "chatbotmonitor_twilio_webhooks_total", "Twilio's webhooks, by endpoint and by what came of them.", ["endpoint", "outcome"]);

    /// <summary>Counts one webhook.</summary>
    /// <param name="endpoint"><c>message</c> or <c>status</c>.</param>
    /// <param name="outcome"><c>taken</c>, <c>ignored</c>, <c>refused</c> (signature), <c>malformed</c> or <c>failed</c>.</param>
    public void Count(string endpoint, string outcome) => _webhooks.WithLabels(endpoint, outcome).Inc();
}
