using System.Text;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatbotMonitor.Tests;

public sealed class TwilioFormTests
{
    const string Own = "+15005550006";
    static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    static readonly Input.Text Stop = new("STOP");

    public static TheoryData<string, Input, bool> Said => new()
    {
        { "Body=ЖАЛОБА", new Input.Text("ЖАЛОБА"), false },
        { "Body=%20%201%20", new Input.Text("  1 "), false },
        { "Body=", new Input.Text(""), false },
        { "", new Input.Text(""), false },
        { "Body=1%0A2&NumMedia=0", new Input.Text("1\n2"), false },
        { "Body=%F0%9F%91%8D", new Input.Text("👍"), false },
        { "Body=%F0%9F%91", new Input.Text("%F0%9F%91"), false },

        // What Twilio obeys and answers itself.
        { "Body=STOP", Stop, true },
        { "Body=+stop%0A", Stop, true },
        { "Body=StopAll", Stop, true },
        { "Body=UNSUBSCRIBE", Stop, true },
        { "Body=Cancel", Stop, true },
        { "Body=end", Stop, true },
        { "Body=QUIT", Stop, true },
        { "Body=REVOKE", Stop, true },
        { "Body=OPTOUT", Stop, true },
        { "Body=START", new Input.Text("START"), true },
        { "Body=unstop", new Input.Text("START"), true },
        { "Body=help", new Input.Text("HELP"), true },
        { "Body=ТОКТОТ&OptOutType=STOP", Stop, true },
        { "Body=YES&OptOutType=START", new Input.Text("START"), true },
        { "Body=info&OptOutType=HELP", new Input.Text("INFO"), true },

        // What it does not.
        { "Body=STOP+please", new Input.Text("STOP please"), false },
        { "Body=YES", new Input.Text("YES"), false },
        { "Body=INFO", new Input.Text("INFO"), false },
        { "Body=ТОКТОТ", new Input.Text("ТОКТОТ"), false },
        { "Body=1&OptOutType=", new Input.Text("1"), false },

        // Pictures and other media.
        { "Body=&NumMedia=1&MediaContentType0=image/jpeg&MediaUrl0=https://api.twilio.com/x", new Input.Photo("twilio:https://api.twilio.com/x", null), false },
        { "Body=queue&NumMedia=2&MediaContentType0=IMAGE/png&MediaUrl0=https://u&MediaUrl1=https://v", new Input.Photo("twilio:https://u", "queue"), false },
        { "Body=see&NumMedia=1&MediaContentType0=text/vcard&MediaUrl0=https://u", new Input.Text("see"), false },
        { "Body=&NumMedia=1&MediaContentType0=audio/amr&MediaUrl0=https://u", new Input.Unsupported("voice"), false },
        { "Body=&NumMedia=1&MediaContentType0=video/3gpp&MediaUrl0=https://u", new Input.Unsupported("video"), false },
        { "NumMedia=1&MediaContentType0=text/vcard", new Input.Unsupported("document"), false },
        { "Body=a&NumMedia=-1", new Input.Text("a"), false },
        { "Body=a&NumMedia=many", new Input.Text("a"), false },
        { "Body=STOP&NumMedia=1&MediaContentType0=image/png&MediaUrl0=https://u", Stop, true },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public async Task A_message_is_read_as_it_was_meant(string form, Input input, bool answeredByProvider)
    {
        var inbound = TwilioInbound.Read(await Form($"MessageSid=SM1&From=%2B996555123456&{form}"), Own, Now);
        Assert.Equal(
            new Inbound("sms:SM1", new Address(ChannelNames.Sms, "+996555123456"), Now, input) { AnsweredByProvider = answeredByProvider },
            inbound);
    }

    [Theory]
    [InlineData("4404")]
    [InlineData("MegaCom")]
    [InlineData("%2B15005550006")]
    [InlineData("whatsapp:%2B996555123456")]
    public async Task Another_machine_is_not_answered(string from) =>
        Assert.Null(TwilioInbound.Read(await Form($"MessageSid=SM1&From={from}&Body=hello"), Own, Now));

    [Theory]
    [InlineData("MessageStatus=accepted", DeliveryState.Queued, null)]
    [InlineData("MessageStatus=scheduled", DeliveryState.Queued, null)]
    [InlineData("MessageStatus=queued", DeliveryState.Queued, null)]
    [InlineData("MessageStatus=sending", DeliveryState.Queued, null)]
    [InlineData("MessageStatus=sent", DeliveryState.Sent, null)]
    [InlineData("MessageStatus=delivered&ErrorCode=", DeliveryState.Delivered, null)]
    [InlineData("MessageStatus=read", DeliveryState.Delivered, null)]
    [InlineData("MessageStatus=undelivered&ErrorCode=30003", DeliveryState.Failed, "30003: the handset was off or out of reach")]
    [InlineData("MessageStatus=failed&ErrorCode=31999", DeliveryState.Failed, "31999")]
    [InlineData("MessageStatus=failed&ErrorCode=%2B996555123456", DeliveryState.Failed, "+996••••••456")]
    [InlineData("MessageStatus=canceled", DeliveryState.Failed, "canceled")]
    public async Task A_status_is_a_receipt(string form, DeliveryState state, string? reason) =>
        Assert.Equal(new Receipt(ChannelNames.Sms, "SM1", state, Now, reason) { By = new Carrier("twilio") }, TwilioReceipt.Read(await Form($"MessageSid=SM1&{form}"), Now));

    [Theory]
    [InlineData("MessageStatus=received")]
    [InlineData("MessageStatus=Delivered")]
    [InlineData("MessageStatus=partially_delivered")]
    public async Task An_unknown_status_is_none(string form) => Assert.Null(TwilioReceipt.Read(await Form($"MessageSid=SM1&{form}"), Now));

    [Fact]
    public async Task Parameters_keep_their_order_their_case_and_their_duplicates()
    {
        var form = await Form("b=1&B=2&a=%2B1&b=3&empty=");
        Assert.Equal("b=1,B=2,a=+1,b=3,empty=", string.Join(',', form.Parameters.Select(p => $"{p.Key}={p.Value}")));
        Assert.Equal("1", form["b"]);
        Assert.Equal("2", form["B"]);
        Assert.Null(form["A"]);
    }

    [Fact]
    public async Task A_form_of_too_many_parameters_is_refused() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Form(string.Join('&', Enumerable.Repeat("a=1", FormReader.DefaultValueCountLimit + 1))));

    static Task<TwilioForm> Form(string body) => TwilioForm.Read(new MemoryStream(Encoding.UTF8.GetBytes(body)), CancellationToken.None);
}
