using System.Net;
using System.Text;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatbotMonitor.Tests;

public sealed class TwilioWebhookTests : IAsyncLifetime
{
    const string Message = "MessageSid=SM1&From=%2B996555123456&To=%2B15005550006&Body=%D0%96%D0%90%D0%9B%D0%9E%D0%91%D0%90&NumMedia=0&ApiVersion=2010-04-01";
    const string Status = "MessageSid=SM1&MessageStatus=delivered&To=%2B996555123456&From=%2B15005550006";

    static readonly HttpMethod[] OtherMethods = [HttpMethod.Get, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete];
    static readonly TwilioSettings Settings = TwilioParts.Settings(new Uri("http://127.0.0.1:9"));
    WebhookHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TwilioParts.Host(Settings);

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_message_is_taken_and_answered_with_silence()
    {
        using var answer = await Post(TwilioWebhooks.MessagePath, Message);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""<?xml version="1.0" encoding="UTF-8"?><Response></Response>""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            new Inbound("sms:SM1", new Address(ChannelNames.Sms, TwilioParts.Number), WebhookHost.Now, new Input.Text("ЖАЛОБА")),
            Assert.Single(_host.Intake.Messages));
        Assert.Equal("""chatbotmonitor_webhooks_total{address="/sms/twilio",outcome="taken"} 1""", await _host.Counted());
    }

    [Fact]
    public async Task A_receipt_is_taken()
    {
        using var answer = await Post(TwilioWebhooks.StatusPath, Status);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(new Receipt(ChannelNames.Sms, "SM1", DeliveryState.Delivered, WebhookHost.Now) { By = new Carrier("twilio") }, Assert.Single(_host.Intake.Receipts));
    }

    [Theory]
    [InlineData(TwilioWebhooks.MessagePath, "MessageSid=SM1&From=4404&Body=Balance", HttpStatusCode.OK)]
    [InlineData(TwilioWebhooks.StatusPath, "MessageSid=SM1&MessageStatus=levitating", HttpStatusCode.NoContent)]
    public async Task What_is_not_for_us_is_counted_and_let_go(string path, string body, HttpStatusCode expected)
    {
        using var answer = await Post(path, body);
        Assert.Equal(expected, answer.StatusCode);
        AssertNothingTaken();
        Assert.Contains("outcome=\"ignored\"} 1", await _host.Counted(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TwilioWebhooks.MessagePath, Message)]
    [InlineData(TwilioWebhooks.StatusPath, Status)]
    public async Task Without_Twilios_signature_nothing_is_taken(string path, string body)
    {
        var others = TwilioSignature.Of("another token", "https://monitor.example.org" + path, await Form(body));
        foreach (var signature in new[] { null, "", "nonsense", others })
        {
            using var answer = await Post(path, body, signature, sign: false);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        AssertNothingTaken();
        Assert.Contains("outcome=\"refused\"} 4", await _host.Counted(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?tenant=osh&x=%D0%B6", "https://monitor.example.org")]
    [InlineData("", "https://monitor.example.org:443")]
    [InlineData("?a=1", "https://monitor.example.org:443")]
    public async Task The_signature_is_over_what_Twilio_was_told(string query, string root)
    {
        var signature = TwilioSignature.Of(TwilioParts.AuthToken, root + TwilioWebhooks.MessagePath + query, await Form(Message));
        using var answer = await Post(TwilioWebhooks.MessagePath + query, Message, signature, sign: false);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_proxys_folder_in_the_public_address_is_signed_too()
    {
        await using var host = await TwilioParts.Host(Settings with { PublicUrl = new Uri("https://example.org/monitor/") });
        var signature = TwilioSignature.Of(TwilioParts.AuthToken, "https://example.org/monitor/sms/twilio", await Form(Message));
        using var request = Request(TwilioWebhooks.MessagePath, Message, signature);
        using var answer = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(TwilioWebhooks.MessagePath, Message)]
    [InlineData(TwilioWebhooks.StatusPath, Status)]
    public async Task What_could_not_be_stored_is_not_acknowledged(string path, string body)
    {
        _host.Intake.Failure = new IOException("The disk is full.");
        using (var answer = await Post(path, body))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);

        _host.Intake.Failure = null;
        using (var again = await Post(path, body))
            Assert.True(again.IsSuccessStatusCode);
        Assert.Contains(_host.Log.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal) && line.Contains("The disk is full.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(TwilioWebhooks.MessagePath, "From=%2B996555123456&Body=1")]
    [InlineData(TwilioWebhooks.MessagePath, "MessageSid=SM1&Body=1")]
    [InlineData(TwilioWebhooks.MessagePath, "")]
    [InlineData(TwilioWebhooks.StatusPath, "MessageSid=SM1")]
    [InlineData(TwilioWebhooks.StatusPath, "MessageStatus=sent")]
    public async Task A_webhook_without_what_it_is_about_is_malformed(string path, string body)
    {
        using var answer = await Post(path, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AssertNothingTaken();
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8", HttpStatusCode.OK)]
    public async Task A_body_of_another_type_is_refused(string type, HttpStatusCode expected)
    {
        using var answer = await Post(TwilioWebhooks.MessagePath, Message, type: type);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var answer = await Post(TwilioWebhooks.MessagePath, "Body=" + new string('a', TwilioForm.LargestBody));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        AssertNothingTaken();
    }

    [Fact]
    public async Task Both_are_closed_where_Twilio_is_not_configured()
    {
        await using var host = await TwilioParts.Host(new TwilioSettings());
        foreach (var path in new[] { TwilioWebhooks.MessagePath, TwilioWebhooks.StatusPath })
        {
            using var request = Request(path, Message, TwilioSignature.Of("", "https://monitor.example.org" + path, await Form(Message)));
            using var answer = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Two_thousand_malformed_requests_are_all_refused_in_good_order()
    {
        var chance = new Random(20260301);
        for (var i = 0; i < 2000; i++)
        {
            using var request = Malformed(chance);
            using var answer = await _host.Client.SendAsync(request);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        AssertNothingTaken();
        using var sound = await Post(TwilioWebhooks.MessagePath, Message);
        Assert.Equal(HttpStatusCode.OK, sound.StatusCode);
    }

    [Fact]
    public async Task No_log_holds_the_token_or_a_whole_number()
    {
        using (await Post(TwilioWebhooks.MessagePath, Message))
        using (await Post(TwilioWebhooks.MessagePath, Message, "nonsense", sign: false))
        using (await Post(TwilioWebhooks.StatusPath, Status))
        {
            _host.Intake.Failure = new InvalidOperationException("The store is closed.");
            using var failed = await Post(TwilioWebhooks.MessagePath, Message);
        }

        Assert.NotEmpty(_host.Log.Lines);
        Assert.All(_host.Log.Lines, line =>
        {
            Assert.DoesNotContain(TwilioParts.AuthToken, line, StringComparison.Ordinal);
            Assert.DoesNotContain("555123456", line, StringComparison.Ordinal);
        });
    }

    // Wrong verbs, types, encodings, lengths and signatures; one in four is rightly signed, so that the reading behind is reached.
    static HttpRequestMessage Malformed(Random chance)
    {
        string[] pieces = ["MessageSid=", "From=", "%", "%zz", "%00", "&&&", "=", "\0", "Body=", "%F0%9F", "{\"a\":1}", "<xml/>", "MessageStatus=", "€", new string('a', 3000), "NumMedia=99999999999"];
        string[] types = ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "application/json", "multipart/form-data", "text/plain", "nonsense"];
        var path = chance.Next(2) == 0 ? TwilioWebhooks.MessagePath : TwilioWebhooks.StatusPath;
        var body = string.Concat(Enumerable.Range(0, chance.Next(12)).Select(_ => pieces[chance.Next(pieces.Length)]));
        var signature = chance.Next(4) switch
        {
            0 => SignedUnlessWhole(path, body),
            1 => null,
            _ => Convert.ToBase64String(Encoding.UTF8.GetBytes(body))[..Math.Min(28, body.Length)],
        };
        var request = Request(path, body, signature, types[chance.Next(types.Length)]);
        if (chance.Next(10) == 0)
            request.Method = OtherMethods[chance.Next(OtherMethods.Length)];
        return request;
    }

    // A chance body that says all that a webhook must say, and is signed, would be a sound one.
    static string? SignedUnlessWhole(string path, string body)
    {
        var form = QueryHelpers.ParseNullableQuery(body) ?? [];
        return form.ContainsKey("MessageSid") || body.Length >= 2048
            ? null
            : TwilioSignature.Of(TwilioParts.AuthToken, "https://monitor.example.org" + path, form.SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value ?? "")));
    }

    async Task<HttpResponseMessage> Post(string path, string body, string? signature = null, bool sign = true, string type = "application/x-www-form-urlencoded")
    {
        if (sign)
            signature = TwilioSignature.Of(TwilioParts.AuthToken, "https://monitor.example.org" + path, await Form(body));
        using var request = Request(path, body, signature, type);
        return await _host.Client.SendAsync(request);
    }

    static async Task<IEnumerable<KeyValuePair<string, string>>> Form(string body) =>
        (await TwilioForm.Read(new MemoryStream(Encoding.UTF8.GetBytes(body)), CancellationToken.None)).Parameters;

    static HttpRequestMessage Request(string path, string body, string? signature, string type = "application/x-www-form-urlencoded")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation(TwilioSignature.Header, signature);
        return request;
    }

    void AssertNothingTaken()
    {
        Assert.Empty(_host.Intake.Messages);
        Assert.Empty(_host.Intake.Receipts);
    }
}
