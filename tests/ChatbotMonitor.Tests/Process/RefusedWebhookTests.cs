using System.Globalization;
using System.Net;
using System.Text;
using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>Every address of design.md that providers come to, asked by somebody who does not know the secret, or who has heard it long ago.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class RefusedWebhookTests
{
    const string Form = "MessageSid=SM1&From=%2B996555123456&Body=1&MessageStatus=delivered";
    const string Secret = "X-Telegram-Bot-Api-Secret-Token";

    static readonly string Event = AndroidParts.Event("sms:received", "abc", "+996555123456", "1");

    [Fact]
    public async Task Without_the_secret_or_with_a_wrong_or_an_old_one_nothing_is_stored_and_each_is_counted()
    {
        await using var bot = await FakeBotApi.Start();
        await using var twilio = await FakeTwilio.Start();
        await using var worker = await WorkerProcess.Start(OpenDoors.Settings(bot, twilio));
        var now = TimeProvider.System.GetUtcNow();
        var refused = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (address, request) in Strangers(worker.Address, now))
        {
            using (request)
            using (var answer = await worker.Http.SendAsync(request))
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{address} answered {answer.StatusCode}.");
            refused[address] = refused.GetValueOrDefault(address) + 1;
        }

        Assert.Equal(6, refused.Count);
        foreach (var (address, times) in refused)
            Assert.Equal(times, await worker.Counted($$"""chatbotmonitor_webhooks_total{address="{{address}}",outcome="refused"}"""));
        foreach (var channel in new[] { ChannelNames.Telegram, ChannelNames.Sms })
            Assert.Equal(0, await worker.Counted($$"""chatbotmonitor_inbound_total{channel="{{channel}}"}"""));

        // The doors do open to whoever has the key.
        Assert.Equal(HttpStatusCode.OK, await AndroidParts.Post(worker.Http, worker.Address, Event, now));
        Assert.Equal(1, await worker.Counted("""chatbotmonitor_webhooks_total{address="/sms/android",outcome="taken"}"""));
    }

    static IEnumerable<(string Address, HttpRequestMessage Request)> Strangers(Uri root, DateTimeOffset now)
    {
        foreach (var secret in new[] { null, "", "wrong", Absences.WebhookSecret.ToUpperInvariant() })
            yield return Post(root, "/telegram/webhook", TelegramWorker.Update(2_000_001, "/start").ToString()!, "application/json", (Secret, secret));
        foreach (var path in new[] { TwilioWebhooks.MessagePath, TwilioWebhooks.StatusPath })
        {
            foreach (var signature in new[] { null, "", "wrong", TwilioSignature.Of("another token", "https://monitor.example.org" + path, []) })
                yield return Post(root, path, Form, "application/x-www-form-urlencoded", (TwilioSignature.Header, signature));
        }

        foreach (var path in new[] { KannelWebhooks.MessagePath, KannelWebhooks.ReceiptPath })
        {
            foreach (var shown in new[] { "", "secret=&", "secret=wrong&", $"Secret={KannelParts.Secret}&" })
                yield return (path, new HttpRequestMessage(HttpMethod.Get, new Uri(root, $"{path}?{shown}from=%2B996555123456&text=1&id=1&state=1")));
        }

        var hourAgo = Seconds(now.AddHours(-1));
        foreach (var (time, signature) in new[]
        {
            (Seconds(now), null), (Seconds(now), ""), (Seconds(now), "wrong"), (null, Signed(Seconds(now))), ("", Signed("")), ("now", Signed("now")),
            (Seconds(now), Signed(hourAgo)), (hourAgo, Signed(hourAgo)), (Seconds(now.AddHours(1)), Signed(Seconds(now.AddHours(1)))),
        })
        {
            yield return Post(root, AndroidWebhook.Path, Event, "application/json", (AndroidSignature.TimeHeader, time), (AndroidSignature.Header, signature));
        }
    }

    static (string Address, HttpRequestMessage Request) Post(Uri root, string path, string body, string type, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, path)) { Content = new StringContent(body, Encoding.UTF8, type) };
        foreach (var (name, value) in headers.Where(h => h.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        return (path, request);
    }

    static string Signed(string timestamp) => AndroidSignature.Of(AndroidParts.SigningKey, Encoding.UTF8.GetBytes(Event), timestamp);

    static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
