using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

public class LineTests
{
    readonly DateTimeOffset _now = Some.Time;

    [Fact]
    public void One_address_gets_its_messages_in_order_one_at_a_time()
    {
        var line = LineOf(Some.Message(1, Some.Chat(1)), Some.Message(2, Some.Chat(1)), Some.Message(3, Some.Chat(2)));
        var first = line.Next(_now, out _)!;
        Assert.Equal((1, 3), (first.Id, line.Next(_now, out _)!.Id));
        Assert.Null(line.Next(_now, out var again));
        Assert.Null(again);

        Assert.IsType<OutboxChange.Sent>(Assert.Single(line.Settle(first, new SendOutcome.Sent("p"), _now, 0.5)));
        Assert.Equal(2, line.Next(_now, out _)!.Id);
    }

    [Fact]
    public void No_more_are_on_their_way_than_may_be()
    {
        var line = new Line(ChannelNames.Telegram, Pace.Unlimited, 2);
        foreach (var i in Enumerable.Range(1, 3))
            line.Add(Some.Message(i, Some.Chat(i)), _now);
        var first = line.Next(_now, out _)!;
        Assert.NotNull(line.Next(_now, out _));
        Assert.Null(line.Next(_now, out _));
        line.Settle(first, new SendOutcome.Sent(null), _now, 0.5);
        Assert.Equal(3, line.Next(_now, out _)!.Id);
    }

    [Fact]
    public void A_provider_that_asks_for_silence_gets_it_to_the_second_and_the_message_goes_first_and_uncounted()
    {
        var line = LineOf(Some.Message(1, Some.Chat(1)), Some.Message(2, Some.Chat(2)));
        var first = line.Next(_now, out _)!;
        Assert.Empty(line.Settle(first, new SendOutcome.RetryAfter(TimeSpan.FromSeconds(35)), _now, 0.5));

        Assert.Null(line.Next(_now.AddSeconds(34.999), out var again));
        Assert.Equal(_now.AddSeconds(35), again);
        var second = line.Next(_now.AddSeconds(35), out _)!;
        Assert.Equal((1, 0), (second.Id, second.Attempts));
    }

    [Fact]
    public void A_shorter_wish_for_silence_does_not_cut_a_longer_one_short()
    {
        var line = LineOf(Some.Message(1, Some.Chat(1)), Some.Message(2, Some.Chat(2)));
        var (one, two) = (line.Next(_now, out _)!, line.Next(_now, out _)!);
        line.Settle(one, new SendOutcome.RetryAfter(TimeSpan.FromSeconds(35)), _now, 0.5);
        line.Settle(two, new SendOutcome.RetryAfter(TimeSpan.FromSeconds(5)), _now, 0.5);
        Assert.Null(line.Next(_now.AddSeconds(34), out _));
    }

    [Fact]
    public void A_message_that_could_not_go_waits_longer_each_time_and_holds_up_only_its_own_address()
    {
        var line = LineOf(Some.Message(1, Some.Chat(1)), Some.Message(2, Some.Chat(1)), Some.Message(3, Some.Chat(2)));
        var message = line.Next(_now, out _)!;
        var retry = Assert.IsType<OutboxChange.Retry>(Assert.Single(line.Settle(message, new SendOutcome.TryLater("502"), _now, 0.5)));
        Assert.Equal((1, _now.AddSeconds(2)), (retry.Attempts, retry.NotBefore));
        Assert.Equal(3, line.Next(_now, out _)!.Id);

        message = line.Next(_now.AddSeconds(2), out _)!;
        Assert.Equal((1, 1), (message.Id, message.Attempts));
        retry = Assert.IsType<OutboxChange.Retry>(Assert.Single(line.Settle(message, new SendOutcome.TryLater("502"), _now, 0.5)));
        Assert.Equal((2, _now.AddSeconds(4)), (retry.Attempts, retry.NotBefore));
    }

