using Refit;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>What SMS by Twilio needs of the host.</summary>
public static class TwilioServices
{
    /// <summary>Adds the webhooks, and the channel where <paramref name="settings"/> are on; the host brings <c>IIntake</c>, <c>TimeProvider</c> and logging.</summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, TwilioSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddWebhookEdge().AddSingleton(settings).AddSingleton<TwilioWebhooks>();
        if (settings.IsSet)
        {
            services.AddSingleton(_ => RestService.ForGenerated<ITwilioMessages>(GatewayHttp.Client(settings.ApiRoot, (settings.AccountSid, settings.AuthToken))));
            services.AddSingleton<IChannel, TwilioChannel>();
        }

        return services;
    }

    /// <summary>Maps <c>POST /sms/twilio</c> and <c>POST /sms/twilio/status</c>; both answer 403 where Twilio is not configured.</summary>
    public static void MapTwilioWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(TwilioWebhooks.MessagePath, (HttpContext http, TwilioWebhooks webhooks) => webhooks.Message(http));
        routes.MapPost(TwilioWebhooks.StatusPath, (HttpContext http, TwilioWebhooks webhooks) => webhooks.Status(http));
    }
}
