using System.Net;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public sealed class KannelWebhookTests : IAsyncLifetime
{
    const string From = "from=%2B996555123456&to=4545";
    const string Message = From + "&text=1&coding=0&charset=UTF-8&id=8d035f17&ts=1795557412";
    WebhookHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await KannelParts.Host(KannelParts.Settings(new Uri("http://127.0.0.1:9/cgi-bin/sendsms")));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_message_is_taken_and_answered_with_nothing_that_Kannel_could_send_on()
    {
        using var answer = await Get(KannelWebhooks.MessagePath, Message);
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(
            new Inbound("sms:kannel:8d035f17", new Address(ChannelNames.Sms, KannelParts.Number), WebhookHost.Now, new Input.Text("1")) { SentAt = DateTimeOffset.FromUnixTimeSeconds(1795557412) },
            Assert.Single(_host.Intake.Messages));
        Assert.Equal("""chatbotmonitor_webhooks_total{address="/sms/kannel",outcome="taken"} 1""", await _host.Counted());
    }

    // As Kannel 1.4.5 fetched them for what fakesmsc sent.
    [Theory]
    [InlineData("text=%04%1A%04K%04%40%043%04K%047%04G%040%00+%04%AF%04%E9&coding=2&charset=UTF-16BE", "Кыргызча үө")]
    [InlineData("text=%D8%3D%DCM%04%1A%00%26&coding=2&charset=UTF-16BE", "👍К&")]
    [InlineData("text=%04%1A&coding=2", "К")]
    [InlineData("text=%D0%9A%D1%8B%D1%80%D0%B3%D1%8B%D0%B7+%D1%82%D0%B8%D0%BB%D0%B8&coding=0&charset=UTF-8", "Кыргыз тили")]
    [InlineData("text=a%26b%3Dc%2520+d%3Be&coding=0&charset=UTF-8", "a&b=c%20 d;e")]
    [InlineData("text=caf%E9&coding=0&charset=ISO-8859-1", "café")]
    [InlineData("text=100%&coding=0&charset=none-such", "100%")]
    [InlineData("coding=0", "")]
    [InlineData("text=%01%02&coding=1&charset=8-BIT", null)]
    public async Task The_letters_are_read_in_the_alphabet_they_came_in(string written, string? expected)
    {
        using var answer = await Get(KannelWebhooks.MessagePath, $"{From}&id=1&{written}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected is null ? new Input.Unsupported("document") : new Input.Text(expected), Assert.Single(_host.Intake.Messages).Input);
    }

    [Fact]
    public async Task What_comes_twice_has_one_id_and_the_same_words_later_another()
    {
        string[] queries = ["&text=1&ts=100&id=a", "&text=1&ts=100&id=a", "&text=1&ts=160&id=b", "&text=1&ts=100", "&text=1&ts=100", "&text=1&ts=160", "&text=2&ts=100"];
        foreach (var query in queries)
        {
            using var answer = await Get(KannelWebhooks.MessagePath, From + query);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var ids = _host.Intake.Messages.Select(m => m.Id).ToList();
        Assert.Equal([0, 0, 2, 3, 3, 5, 6], ids.Select(id => ids.IndexOf(id)));
    }

    [Theory]
    [InlineData("996555123456")]
    [InlineData("0555123456")]
    [InlineData("%2B996+555+12-34-56")]
    public async Task One_person_however_the_operator_writes_the_number(string from)
    {
        using var answer = await Get(KannelWebhooks.MessagePath, $"from={from}&text=1&id=1");
        Assert.Equal(KannelParts.Number, Assert.Single(_host.Intake.Messages).From.Id);
    }

    [Theory]
    [InlineData(KannelWebhooks.MessagePath, "from=4404&text=Balance&id=1")]
    [InlineData(KannelWebhooks.MessagePath, "from=MegaCom&text=Promo&id=1")]
    [InlineData(KannelWebhooks.ReceiptPath, "id=7&state=32")]
    public async Task What_is_not_for_us_is_counted_and_let_go(string path, string query)
    {
        using var answer = await Get(path, query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        AssertNothingTaken();
        Assert.Contains("outcome=\"ignored\"} 1", await _host.Counted(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "", DeliveryState.Delivered, null)]
    [InlineData("2", "", DeliveryState.Failed, "not delivered")]
    [InlineData("4", "", DeliveryState.Queued, null)]
    [InlineData("8", "ACK%2F", DeliveryState.Sent, null)]
    [InlineData("16", "NACK%2F0x0000000b%2FInvalid+Destination+996555123456", DeliveryState.Failed, "refused by the operator: NACK/0x0000000b/Invalid Destination •••••••••456")]
    public async Task A_receipt_is_taken(string state, string reason, DeliveryState expected, string? why)
    {
        using var answer = await Get(KannelWebhooks.ReceiptPath, $"id=7&state={state}&reason={reason}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new Receipt(ChannelNames.Sms, "kannel:7", expected, WebhookHost.Now, why) { By = new Carrier("kannel") }, Assert.Single(_host.Intake.Receipts));
    }

    [Theory]
    [InlineData(KannelWebhooks.MessagePath, "from=%2B996555123456&text=1")]
    [InlineData(KannelWebhooks.MessagePath, "text=1&id=1")]
    [InlineData(KannelWebhooks.MessagePath, "")]
    [InlineData(KannelWebhooks.ReceiptPath, "state=1")]
    [InlineData(KannelWebhooks.ReceiptPath, "id=seven&state=1")]
    [InlineData(KannelWebhooks.ReceiptPath, "id=7")]
    public async Task A_request_without_what_it_is_about_is_malformed(string path, string query)
    {
        using var answer = await Get(path, query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AssertNothingTaken();
    }

    [Theory]
    [InlineData(KannelWebhooks.MessagePath, Message)]
    [InlineData(KannelWebhooks.ReceiptPath, "id=7&state=1")]
    public async Task Without_the_secret_nothing_is_taken(string path, string query)
    {
        await using var closed = await KannelParts.Host(new KannelSettings());
        foreach (var (host, shown) in new[] { (_host, ""), (_host, "secret=&"), (_host, "secret=wrong&"), (_host, $"Secret={KannelParts.Secret}&"), (closed, "secret=&"), (closed, $"secret={KannelParts.Secret}&") })
        {
            using var answer = await host.Client.GetAsync(new Uri($"{path}?{shown}{query}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        AssertNothingTaken();
        Assert.Contains("outcome=\"refused\"} 4", await _host.Counted(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KannelWebhooks.MessagePath, Message)]
    [InlineData(KannelWebhooks.ReceiptPath, "id=7&state=1")]
    public async Task What_could_not_be_stored_is_not_acknowledged_and_no_log_tells_on_anybody(string path, string query)
    {
        _host.Intake.Failure = new IOException("The disk is full.");
        using (var answer = await Get(path, query))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);

        _host.Intake.Failure = null;
        using (var again = await Get(path, query))
            Assert.True(again.IsSuccessStatusCode);
        Assert.Contains(_host.Log.Lines, line => line.Contains("The disk is full.", StringComparison.Ordinal));
        Absences.Hold(string.Join('\n', _host.Log.Lines));
    }

    Task<HttpResponseMessage> Get(string path, string query) => _host.Client.GetAsync(new Uri($"{path}?secret={KannelParts.Secret}&{query}", UriKind.Relative));

    void AssertNothingTaken()
    {
        Assert.Empty(_host.Intake.Messages);
        Assert.Empty(_host.Intake.Receipts);
    }
}
