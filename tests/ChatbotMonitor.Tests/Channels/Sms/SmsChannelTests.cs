using ChatbotMonitor.Channels;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class SmsChannelTests
{
    static readonly SendOutcome Later = new SendOutcome.TryLater("down");

    static readonly SmsSettings Settings = new()
    {
        Default = "android",
        Routes = new Dictionary<string, string>(StringComparer.Ordinal) { ["99655"] = "kannel", ["9965"] = "twilio" },
    };

    readonly FakeTimeProvider _time = new(WebhookHost.Now);
    readonly Played _twilio = new("twilio"), _kannel = new("kannel"), _android = new("android");

    [Theory]
    [InlineData("+996555000001", "kannel")]
    [InlineData("+996500000001", "twilio")]
    [InlineData("+996777000001", "android")]
    public async Task The_longest_prefix_says_which_gateway_sends(string number, string gateway)
    {
        Assert.Equal(new SendOutcome.Sent(gateway), await Send(Channel(), number));
        Assert.Equal(1, new[] { _twilio, _kannel, _android }.Sum(g => g.Asked));
    }

    [Fact]
    public async Task A_gateway_that_misses_a_moment_is_waited_for_and_one_that_stays_down_is_left_out()
    {
        var channel = Channel();
        _kannel.Answer = Later;
        Assert.Equal(Later, await Send(channel));
        _time.Advance(SmsChannel.Patience - TimeSpan.FromSeconds(1));
        Assert.Equal(Later, await Send(channel));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new SendOutcome.Sent("twilio"), await Send(channel));
        Assert.Equal(new SendOutcome.Sent("twilio"), await Send(channel));
        Assert.Equal((3, 2), (_kannel.Asked, _twilio.Asked));

        _kannel.Answer = null;
        _time.Advance(SmsChannel.Between);
        Assert.Equal(new SendOutcome.Sent("kannel"), await Send(channel));
        Assert.Equal(new SendOutcome.Sent("kannel"), await Send(channel));
    }

    [Fact]
    public async Task A_refusal_is_final_and_a_long_wait_is_another_gateways_turn()
    {
        var channel = Channel();
        _kannel.Answer = new SendOutcome.Rejected("no");
        Assert.Equal(_kannel.Answer, await Send(channel));
        _kannel.Answer = new SendOutcome.RetryAfter(TimeSpan.FromSeconds(5));
        Assert.Equal(_kannel.Answer, await Send(channel));
        _kannel.Answer = new SendOutcome.RetryAfter(TimeSpan.FromMinutes(20));
        Assert.Equal(new SendOutcome.Sent("twilio"), await Send(channel));
        Assert.Equal(new SendOutcome.Sent("twilio"), await Send(channel));
        Assert.Equal(3, _kannel.Asked);
    }

    [Fact]
    public async Task A_gateway_alone_says_what_it_says_for_itself()
    {
        var channel = new SmsChannel([_android], new SmsSettings(), _time);
        foreach (var answer in new[] { Later, new SendOutcome.RetryAfter(TimeSpan.FromMinutes(20)), Later })
        {
            _android.Answer = answer;
            Assert.Equal(answer, await Send(channel));
            _time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(3, _android.Asked);
    }

    [Fact]
    public async Task It_says_who_carried_a_message_and_who_was_asked_before_in_vain()
    {
        var channel = Channel();
        Assert.Equal(new Carrier("kannel"), (await Try(channel)).By);
        _kannel.Answer = Later;
        await Try(channel);
        _time.Advance(SmsChannel.Patience);
        Assert.Equal("kannel", channel.GatewayFor(new Address(ChannelNames.Sms, "+996555000001")));
        Assert.Equal(new SendOutcome.Sent("twilio") { By = new Carrier("twilio"), After = Later with { By = new Carrier("kannel") } }, await Try(channel));
        Assert.Equal("twilio", channel.GatewayFor(new Address(ChannelNames.Sms, "+996555000001")));
    }

    SmsChannel Channel() => new([_twilio, _kannel, _android], Settings, _time);

    // Who carried it, and what was tried before, has a test of its own.
    static async Task<SendOutcome> Send(SmsChannel channel, string number = "+996555000001") =>
        await Try(channel, number) with { By = null, After = null };

    static Task<SendOutcome> Try(SmsChannel channel, string number = "+996555000001") =>
        channel.Send(new OutboxMessage(1, new Outbound(new Address(ChannelNames.Sms, number), "Салам"), DateTimeOffset.UnixEpoch, 0, DateTimeOffset.UnixEpoch), CancellationToken.None);

    sealed class Played(string name) : ISmsGateway
    {
        string ISmsGateway.Gateway => name;

        public string Name => ChannelNames.Sms;

        public SendOutcome? Answer { get; set; }

        public int Asked { get; set; }

        public Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
        {
            Asked++;
            return Task.FromResult(Answer ?? new SendOutcome.Sent(name));
        }
    }
}
