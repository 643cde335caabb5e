using ChatbotMonitor.Channels;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace ChatbotMonitor.Tests;

/// <summary>The channel as the host puts it together, and messages to send by it.</summary>
static class TwilioParts
{
    public const string AuthToken = "0123456789abcdef-a-token";
    public const string Number = "+996555123456";

    public static TwilioSettings Settings(Uri apiRoot) => new()
    {
        AccountSid = "AC00112233445566778899aabbccddeeff",
        AuthToken = AuthToken,
        From = "+15005550006",
        ApiRoot = apiRoot,
        PublicUrl = new Uri("https://monitor.example.org"),
    };

    public static ServiceProvider Provider(TwilioSettings settings, TimeProvider time) =>
        new ServiceCollection().AddSingleton(time).AddLogging().AddTwilio(settings).BuildServiceProvider();

    /// <summary>Its webhooks.</summary>
    public static Task<WebhookHost> Host(TwilioSettings settings) => WebhookHost.Start(services => services.AddTwilio(settings), app => app.MapTwilioWebhooks());

    public static IChannel Channel(this ServiceProvider provider) => provider.GetRequiredService<IChannel>();

    public static OutboxMessage Message(string text, long id = 1) =>
        new(id, new Outbound(new Address(ChannelNames.Sms, Number), text), DateTimeOffset.UnixEpoch, 0, DateTimeOffset.UnixEpoch);
}