    [Fact]
    public void After_a_day_it_has_failed()
    {
        var line = LineOf(Some.Message(1, Some.Chat()));
        var change = Assert.Single(line.Settle(line.Next(_now, out _)!, new SendOutcome.TryLater("502"), _now.AddDays(1), 0.5));
        Assert.Contains("502", Assert.IsType<OutboxChange.Failed>(change).Why, StringComparison.Ordinal);
        Assert.Equal(0, line.Depth);
    }

    [Fact]
    public void A_rejected_message_fails_at_once_with_its_reason_and_the_next_goes()
    {
        var line = LineOf(Some.Message(1, Some.Chat()), Some.Message(2, Some.Chat()));
        var change = Assert.Single(line.Settle(line.Next(_now, out _)!, new SendOutcome.Rejected("message is too long"), _now, 0.5));
        Assert.Equal("message is too long", Assert.IsType<OutboxChange.Failed>(change).Why);
        Assert.Equal(2, line.Next(_now, out _)!.Id);
    }

    [Fact]
    public void Where_nobody_can_be_reached_all_that_waits_there_fails()
    {
        var line = LineOf(Some.Message(1, Some.Chat(1)), Some.Message(2, Some.Chat(1)), Some.Message(3, Some.Chat(2)));
        var changes = line.Settle(line.Next(_now, out _)!, new SendOutcome.Unreachable("blocked"), _now, 0.5);
        Assert.Equal([1L, 2L], changes.Select(c => Assert.IsType<OutboxChange.Failed>(c).Id));
        Assert.Equal(1, line.Depth);
        Assert.Equal(3, line.Next(_now, out _)!.Id);
    }

    [Fact]
    public void Every_outcome_is_settled()
    {
        SendOutcome[] outcomes =
        [
            new SendOutcome.Sent(null), new SendOutcome.RetryAfter(TimeSpan.Zero), new SendOutcome.TryLater(""), new SendOutcome.Rejected(""), new SendOutcome.Unreachable(""),
        ];
        Assert.Equal(typeof(SendOutcome).GetNestedTypes().Length, outcomes.Length);
        foreach (var outcome in outcomes)
        {
            var line = LineOf(Some.Message(1, Some.Chat()));
            line.Settle(line.Next(_now, out _)!, outcome, _now, 0.5);
            Assert.Equal(0, line.OnTheWay);
        }
    }

    [Fact]
    public void Limits_are_kept_and_the_time_to_ask_again_is_told()
    {
        var line = new Line(ChannelNames.Telegram, new Pace(Rate.PerSecond(10), Rate.PerSecond(1), Rate.None), 64);
        foreach (var (id, chat) in new[] { (1, 1), (2, 1), (3, 2) })
            line.Add(Some.Message(id, Some.Chat(chat)), _now);
        line.Settle(line.Next(_now, out _)!, new SendOutcome.Sent(null), _now, 0.5);

        Assert.Null(line.Next(_now, out var again));
        Assert.Equal(_now.AddMilliseconds(100), again);
        Assert.Equal(3, line.Next(again!.Value, out _)!.Id);
        Assert.Null(line.Next(_now.AddMilliseconds(200), out again));
        Assert.Equal(_now.AddSeconds(1), again);
        Assert.Equal(2, line.Next(again!.Value, out _)!.Id);
    }

    [Fact]
    public void A_cosmetic_call_gives_way_to_messages_and_to_silence()
    {
        var line = LineOf(Some.Message(1, Some.Chat()));
        Assert.False(line.TrySpare(_now));
        var message = line.Next(_now, out _)!;
        Assert.True(line.TrySpare(_now));
        line.Settle(message, new SendOutcome.RetryAfter(TimeSpan.FromSeconds(5)), _now, 0.5);
        Assert.False(line.TrySpare(_now));
    }

