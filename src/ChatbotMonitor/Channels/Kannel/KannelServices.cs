using Prometheus;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>What SMS by Kannel needs of the host.</summary>
public static class KannelServices
{
    /// <summary>Adds the webhooks, and the channel where <paramref name="settings"/> are on; the host brings <c>IIntake</c>, <c>TimeProvider</c> and logging.</summary>
    public static IServiceCollection AddKannel(this IServiceCollection services, KannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(provider => new KannelCounters(provider.GetService<IMetricFactory>() ?? Metrics.DefaultFactory));
        services.AddSingleton<KannelWebhooks>();
        if (settings.IsSet)
            services.AddSingleton<IChannel>(provider => new KannelChannel(Client(), settings, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Maps <c>GET /sms/kannel</c> and <c>GET /sms/kannel/receipt</c>; both answer 403 where Kannel is not configured.</summary>
    public static void MapKannelWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(KannelWebhooks.MessagePath, (HttpContext http, KannelWebhooks webhooks) => webhooks.Message(http));
        routes.MapGet(KannelWebhooks.ReceiptPath, (HttpContext http, KannelWebhooks webhooks) => webhooks.Receipt(http));
    }

    // Not one of the factory's: those log the address, and with it the password. No retries: they are the Outbox's. No redirects: they would carry the password elsewhere.
    static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // The channel sets its own limit, by its own clock.
        MaxResponseContentBufferSize = 64 * 1024,
    };
}
