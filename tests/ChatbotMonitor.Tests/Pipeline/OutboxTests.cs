using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

public class OutboxTests
{
    [Fact]
    public async Task What_a_former_run_left_is_sent_where_it_stood()
    {
        var store = new MemoryStore();
        store.Leave(Some.Message(7, Some.Chat(1)), Some.Message(8, Some.Chat(1)), Some.Message(9, Some.Chat(1)) with { NotBefore = Some.Time.AddHours(1), Attempts = 5 });
        await using var parts = await PipelineParts.Started(store);

        var first = await parts.Channel.Next(2);
        Assert.Equal([7, 8], first);
        await Until.True(() => store.Outcomes.Count == 2);
        await Until.True(() => !parts.Channel.IsQuiet, () => parts.Time.Advance(TimeSpan.FromMinutes(10)));
        Assert.Equal(5, (await parts.Channel.Next()).Attempts);
        await Until.True(() => !store.Pending().Any());
    }

    [Fact]
    public async Task What_was_sent_is_written_down_with_the_providers_id()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Say(new Outbound(Some.Chat(), "hi"));
        await Until.True(() => parts.Store.Outcomes.Count == 1);
        Assert.Equal(new OutboxChange.Sent(1, ChannelNames.Telegram, "p1", Some.Time), parts.Store.Outcomes[0]);
    }

    [Fact]
    public async Task A_thousand_messages_to_ten_chats_arrive_once_each_and_in_order()
    {
        await using var parts = await PipelineParts.Started();
        parts.Channel.Answer = async (m, _) =>
        {
            await Task.Yield();
            return new SendOutcome.Sent(null);
        };
        for (var i = 0; i < 100; i++)
            await parts.Say([.. Enumerable.Range(0, 10).Select(c => new Outbound(Some.Chat(c), $"{i}"))]);

        var got = new List<OutboxMessage>();
        for (var i = 0; i < 1_000; i++)
            got.Add(await parts.Channel.Next());
        Assert.All(got.GroupBy(m => m.Message.To), g => Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), g.Select(m => m.Message.Text)));
        await Until.True(() => !parts.Store.Pending().Any());
    }

    [Fact]
    public async Task A_channel_that_throws_costs_a_wait_and_not_the_message()
    {
        await using var parts = await PipelineParts.Started();
        parts.Channel.Answer = (_, _) => throw new InvalidOperationException("secret words");
        await parts.Say(new Outbound(Some.Chat(), "hi"));
        await Until.True(() => parts.Store.Outcomes.Count == 1);
        Assert.IsType<OutboxChange.Retry>(parts.Store.Outcomes[0]);
        Assert.Contains("InvalidOperationException", parts.States.All()[ChannelNames.Telegram].Trouble, StringComparison.Ordinal);

        parts.Channel.Answer = (_, _) => Task.FromResult<SendOutcome>(new SendOutcome.Sent(null));
        await Until.True(() => !parts.Store.Pending().Any(), () => parts.Time.Advance(TimeSpan.FromSeconds(1)));
        Assert.Null(parts.States.All()[ChannelNames.Telegram].Trouble);
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_is_marked_so()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Intake.Accept([Some.Inbound(Some.Chat())], default);
        await Until.True(() => !parts.Store.Pending().Any());
        parts.Channel.Answer = (_, _) => Task.FromResult<SendOutcome>(new SendOutcome.Unreachable("blocked by the user"));
        await parts.Say(new Outbound(Some.Chat(), "hi"), new Outbound(Some.Chat(), "there"));

        await Until.True(() => parts.Store.Conversation(Some.Chat())!.Unreachable);
        Assert.Equal(2, parts.Store.Outcomes.OfType<OutboxChange.Failed>().Count());
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_on_its_way_and_writes_it_down()
    {
        var parts = await PipelineParts.Started();
        var answer = new TaskCompletionSource<SendOutcome>();
        parts.Channel.Answer = (_, _) => answer.Task;
        await parts.Say(new Outbound(Some.Chat(1), "one"), new Outbound(Some.Chat(1), "two"));
        await parts.Channel.Next();

        var stop = parts.Outbox.StopAsync(default);
        answer.SetResult(new SendOutcome.Sent("p"));
        await stop;
        Assert.Equal("two", Assert.Single(parts.Store.Pending()).Message.Text);
        Assert.True(parts.Channel.IsQuiet);
        await parts.DisposeAsync();
    }

    [Fact]
    public async Task What_does_not_land_within_the_grace_of_a_stop_is_left_to_the_next_run()
    {
        var parts = await PipelineParts.Started();
        parts.Channel.Answer = async (_, cancel) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return new SendOutcome.Sent(null);
        };
        await parts.Say(new Outbound(Some.Chat(), "hi"));
        await parts.Channel.Next();

        var stop = parts.Stop();
        await Until.True(() => stop.IsCompleted, () => parts.Time.Advance(TimeSpan.FromSeconds(1)));
        await stop;
        Assert.Single(parts.Store.Pending());
        Assert.Empty(parts.Store.Outcomes);
        await parts.DisposeAsync();
    }

    [Fact]
    public async Task An_outcome_that_could_not_be_written_is_written_later_and_the_message_not_sent_again()
    {
        var store = new MemoryStore();
        var failures = 0;
        store.Committing = b =>
        {
            if (b.Outcomes.Count > 0 && failures++ < 2)
                throw new IOException("disk full");
        };
        await using var parts = await PipelineParts.Started(store);
        await parts.Say(new Outbound(Some.Chat(), "hi"));
        await parts.Channel.Next();
        await Until.True(() => store.Outcomes.Count == 1, () => parts.Time.Advance(TimeSpan.FromMilliseconds(200)));
        Assert.True(parts.Channel.IsQuiet);
    }

    [Fact]
    public async Task A_message_for_a_channel_that_is_not_configured_stays_and_after_a_day_has_failed()
    {
        var store = new MemoryStore();
        store.Leave(Some.Message(1, Some.Phone(), at: Some.Time.AddDays(-2)), Some.Message(2, Some.Phone()));
        await using var parts = await PipelineParts.Started(store);
        await Until.True(() => store.Outcomes.Count == 1);
        Assert.Equal(1, Assert.IsType<OutboxChange.Failed>(store.Outcomes[0]).Id);
        Assert.Equal(2, Assert.Single(store.Pending()).Id);
    }

    [Fact]
    public async Task A_referral_that_cannot_be_delivered_is_told_to_the_coordinators()
    {
        await using var parts = await PipelineParts.Started(content: SampleContent.Content);
        await parts.Intake.Accept([Some.Inbound(Some.Chat(901), "/join osh-7421")], default);
        var report = new Report(new ReportCode("549704"), Some.Time, "no water") { Service = "passport", Place = "osh" };
        var referred = Assert.IsType<ReportMove.Moved>(ReportLife.Move(report, ReportStatus.Referred, Actor.Coordinator("osh-office"), Some.Time)).Report;
        await parts.Commits.Commit(b =>
        {
            b.Reports.Add(referred);
            b.Referrals.Add(Referral.Of(report.Code, "registry-office", Some.Phone(), "osh-office", "token", Some.Time));
        });
        await Until.True(() => !parts.Store.Pending().Any());

        parts.Channel.Answer = (m, _) => Task.FromResult<SendOutcome>(m.Message.Referral is null ? new SendOutcome.Sent(null) : new SendOutcome.Rejected("no such chat"));
        await parts.Say(new Outbound(Some.Chat(5), "a complaint") { Referral = "549704" });

        await Until.True(() => parts.Store.Outcomes.OfType<OutboxChange.Failed>().Any() && !parts.Store.Pending().Any());
        var told = parts.Store.Batches[^2].Messages.Concat(parts.Store.Batches[^1].Messages).Select(m => m.Message).Single(m => m.To == Some.Chat(901));
        Assert.Contains("549 704", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_shown_where_nothing_waits()
    {
        await using var parts = await PipelineParts.Started();
        parts.Cosmetics.Add([new Cosmetic(Some.Chat(), "1", "Yes")]);
        Assert.Equal("Yes", await parts.Channel.Shown());
    }

    [Fact]
    public async Task Choices_are_dropped_while_the_channel_is_silent()
    {
        await using var parts = await PipelineParts.Started();
        parts.Channel.Answer = (_, _) => Task.FromResult<SendOutcome>(new SendOutcome.RetryAfter(TimeSpan.FromMinutes(1)));
        await parts.Say(new Outbound(Some.Chat(), "hi"));
        await parts.Channel.Next();
        await Until.True(() => !parts.Outbox.TrySpare(ChannelNames.Telegram));

        parts.Cosmetics.Add([new Cosmetic(Some.Chat(), "1", "Yes")]);
        await Until.True(() => Dropped(parts) == 1, () => parts.Time.Advance(TimeSpan.FromMilliseconds(100)));
    }

    static double Dropped(PipelineParts parts) => parts.Meters.CosmeticsDropped;
}
