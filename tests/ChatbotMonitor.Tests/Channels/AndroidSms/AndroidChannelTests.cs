using System.Text;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class AndroidChannelTests : IAsyncLifetime
{
    readonly FakeTimeProvider _time = new(WebhookHost.Now);
    FakeAndroid _one = null!, _two = null!;
    ServiceProvider _provider = null!;

    public async ValueTask InitializeAsync()
    {
        (_one, _two) = (await FakeAndroid.Start(), await FakeAndroid.Start());
        _provider = AndroidParts.Provider(_time, AndroidParts.Phone(_one.Url, perHour: 6), AndroidParts.Phone(new Uri(_two.Url, "3rdparty/v1/"), "AndroidSms__1", perHour: 6));
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [Fact]
    public async Task A_message_goes_out_as_the_app_asks_for_it()
    {
        Assert.Equal("Sent android:7-0", await Send(1, 7, "Канча күн күттүңүз?\n1 & 2"));
        var (line, authorization, body) = Assert.Single(_one.Requests);
        Assert.Equal("POST /messages", line);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ABCDEF:" + AndroidParts.Password)), authorization);
        Assert.Equal("Канча күн күттүңүз?\n1 & 2", body.GetProperty("textMessage").GetProperty("text").GetString());
        Assert.Equal("+996555000001", Assert.Single(body.GetProperty("phoneNumbers").EnumerateArray()).GetString());
        Assert.Equal(("7-0", true, 86400), (body.GetProperty("id").GetString(), body.GetProperty("withDeliveryReport").GetBoolean(), body.GetProperty("ttl").GetInt32()));
    }

    [Fact]
    public async Task What_is_sent_keeps_the_gateways_contract()
    {
        await using var prism = await PrismServer.Start("android-sms-gateway.openapi.json", checksAnswers: false);
        await using var provider = AndroidParts.Provider(TimeProvider.System, AndroidParts.Phone(prism.Url));
        var channel = provider.GetRequiredService<IChannel>();
        Assert.IsType<SendOutcome.Sent>(await channel.Send(AndroidParts.Message(1, long.MaxValue, "Рахмат! 👍"), CancellationToken.None));
        Assert.IsNotType<SendOutcome.Sent>(await channel.Send(AndroidParts.Message(1, 2, ""), CancellationToken.None));
    }

    [Theory]
    [InlineData(202, "{}", "Sent android:1-0")]
    [InlineData(201, "{}", "Sent android:1-0")]
    [InlineData(409, "{}", "Sent android:1-0")]
    [InlineData(200, "<html>", "TryLater AndroidSms: HTTP 200: a page for a browser")]
    [InlineData(400, "bad number +996555000001", "Rejected AndroidSms: HTTP 400: bad number +996••••••001")]
    [InlineData(401, "", "TryLater AndroidSms: HTTP 401: credentials refused: check AndroidSms__Username and AndroidSms__Password")]
    [InlineData(404, "", "TryLater AndroidSms: HTTP 404: there is no such API: check AndroidSms__ApiRoot")]
    [InlineData(429, "", "RetryAfter 30")]
    [InlineData(500, "oops", "TryLater AndroidSms: HTTP 500: oops")]
    [InlineData(503, "", "TryLater AndroidSms: HTTP 503")]
    public async Task An_answer_is_an_outcome(int status, string answer, string expected)
    {
        await using var provider = AndroidParts.Provider(_time, AndroidParts.Phone(_one.Url));
        (_one.Status, _one.Answer) = (status, answer);
        Assert.Equal(expected, Say(await provider.GetRequiredService<IChannel>().Send(AndroidParts.Message(1, 1), CancellationToken.None)));
    }

    [Fact]
    public async Task The_least_loaded_phone_goes_first_and_a_person_hears_from_the_one_they_know()
    {
        for (var person = 1; person <= 4; person++)
            await Send(person, person);
        Assert.Equal((2, 2), (_one.Requests.Count, _two.Requests.Count));

        await Send(2, 5);
        Assert.Equal((2, 3), (_one.Requests.Count, _two.Requests.Count));

        _provider.GetRequiredService<AndroidPhones>().Met(new Address(ChannelNames.Sms, "+996555000009"), "AndroidSms__1");
        // It knows the second phone, which has used up its half hour: better another number than no answer.
        await Send(9, 6);
        Assert.Equal((3, 3), (_one.Requests.Count, _two.Requests.Count));
    }

    [Fact]
    public async Task Where_one_fails_the_next_one_sends_and_the_failed_one_rests()
    {
        _one.Status = 503;
        Assert.StartsWith("Sent", await Send(1, 1), StringComparison.Ordinal);
        Assert.StartsWith("Sent", await Send(2, 2), StringComparison.Ordinal);
        Assert.Equal((1, 2), (_one.Requests.Count, _two.Requests.Count));

        _two.Status = 503;
        Assert.StartsWith("TryLater AndroidSms", await Send(3, 3), StringComparison.Ordinal);

        (_one.Status, _two.Status) = (202, 202);
        _time.Advance(TimeSpan.FromMinutes(3));
        Assert.StartsWith("Sent", await Send(3, 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_sends_half_of_its_hour_in_half_an_hour_and_then_the_rest()
    {
        await using var provider = AndroidParts.Provider(_time, AndroidParts.Phone(_one.Url, perHour: 4));
        var (channel, sent) = (provider.GetRequiredService<IChannel>(), 0);
        var waited = TimeSpan.Zero;
        while (sent < 6)
        {
            switch (await channel.Send(AndroidParts.Message(1, sent + 1), CancellationToken.None))
            {
                case SendOutcome.Sent:
                    sent++;
                    break;
                case SendOutcome.RetryAfter { Wait: var wait }:
                    Assert.True(wait > TimeSpan.Zero);
                    waited += wait;
                    _time.Advance(wait);
                    break;
                default:
                    Assert.Fail("Neither sent nor told to wait.");
                    break;
            }
        }

        Assert.Equal(TimeSpan.FromHours(1), waited);
        Assert.Equal(6, _one.Requests.Count);
    }

    async Task<string> Send(int person, long id, string text = "Салам") =>
        Say(await _provider.GetRequiredService<IChannel>().Send(AndroidParts.Message(person, id, text), CancellationToken.None));

    static string Say(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent sent => $"Sent {sent.ProviderId}",
        SendOutcome.RetryAfter wait => $"RetryAfter {wait.Wait.TotalSeconds}",
        SendOutcome.TryLater later => $"TryLater {later.Why}",
        SendOutcome.Rejected rejected => $"Rejected {rejected.Why}",
        SendOutcome.Unreachable gone => $"Unreachable {gone.Why}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
