using Refit;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>What SMS by phones needs of the host.</summary>
public static class AndroidSmsServices
{
    /// <summary>Adds the webhook, and the channel where <paramref name="settings"/> are on; the host brings <c>IIntake</c>, <c>TimeProvider</c> and logging, and <see cref="IPhoneMemory"/> where the phones are to remember.</summary>
    public static IServiceCollection AddAndroidSms(this IServiceCollection services, AndroidSmsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddWebhookEdge().AddSingleton(settings).AddSingleton<AndroidWebhook>();
        services.AddSingleton(provider => new AndroidPhones(
            [.. settings.Phones.Select(phone => new AndroidPhone(phone, Api(phone), provider.GetRequiredService<TimeProvider>()))],
            provider.GetService<IPhoneMemory>(), provider.GetRequiredService<TimeProvider>()));
        if (settings.IsSet)
            services.AddSingleton<IChannel, AndroidSmsChannel>();
        return services;
    }

    /// <summary>Maps <c>POST /sms/android</c>; it answers 403 where no phone is configured.</summary>
    public static void MapAndroidWebhook(this IEndpointRouteBuilder routes) =>
        routes.MapPost(AndroidWebhook.Path, (HttpContext http, AndroidWebhook webhook) => webhook.Post(http));

    static IAndroidMessages Api(AndroidPhoneSettings phone) => RestService.ForGenerated<IAndroidMessages>(GatewayHttp.Client(phone.ApiRoot, (phone.Username, phone.Password)));
}
