using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Schedules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class WatchGatewaysTests : IDisposable
{
    static readonly Coordinator Operator = DigestWorld.Coordinator("national") with { IsOperator = true };
    static readonly Coordinator Osh = DigestWorld.Coordinator("osh-office");
    static readonly Carrier Twilio = new("twilio");

    readonly FakeTimeProvider _time = new(Some.Time);
    readonly DigestStore _store = new DigestStore().Having(b => b.Members.AddRange([(DigestWorld.Nurlan, Operator.Id), (DigestWorld.Gulnara, Osh.Id)]));
    readonly CollectedLog<WatchGateways> _log = new();
    GatewayTally _tally;

    public WatchGatewaysTests() => _tally = new GatewayTally(_time);

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(19, 19, 0)]
    [InlineData(20, 4, 0)]
    [InlineData(20, 5, 1)]
    [InlineData(1000, 200, 0)]
    [InlineData(1000, 201, 1)]
    public async Task The_share_that_fails_must_pass_the_threshold_and_there_must_be_enough_messages(int tries, int failures, int alerts)
    {
        Send(tries, failures);
        await Watch();
        Assert.Equal(alerts, _store.Sent.Count);
        if (alerts > 0)
            Assert.Equal((DigestWorld.Nurlan, $"⚠ The SMS gateway twilio fails: {failures} of {tries} messages in the last hour did not arrive. See /metrics and the log."), (_store.Sent[0].To, _store.Sent[0].Text));
    }

    [Fact]
    public async Task There_is_one_alert_whatever_restarts_and_the_next_only_after_an_hour_of_doing_well()
    {
        Send(30, 30);
        await Watch();
        for (var minute = 0; minute < 90; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Send(1, 1);
            if (minute % 30 == 0)
                _tally = Restarted();
            await Watch();
        }

        Assert.Single(_store.Sent);

        // The hour that looks back is well again after an hour, and then stays so for another.
        for (var minute = 0; minute < 150; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Send(10, 0);
            await Watch();
        }

        Assert.Single(_store.Sent);
        Send(2000, 2000);
        await Watch();
        Assert.Equal(2, _store.Sent.Count);
    }

    [Fact]
    public async Task Receipts_that_say_failed_count_and_those_asked_to_wait_do_not()
    {
        Send(40, 0);
        for (var n = 0; n < 9; n++)
            _tally.Add(new Receipt(ChannelNames.Sms, $"SM{n}", DeliveryState.Failed, _time.GetUtcNow()) { By = Twilio });
        for (var n = 0; n < 100; n++)
            _tally.Add(new SendOutcome.RetryAfter(TimeSpan.FromSeconds(1)) { By = Twilio });
        Assert.Equal([new GatewayHour("twilio", 40, 9)], _tally.LastHour());
        await Watch();
        Assert.Single(_store.Sent);
        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.Empty(_tally.LastHour());
    }

    [Fact]
    public async Task A_gateway_that_others_stand_in_for_fails_all_the_same()
    {
        for (var n = 0; n < 20; n++)
            _tally.Add(new SendOutcome.Sent("p") { By = new Carrier("android", "AndroidSms"), After = new SendOutcome.TryLater("down") { By = Twilio } });
        Assert.Equal([new GatewayHour("android", 20, 0), new GatewayHour("twilio", 20, 20)], _tally.LastHour().OrderBy(h => h.Gateway, StringComparer.Ordinal));
        await Watch();
        Assert.Contains("twilio", Assert.Single(_store.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_word_goes_not_by_what_fails_where_there_is_another_way()
    {
        var phone = new Address(ChannelNames.Sms, "+996555000001");
        _store.Having(b => b.Members.Add((phone, Operator.Id)));
        Send(20, 20);
        await Watch();
        Assert.Equal(DigestWorld.Nurlan, Assert.Single(_store.Sent).To);

        _store.Having(b => b.Members.Add((DigestWorld.Nurlan, null)));
        _time.Advance(TimeSpan.FromHours(3));
        Send(20, 20);
        await Watch();
        Assert.Equal((phone, "twilio: 20 of 20 SMS did not arrive within an hour"), (_store.Sent[1].To, _store.Sent[1].Text));
    }

    [Fact]
    public async Task Where_nobody_has_joined_to_be_told_it_is_logged_once()
    {
        _store.Having(b => b.Members.Add((DigestWorld.Nurlan, null)));
        Send(20, 20);
        await Watch();
        await Watch();
        Assert.Empty(_store.Sent);
        Assert.Single(_log.Lines, l => l.Level == LogLevel.Error && l.Line.Contains("twilio lost 20 of 20 messages within an hour", StringComparison.Ordinal));
    }

    void Send(int tries, int failures)
    {
        for (var n = 0; n < tries; n++)
            _tally.Add(n < failures ? new SendOutcome.Rejected("no") { By = Twilio } : new SendOutcome.Sent($"p{n}") { By = Twilio });
    }

    // What a former run gave up is read back out of the store.
    GatewayTally Restarted()
    {
        var tally = new GatewayTally(_time);
        for (var n = 0; n < 30; n++)
            tally.Add(new Trail(ChannelNames.Sms, DigestWorld.Gulnara, DeliveryState.Failed) { By = Twilio, FailedAt = _time.GetUtcNow().AddMinutes(-1) });
        return tally;
    }

    async Task Watch()
    {
        var content = DigestWorld.Content(Osh, Operator);
        var job = new WatchGateways(_tally, new SmsSettings(), DigestWorld.Post(_store, content), content, _time, _store.Write, _log);
        Assert.Equal(_time.GetUtcNow(), job.Next(_time.GetUtcNow()));
        await job.Run(CancellationToken.None);
        Assert.Equal(_time.GetUtcNow().AddMinutes(1), job.Next(_time.GetUtcNow()));
    }
}
