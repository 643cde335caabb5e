using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Tests;

/// <summary>What one sender may write: enough for any person, too little for a script to harm others.</summary>
public class SenderLimitsTests
{
    const int PerMinute = 120;

    [Fact]
    public async Task Of_a_flood_a_minutes_share_is_taken_and_the_rest_is_answered_once()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Intake.Accept(Flood(Some.Chat(), 1_000), default);
        await parts.Intake.Accept(Flood(Some.Chat(), 1_000), default);
        await parts.Intake.Accept([Some.Inbound(Some.Chat(2))], default);

        Assert.Equal(1, Told(parts));
        Assert.Equal(2_001, parts.Store.Batches.SelectMany(b => b.Heard).Count());
        Assert.Equal(PerMinute + 2, parts.Store.Batches.Sum(b => b.Messages.Count));
        Assert.NotNull(parts.Store.Conversation(Some.Chat(2)));
    }

    [Fact]
    public async Task After_a_minute_they_are_heard_again_and_within_the_hour_not_told_again()
    {
        await using var parts = await PipelineParts.Started();
        for (var minute = 0; minute < 3; minute++)
        {
            await parts.Intake.Accept(Flood(Some.Chat(), 500), default);
            parts.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, Told(parts));
        Assert.Equal((3 * PerMinute) + 1, parts.Store.Batches.Sum(b => b.Messages.Count));
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_held_against_anybody()
    {
        await using var parts = await PipelineParts.Started();
        var messages = Flood(Some.Chat(), 100);
        parts.Store.Committing = _ => throw new IOException("No space left on device");
        for (var attempt = 0; attempt < 5; attempt++)
            await Assert.ThrowsAsync<IOException>(() => parts.Intake.Accept(messages, default));

        parts.Store.Committing = _ => { };
        await parts.Intake.Accept(messages, default);
        Assert.Equal(0, Told(parts));
        Assert.Equal(100, parts.Store.Batches.Sum(b => b.Messages.Count));
    }

    [Fact]
    public async Task A_coordinator_has_no_limit()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Commits.Commit(b => b.Members.Add((Some.Chat(), "osh")));
        await parts.Intake.Accept(Flood(Some.Chat(), 1_000), default);
        Assert.Equal(0, Told(parts));
    }

    [Fact]
    public async Task Whoever_asks_for_peace_gets_it_in_the_middle_of_a_flood()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Intake.Accept([.. Flood(Some.Phone(), 500), Some.Inbound(Some.Phone(), "СТОП"), .. Flood(Some.Phone(), 500)], default);
        Assert.True(parts.Store.Conversation(Some.Phone())!.OptedOut);
    }

    [Fact]
    public void A_hundred_thousand_senders_in_a_minute_are_all_heard_and_forgotten_again()
    {
        var limits = new SenderLimits(new LimitSettings());
        var now = Some.Time;
        for (var n = 0; n < 100_000; n++)
        {
            var from = new Address(ChannelNames.Telegram, $"{n}");
            Assert.True(limits.Allows(from, 0, now));
            limits.Count(new Dictionary<Address, int> { [from] = 1 }, now);
            now += TimeSpan.FromMilliseconds(0.6);
        }

        // Each is like new half a second after one message.
        Assert.InRange(limits.Senders, 0, 10_000);
    }

    static Inbound[] Flood(Address from, int messages) => [.. Enumerable.Range(0, messages).Select(n => Some.Inbound(from, $"{n}"))];

    static int Told(PipelineParts parts) => parts.Store.Batches.SelectMany(b => b.Messages).Count(m => m.Message.Text == $"en:{TextKeys.TooMany}");
}
