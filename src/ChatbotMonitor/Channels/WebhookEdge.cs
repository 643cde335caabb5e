using Microsoft.Extensions.DependencyInjection.Extensions;
using Prometheus;

namespace ChatbotMonitor.Channels;

/// <summary>What a webhook comes to.</summary>
/// <param name="Outcome">The word it is counted by: <c>taken</c>, <c>ignored</c>, <c>refused</c> (secret, signature or its time), <c>malformed</c> or <c>failed</c>.</param>
/// <param name="Result">The answer.</param>
public readonly record struct WebhookAnswer(string Outcome, IResult Result)
{
    /// <summary>Nobody who knows the secret sent it, or long ago.</summary>
    public static WebhookAnswer Refused { get; } = new("refused", Results.StatusCode(StatusCodes.Status403Forbidden));

    /// <summary>It is on disk.</summary>
    public static WebhookAnswer Taken(IResult result) => new("taken", result);

    /// <summary>It is nothing for us.</summary>
    public static WebhookAnswer Ignored(IResult result) => new("ignored", result);

    /// <summary>It is no webhook of this address.</summary>
    public static WebhookAnswer Malformed(int status = StatusCodes.Status400BadRequest) => new("malformed", Results.StatusCode(status));
}

/// <summary>The edge that the webhooks of all channels share: what came of each is counted, and where it could not be stored its sender is told so, and comes again.</summary>
public sealed partial class WebhookEdge(IMetricFactory metrics, ILogger<WebhookEdge> log)
{
    readonly Counter _webhooks = metrics.CreateCounter("chatbotmonitor_webhooks_total", "Webhooks, by address and by what came of them.", ["address", "outcome"]);

    /// <summary>Answers one request to <paramref name="address"/>.</summary>
    public async Task<IResult> Answer(HttpContext http, string address, Func<Task<WebhookAnswer>> answer)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(answer);
        var (outcome, result) = await Try(http, address, answer);
        _webhooks.WithLabels(address, outcome).Inc();
        return result;
    }

    async Task<WebhookAnswer> Try(HttpContext http, string address, Func<Task<WebhookAnswer>> answer)
    {
        try
        {
            return await answer();
        }
        catch (BadHttpRequestException error)
        {
            return WebhookAnswer.Malformed(error.StatusCode);
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The web edge: nothing was stored.
            LogNotStored(log, address, error);
            return new WebhookAnswer("failed", Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        }
    }

    [LoggerMessage(LogLevel.Error, "What came to {Address} could not be stored; its sender is told to come again.")]
    static partial void LogNotStored(ILogger log, string address, Exception error);
}

/// <summary>What the edge needs of the host.</summary>
public static class WebhookEdgeServices
{
    /// <summary>Adds it, once however many channels ask for it; it counts where the host says, or else where the whole process does.</summary>
    public static IServiceCollection AddWebhookEdge(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new WebhookEdge(provider.GetService<IMetricFactory>() ?? Metrics.DefaultFactory, provider.GetRequiredService<ILogger<WebhookEdge>>()));
        return services;
    }
}
