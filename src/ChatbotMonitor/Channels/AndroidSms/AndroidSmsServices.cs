using System.Net.Http.Headers;
using System.Text;
using Prometheus;
using Refit;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>What SMS by phones needs of the host.</summary>
public static class AndroidSmsServices
{
    /// <summary>Adds the webhook, and the channel where <paramref name="settings"/> are on; the host brings <c>IIntake</c>, <c>TimeProvider</c> and logging, and <see cref="IPhoneMemory"/> where the phones are to remember.</summary>
    public static IServiceCollection AddAndroidSms(this IServiceCollection services, AndroidSmsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(provider => new AndroidCounters(provider.GetService<IMetricFactory>() ?? Metrics.DefaultFactory));
        services.AddSingleton(provider => new AndroidPhones(
            [.. settings.Phones.Select(phone => new AndroidPhone(phone, Api(phone), provider.GetRequiredService<TimeProvider>()))],
            provider.GetService<IPhoneMemory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AndroidWebhook>();
        if (settings.IsSet)
            services.AddSingleton<IChannel, AndroidSmsChannel>();
        return services;
    }

    /// <summary>Maps <c>POST /sms/android</c>; it answers 403 where no phone is configured.</summary>
    public static void MapAndroidWebhook(this IEndpointRouteBuilder routes) =>
        routes.MapPost(AndroidWebhook.Path, (HttpContext http, AndroidWebhook webhook) => webhook.Post(http));

    // One client a phone, for as long as the worker runs. No retries: they are the Outbox's. No redirects: they would carry the credentials elsewhere.
    static IAndroidMessages Api(AndroidPhoneSettings phone)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new Uri(phone.ApiRoot!.OriginalString.TrimEnd('/')),
            Timeout = Timeout.InfiniteTimeSpan, // The phone sets its own limit, by our clock.
            MaxResponseContentBufferSize = 256 * 1024,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{phone.Username}:{phone.Password}")));
        return RestService.ForGenerated<IAndroidMessages>(client);
    }
}