    [Fact]
    public void Each_gateway_keeps_its_own_pace_and_silence_and_holds_up_nobody_on_the_others()
    {
        var line = GatewayLine(_ => null);
        foreach (var id in new[] { 1, 2, 11, 12 })
            line.Add(Some.Message(id, Some.Chat(id)), _now);
        Assert.Equal([1L, 11L, 12L], Enumerable.Range(0, 3).Select(_ => line.Next(_now, out var _)!.Id).Order());
        Assert.Null(line.Next(_now, out var again));
        Assert.Equal(_now.AddSeconds(1), again);

        line.Add(Some.Message(13, Some.Chat(13)), _now);
        line.Settle(Some.Message(1, Some.Chat(1)), new SendOutcome.RetryAfter(TimeSpan.FromMinutes(20)) { By = new Carrier("slow") }, _now, 0.5);
        Assert.Equal(13, line.Next(_now, out _)!.Id);
        Assert.Null(line.Next(_now.AddMinutes(1), out again));
        Assert.Equal(_now.AddMinutes(20), again);
    }

    [Fact]
    public void What_waits_for_a_gateway_that_is_left_out_goes_by_another_at_once()
    {
        string? instead = null;
        var line = GatewayLine(_ => instead);
        foreach (var id in new[] { 1, 2 })
            line.Add(Some.Message(id, Some.Chat(id)), _now);
        var first = line.Next(_now, out _)!;
        Assert.Null(line.Next(_now, out _));
        instead = "fast";
        Assert.Equal(2, line.Next(_now, out _)!.Id);
        var change = Assert.Single(line.Settle(first, new SendOutcome.Sent("p") { By = new Carrier("fast") }, _now, 0.5));
        Assert.Equal(new Carrier("fast"), change.By);
        Assert.Equal(1, line.OnTheWay);
    }

    [Fact]
    public void What_waits_behind_a_gateway_that_does_not_answer_need_not_wait_for_its_silence()
    {
        string? instead = null;
        var line = GatewayLine(_ => instead, sideBySide: 1);
        foreach (var id in new[] { 1, 2 })
            line.Add(Some.Message(id, Some.Chat(id)), _now);
        Assert.Equal(1, line.Next(_now, out _)!.Id);
        Assert.Null(line.Next(_now.AddSeconds(5), out _));
        instead = "fast";
        Assert.Equal(2, line.Next(_now.AddSeconds(5), out _)!.Id);
    }

    static Line GatewayLine(Func<Address, string?> instead, int sideBySide = 64) => new(
        ChannelNames.Sms,
        new Dictionary<string, Pace>(StringComparer.Ordinal) { ["fast"] = Pace.Unlimited, ["slow"] = new Pace(Rate.PerSecond(1), Rate.None, Rate.None) },
        to => instead(to) ?? (to.Id.Length == 9 ? "slow" : "fast"),
        sideBySide);

    static Line LineOf(params OutboxMessage[] messages)
    {
        var line = new Line(ChannelNames.Telegram, Pace.Unlimited, 64);
        foreach (var message in messages)
            line.Add(message, Some.Time);
        return line;
    }

    [Fact]
    public void What_is_let_go_of_is_not_sent_and_what_was_on_its_way_lands()
    {
        var line = new Line(ChannelNames.Telegram, Pace.Unlimited, 64);
        var (gone, stays) = (Some.Chat(1), Some.Chat(2));
        foreach (var id in new long[] { 1, 2 })
            line.Add(Some.Message(id, gone), Some.Time);
        var onItsWay = line.Next(Some.Time, out _)!;
        line.Add(Some.Message(3, stays), Some.Time);
        line.Add(Some.Message(4, Some.Chat(3)), Some.Time);
        line.Drop(a => a != stays);
        Assert.Equal((1, 1), (line.Depth, line.OnTheWay));
        Assert.Equal(3, line.Next(Some.Time, out _)!.Id);
        Assert.Null(line.Next(Some.Time, out _));

        // It comes back to this worker before what was on its way has landed.
        line.Add(Some.Message(2, gone), Some.Time);
        Assert.IsType<OutboxChange.Sent>(Assert.Single(line.Settle(onItsWay, new SendOutcome.Sent(null), Some.Time, 0)));
        Assert.Equal((2, 1), (line.Depth, line.OnTheWay));
        Assert.Equal(2, line.Next(Some.Time, out _)!.Id);
    }
}
