namespace ChatbotMonitor.Channels.Kannel;

/// <summary>What SMS by Kannel needs of the host.</summary>
public static class KannelServices
{
    /// <summary>Adds the webhooks, and the channel where <paramref name="settings"/> are on; the host brings <c>IIntake</c>, <c>TimeProvider</c> and logging.</summary>
    public static IServiceCollection AddKannel(this IServiceCollection services, KannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddWebhookEdge().AddSingleton(settings).AddSingleton<KannelWebhooks>();
        if (settings.IsSet)
            services.AddSingleton<IChannel>(provider => new KannelChannel(GatewayHttp.Client(), settings, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Maps <c>GET /sms/kannel</c> and <c>GET /sms/kannel/receipt</c>; both answer 403 where Kannel is not configured.</summary>
    public static void MapKannelWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(KannelWebhooks.MessagePath, (HttpContext http, KannelWebhooks webhooks) => webhooks.Message(http));
        routes.MapGet(KannelWebhooks.ReceiptPath, (HttpContext http, KannelWebhooks webhooks) => webhooks.Receipt(http));
    }
}
