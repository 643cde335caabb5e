using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class RateTests
{
    [Fact]
    public void Messages_a_second_are_evenly_spaced()
    {
        var rate = Rate.PerSecond(10);
        var whole = rate.Take(default, Some.Time);
        Assert.Equal(Some.Time.AddMilliseconds(100), rate.Earliest(whole));
    }

    [Fact]
    public void A_silence_earns_a_burst_and_no_more()
    {
        var rate = Rate.PerMinute(20);
        Assert.Equal([0, 0, 0, 0, 0, 4, 8, 12], Departures(rate, Some.Time, 8).Select(d => (int)(d - Some.Time).TotalSeconds));
    }

    [Fact]
    public void Within_any_window_no_more_go_out_than_the_limit_says() =>
        Gen.Int[0, 20_000].List[1, 60].Select(Gen.Int[1, 40]).Sample((gaps, limit) =>
        {
            var rate = Rate.PerMinute(limit);
            var (whole, now, sent) = (default(DateTimeOffset), Some.Time, new List<DateTimeOffset>());
            foreach (var gap in gaps)
            {
                now = now.AddMilliseconds(gap);
                now = rate.Earliest(whole) > now ? rate.Earliest(whole) : now;
                whole = rate.Take(whole, now);
                sent.Add(now);
            }

            return sent.All(start => sent.Count(s => s >= start && s < start.AddMinutes(1)) <= limit);
        });

    [Fact]
    public void Zero_is_no_limit() => Assert.All(Departures(Rate.PerSecond(0), Some.Time, 100), d => Assert.Equal(Some.Time, d));

    [Fact]
    public void A_group_gets_at_most_20_a_minute_and_a_person_one_a_second()
    {
        var pace = new Pace(Rate.PerSecond(30), Rate.PerSecond(1), Rate.PerMinute(20));
        var (group, person) = (new Address(ChannelNames.Telegram, "-100123"), Some.Chat());
        Assert.True(SentWithinAMinute(pace, group) <= 20);
        Assert.Equal(60, SentWithinAMinute(new Pace(Rate.PerSecond(30), Rate.PerSecond(1), Rate.PerMinute(20)), person));
    }

    [Fact]
    public void Chats_that_fell_silent_are_forgotten()
    {
        var pace = new Pace(Rate.None, Rate.PerSecond(1), Rate.None);
        for (var i = 0; i < 100_000; i++)
            pace.Take(new Address(ChannelNames.Telegram, $"{i}"), Some.Time.AddMilliseconds(i));
        Assert.True(pace.Chats < 10_000, $"{pace.Chats} chats are remembered");
    }

    static int SentWithinAMinute(Pace pace, Address to)
    {
        var (now, sent) = (Some.Time, 0);
        while (true)
        {
            foreach (var earliest in new[] { pace.Earliest(), pace.Earliest(to) })
                now = earliest > now ? earliest : now;
            if (now >= Some.Time.AddMinutes(1))
                return sent;
            pace.Take(to, now);
            sent++;
        }
    }

    static IEnumerable<DateTimeOffset> Departures(Rate rate, DateTimeOffset now, int count)
    {
        var whole = default(DateTimeOffset);
        for (var i = 0; i < count; i++)
        {
            now = rate.Earliest(whole) > now ? rate.Earliest(whole) : now;
            whole = rate.Take(whole, now);
            yield return now;
        }
    }
}
