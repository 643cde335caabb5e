using System.Collections.Concurrent;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Tests;

/// <summary>The channel and its webhooks as the host puts them together, and messages to send.</summary>
static class KannelParts
{
    public const string Secret = "S3cret-that.Kannel_shows";
    public const string Password = "a word & no more";
    public const string Number = "+996555123456";

    public static KannelSettings Settings(Uri sendUrl) => new()
    {
        SendUrl = sendUrl,
        Username = "monitor",
        Password = Password,
        From = "4545",
        ReceiptUrl = new Uri("http://127.0.0.1:5080/sms/kannel/receipt"),
        InboundSecret = Secret,
    };

    /// <summary>The same as a worker reads them, but that it asks for no receipts.</summary>
    public static void Write(IDictionary<string, string> settings, Uri sendUrl)
    {
        settings["Kannel__SendUrl"] = sendUrl.OriginalString;
        settings["Kannel__Username"] = "monitor";
        settings["Kannel__Password"] = Password;
        settings["Kannel__From"] = "4545";
        settings["Kannel__InboundSecret"] = Secret;
    }

    public static ServiceProvider Provider(KannelSettings settings, TimeProvider time) =>
        new ServiceCollection().AddSingleton(time).AddLogging().AddKannel(settings).BuildServiceProvider();

    /// <summary>Its webhooks; of the framework's log what the worker lets through: its requests are logged with their addresses.</summary>
    public static Task<WebhookHost> Host(KannelSettings settings) => WebhookHost.Start(services => services.AddKannel(settings), app => app.MapKannelWebhooks(), LogLevel.Warning);

    public static OutboxMessage Message(string text, long id = 7) =>
        new(id, new Outbound(new Address(ChannelNames.Sms, Number), text), DateTimeOffset.UnixEpoch, 0, DateTimeOffset.UnixEpoch);
}

/// <summary>A sendsms on loopback that answers as it is told, and keeps what it was asked.</summary>
sealed class FakeSendsms : IAsyncDisposable
{
    readonly WebApplication _app;

    FakeSendsms(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/cgi-bin/sendsms");

    /// <summary>The parameters that came in, oldest first.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = [];

    /// <summary>How it answers; a message taken unless told otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http => Say(http, 202, "0: Accepted for delivery");

    public static async Task<FakeSendsms> Start()
    {
        FakeSendsms fake = null!;
        fake = new FakeSendsms(await Loopback.Serve(http =>
        {
            fake.Requests.Enqueue(http.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal));
            return fake.Answer(http);
        }));
        return fake;
    }

    /// <summary>Answers as Kannel does: HTML by its type, one line by what it says.</summary>
    public static Task Say(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync(text);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
