using System.Net;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Channels.Twilio;

namespace ChatbotMonitor.Tests;

/// <summary>Who writes by SMS, at each gateway's door: one person however the number is written, and nobody where no person wrote.</summary>
public sealed class SmsSendersTests : IAsyncLifetime
{
    const string Person = "+996555123456";

    static readonly string[] Gateways = ["twilio", "kannel", "android"];

    readonly Dictionary<string, WebhookHost> _hosts = new(StringComparer.Ordinal);
    int _id;

    public static TheoryData<string, string, string?> Senders
    {
        get
        {
            (string Written, string? Person)[] senders =
            [
                ("0555 12 34 56", Person), ("996555123456", Person), ("+996 555 12-34-56", Person), ("0555123456", Person), ("555123456", Person), ("+996555123456", Person), ("00996555123456", Person),
                ("+77011234567", "+77011234567"), ("4404", null), ("999", null), ("12345", null), ("MegaCom", null), ("O!", null), ("Beeline KG", null), ("1-800-FLOWERS", null), ("+", null), ("anonymous", null),
            ];
            var data = new TheoryData<string, string, string?>();
            foreach (var gateway in Gateways)
            {
                foreach (var (written, person) in senders)
                    data.Add(gateway, written, person);
            }

            return data;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _hosts["twilio"] = await TwilioParts.Host(TwilioParts.Settings(new Uri("http://127.0.0.1:9")));
        _hosts["kannel"] = await KannelParts.Host(KannelParts.Settings(new Uri("http://127.0.0.1:9")));
        _hosts["android"] = await AndroidParts.Host(AndroidParts.Phone(new Uri("http://127.0.0.1:9")));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
            await host.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task One_person_is_one_however_written_and_a_machine_is_taken_politely_and_never_answered(string gateway, string written, string? person)
    {
        Assert.Equal(HttpStatusCode.OK, await Write(gateway, written));
        Assert.Equal(person is null ? [] : [person], _hosts[gateway].Intake.Messages.Select(m => m.From.Id));
        Assert.Contains($"outcome=\"{(person is null ? "ignored" : "taken")}\"}} 1", await _hosts[gateway].Counted(), StringComparison.Ordinal);
    }

    async Task<HttpStatusCode> Write(string gateway, string from)
    {
        var (host, id) = (_hosts[gateway], ++_id);
        switch (gateway)
        {
            case "twilio":
                KeyValuePair<string, string>[] form = [new("MessageSid", $"SM{id}"), new("From", from), new("Body", "1")];
                using (var request = new HttpRequestMessage(HttpMethod.Post, TwilioWebhooks.MessagePath) { Content = new FormUrlEncodedContent(form) })
                {
                    request.Headers.Add(TwilioSignature.Header, TwilioSignature.Of(TwilioParts.AuthToken, "https://monitor.example.org" + TwilioWebhooks.MessagePath, form));
                    using var answer = await host.Client.SendAsync(request);
                    return answer.StatusCode;
                }

            case "kannel":
                using (var answer = await host.Client.GetAsync(new Uri($"{KannelWebhooks.MessagePath}?secret={KannelParts.Secret}&from={Uri.EscapeDataString(from)}&text=1&id={id}", UriKind.Relative)))
                    return answer.StatusCode;

            default:
                return await AndroidParts.Post(host.Client, host.Url, AndroidParts.Event("sms:received", $"m{id}", from, "1", $"e{id}"), WebhookHost.Now);
        }
    }
}
