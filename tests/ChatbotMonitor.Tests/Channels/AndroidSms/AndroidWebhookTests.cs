using System.Net;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public sealed class AndroidWebhookTests : IAsyncLifetime
{
    const string Number = "+996555123456";
    static readonly Uri Nowhere = new("http://127.0.0.1:9");
    WebhookHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AndroidParts.Host(AndroidParts.Phone(Nowhere), AndroidParts.Phone(Nowhere, "AndroidSms__1"));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("0555 123 456", AndroidParts.SigningKey)]
    [InlineData(Number, AndroidParts.SigningKey + "AndroidSms__1")]
    public async Task A_message_is_taken_from_either_phone(string written, string key)
    {
        Assert.Equal(HttpStatusCode.OK, await Post(AndroidParts.Event("sms:received", "abc", written, "ЖАЛОБА"), key: key));
        Assert.Equal(
            new Inbound("sms:android:Ey6ECgOkVVFjz3CL48B8C", new Address(ChannelNames.Sms, Number), WebhookHost.Now, new Input.Text("ЖАЛОБА")) 
            {
                SentAt = new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.FromHours(6)), Phone = key == AndroidParts.SigningKey ? "AndroidSms" : "AndroidSms__1",
            },
            Assert.Single(_host.Intake.Messages));
    }

    [Theory]
    [InlineData("sms:sent", DeliveryState.Sent, null)]
    [InlineData("sms:delivered", DeliveryState.Delivered, null)]
    [InlineData("sms:failed", DeliveryState.Failed, "RESULT_ERROR_LIMIT_EXCEEDED +996••••••456")]
    public async Task A_receipt_is_taken(string kind, DeliveryState state, string? why)
    {
        Assert.Equal(HttpStatusCode.OK, await Post(AndroidParts.Event(kind, "7-0", Number)));
        Assert.Equal(new Receipt(ChannelNames.Sms, "android:7-0", state, WebhookHost.Now, why) { By = new Carrier("android", "AndroidSms") }, Assert.Single(_host.Intake.Receipts));
    }

    [Theory]
    [InlineData("sms:received", "4404")]
    [InlineData("sms:received", "MegaCom")]
    [InlineData("system:ping", Number)]
    [InlineData("mms:received", Number)]
    public async Task What_is_not_for_us_is_let_go(string kind, string number)
    {
        Assert.Equal(HttpStatusCode.OK, await Post(AndroidParts.Event(kind, "abc", number, "Balance")));
        AssertNothingTaken();
    }

    [Theory]
    [InlineData(0, "another key", null)]
    [InlineData(0, AndroidParts.SigningKey, "")]
    [InlineData(0, AndroidParts.SigningKey, "nonsense")]
    [InlineData(0, AndroidParts.SigningKey, "zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(-301, AndroidParts.SigningKey, null)]
    [InlineData(301, AndroidParts.SigningKey, null)]
    public async Task Without_a_signature_of_now_nothing_is_taken(int seconds, string key, string? signature)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Post(AndroidParts.Event("sms:received", "abc", Number, "1"), seconds, key, signature));
        AssertNothingTaken();
    }

    [Fact]
    public async Task A_clock_that_is_a_little_off_is_forgiven_and_the_door_is_shut_where_there_is_no_phone()
    {
        Assert.Equal(HttpStatusCode.OK, await Post(AndroidParts.Event("sms:received", "abc", Number, "1"), -299));
        await using var closed = await AndroidParts.Host();
        Assert.Equal(HttpStatusCode.Forbidden, await AndroidParts.Post(closed.Client, closed.Url, AndroidParts.Event("sms:received", "abc", Number, "1"), WebhookHost.Now, ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\": 1}")]
    [InlineData("{\"id\": \"1\", \"event\": \"sms:sent\"}")]
    [InlineData("{\"id\": \"1\", \"event\": \"sms:sent\", \"payload\": {}}")]
    [InlineData("{\"id\": \"\\ud800\", \"event\": \"sms:sent\", \"payload\": {}}")]
    public async Task What_is_no_event_is_malformed(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await Post(body));
        AssertNothingTaken();
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged()
    {
        _host.Intake.Failure = new IOException("The disk is full.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Post(AndroidParts.Event("sms:received", "abc", Number, "1")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(new string(' ', 70_000)));
    }

    Task<HttpStatusCode> Post(string body, int seconds = 0, string key = AndroidParts.SigningKey, string? signature = null) =>
        AndroidParts.Post(_host.Client, _host.Url, body, WebhookHost.Now.AddSeconds(seconds), key, signature);

    void AssertNothingTaken()
    {
        Assert.Empty(_host.Intake.Messages);
        Assert.Empty(_host.Intake.Receipts);
    }
}
