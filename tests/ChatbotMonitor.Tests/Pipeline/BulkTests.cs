using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Tests;

public class BulkTests
{
    readonly DateTimeOffset _now = Some.Time;

    [Fact]
    public void A_reply_goes_before_every_invitation_however_long_they_have_waited()
    {
        var line = LineOf(Bulk(1, 1), Bulk(2, 2), Some.Message(3, Some.Phone(3)), Some.Message(4, Some.Phone(4)));
        Assert.Equal([3, 4, 1, 2], Enumerable.Range(0, 4).Select(_ => line.Next(_now, out var _)!.Id));
    }

    [Fact]
    public void A_reply_to_somebody_whose_invitation_waits_takes_it_along()
    {
        var line = LineOf(Bulk(1, 1), Bulk(2, 2), Some.Message(3, Some.Phone(2)));
        var second = line.Next(_now, out _)!;
        Assert.Equal(2, second.Id);
        line.Settle(second, new SendOutcome.Sent(null), _now, 0.5);
        Assert.Equal((3, 1), (line.Next(_now, out _)!.Id, line.Next(_now, out _)!.Id));
    }

    [Fact]
    public void An_invitation_that_came_back_does_not_go_first()
    {
        var line = LineOf(Bulk(1, 1));
        var first = line.Next(_now, out _)!;
        line.Settle(first, new SendOutcome.RetryAfter(TimeSpan.FromMinutes(5)), _now, 0.5);
        line.Add(Some.Message(2, Some.Phone(2)), _now);
        Assert.Equal((2, 1), (line.Next(_now.AddMinutes(5), out _)!.Id, line.Next(_now.AddMinutes(5), out _)!.Id));
    }

    [Fact]
    public void What_was_sent_knows_its_segments()
    {
        var line = LineOf(Some.Message(1, Some.Phone(), new string('ы', 71)));
        var message = line.Next(_now, out _)!;
        Assert.Equal(2, Assert.IsType<Storage.OutboxChange.Sent>(Assert.Single(line.Settle(message, new SendOutcome.Sent(null), _now, 0.5))).Segments);
    }

    [Theory]
    [InlineData(120, 0, 0, 46)]
    [InlineData(120, 44.5, 0, 1)]
    [InlineData(120, 30, 15, 1)]
    [InlineData(120, 46, 0, 0)]
    [InlineData(120, 60, 0, 0)]
    public void A_quarter_of_the_hour_is_left_to_replies_and_more_where_they_need_it(int perHour, double used, int waiting, int room) =>
        Assert.Equal(room, new BulkRate(perHour).Room(used, waiting));

    [Fact]
    public void They_are_evenly_spread()
    {
        Assert.Equal(TimeSpan.FromSeconds(40), new BulkRate(120).Interval);
        Assert.Equal(TimeSpan.FromSeconds(1), new BulkRate(0).Interval);
    }

    Line LineOf(params OutboxMessage[] messages)
    {
        var line = new Line(ChannelNames.Sms, Pace.Unlimited, 64);
        foreach (var message in messages)
            line.Add(message, _now);
        return line;
    }

    static OutboxMessage Bulk(long id, int person) =>
        Some.Message(id, Some.Phone(person)) is var message ? message with { Message = message.Message with { Bulk = true } } : message;
}
