using System.Net.Http.Headers;
using System.Text;
using Prometheus;
using Refit;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>What SMS by Twilio needs of the host.</summary>
public static class TwilioServices
{
    /// <summary>Adds the webhooks, and the channel where <paramref name="settings"/> are on; the host brings <c>IIntake</c>, <c>TimeProvider</c> and logging.</summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, TwilioSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(provider => new TwilioCounters(provider.GetService<IMetricFactory>() ?? Metrics.DefaultFactory));
        services.AddSingleton<TwilioWebhooks>();
        if (!settings.IsSet)
            return services;

        // No retries here: they are the Outbox's. No redirects: they would carry the credentials elsewhere. No logging: the path names the account.
        services.AddRefitGeneratedClient<ITwilioMessages>()
            .ConfigureHttpClient(client => Configure(client, settings))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        services.AddSingleton<IChannel, TwilioChannel>();
        return services;
    }

    /// <summary>Maps <c>POST /sms/twilio</c> and <c>POST /sms/twilio/status</c>; both answer 403 where Twilio is not configured.</summary>
    public static void MapTwilioWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(TwilioWebhooks.MessagePath, (HttpContext http, TwilioWebhooks webhooks) => webhooks.Message(http));
        routes.MapPost(TwilioWebhooks.StatusPath, (HttpContext http, TwilioWebhooks webhooks) => webhooks.Status(http));
    }

    static void Configure(HttpClient client, TwilioSettings settings)
    {
        client.BaseAddress = new Uri(settings.ApiRoot.OriginalString.TrimEnd('/'));
        client.Timeout = Timeout.InfiniteTimeSpan; // The channel sets its own limit, by its own clock.
        client.MaxResponseContentBufferSize = 256 * 1024;
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}")));
    }
}
