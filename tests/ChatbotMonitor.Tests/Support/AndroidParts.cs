using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatbotMonitor.Tests;

/// <summary>Phones as the host puts them together, and messages to send and to receive by them.</summary>
static class AndroidParts
{
    public const string Password = "a-password-of-the-app";
    public const string SigningKey = "a-signing-key-of-the-app";

    public static AndroidPhoneSettings Phone(Uri api, string key = "AndroidSms", int perHour = 60) => new(key)
    {
        ApiRoot = api,
        Username = "ABCDEF",
        Password = Password,
        SigningKey = key == "AndroidSms" ? SigningKey : SigningKey + key,
        PerHour = perHour,
    };

    public static ServiceProvider Provider(TimeProvider time, params AndroidPhoneSettings[] phones) => Services(time, phones).BuildServiceProvider();

    /// <summary>Phones that remember.</summary>
    public static ServiceProvider Provider(TimeProvider time, IPhoneMemory before, params AndroidPhoneSettings[] phones) => Services(time, phones).AddSingleton(before).BuildServiceProvider();

    static IServiceCollection Services(TimeProvider time, AndroidPhoneSettings[] phones) =>
        new ServiceCollection().AddSingleton(time).AddLogging().AddSingleton<IIntake>(new CollectingIntake()).AddAndroidSms(new AndroidSmsSettings { Phones = phones });

    /// <summary>Their webhook.</summary>
    public static Task<WebhookHost> Host(params AndroidPhoneSettings[] phones) =>
        WebhookHost.Start(services => services.AddAndroidSms(new AndroidSmsSettings { Phones = phones }), app => app.MapAndroidWebhook());

    public static OutboxMessage Message(int person, long id, string text = "Салам") =>
        new(id, new Outbound(new Address(ChannelNames.Sms, $"+996555000{person:d3}"), text), DateTimeOffset.UnixEpoch, 0, DateTimeOffset.UnixEpoch);

    /// <summary>A webhook's body, as the app writes it.</summary>
    public static string Event(string kind, string messageId, string number, string message = "", string id = "Ey6ECgOkVVFjz3CL48B8C") => JsonSerializer.Serialize(new
    {
        deviceId = "ffffffffceb0b1db0000018e937c815b",
        @event = kind,
        id,
        payload = new { messageId, message, phoneNumber = number, sender = number, recipient = (string?)null, simNumber = 1, receivedAt = "2026-03-01T15:00:00.000+06:00", reason = $"RESULT_ERROR_LIMIT_EXCEEDED {number}" },
        webhookId = "LreFUt-Z3sSq0JufY9uWB",
    });

    /// <summary>Posts it as the app does, signed.</summary>
    public static async Task<HttpStatusCode> Post(HttpClient http, Uri root, string body, DateTimeOffset at, string key = SigningKey, string? signature = null)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, AndroidWebhook.Path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(AndroidSignature.TimeHeader, timestamp);
        request.Headers.Add(AndroidSignature.Header, signature ?? AndroidSignature.Of(key, Encoding.UTF8.GetBytes(body), timestamp));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}

/// <summary>A phone's API on loopback that answers as it is told, and keeps what it was asked.</summary>
sealed class FakeAndroid : IAsyncDisposable
{
    readonly WebApplication _app;

    FakeAndroid(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>What came in, oldest first: line, authorization, body.</summary>
    public ConcurrentQueue<(string Line, string Authorization, JsonElement Body)> Requests { get; } = [];

    public int Status { get; set; } = 202;

    public string Answer { get; set; } = """{ "id": "1", "state": "Pending" }""";

    public static async Task<FakeAndroid> Start()
    {
        FakeAndroid fake = null!;
        fake = new FakeAndroid(await Loopback.Serve(async http =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            fake.Requests.Enqueue(($"{http.Request.Method} {http.Request.Path}", http.Request.Headers.Authorization.ToString(), body.RootElement.Clone()));
            http.Response.StatusCode = fake.Status;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(fake.Answer);
        }));
        return fake;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
