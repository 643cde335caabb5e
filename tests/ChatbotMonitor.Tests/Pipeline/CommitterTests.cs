using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public class CommitterTests
{
    [Fact]
    public async Task What_waits_during_a_commit_goes_into_the_next_one_together()
    {
        using var hold = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var store = new MemoryStore();
        store.Committing = _ =>
        {
            entered.Set();
            Assert.True(hold.Wait(5_000));
        };
        await using var parts = await PipelineParts.Started(store);

        var first = parts.Commits.Commit(b => b.Heard.Add(("1", Some.Time)));
        Assert.True(entered.Wait(5_000));
        var rest = Enumerable.Range(2, 20).Select(i => parts.Commits.Commit(b => b.Heard.Add(($"{i}", Some.Time)))).ToArray();
        hold.Set();
        await Task.WhenAll([first, .. rest]).WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal([1, 20], store.Batches.Select(b => b.Heard.Count));
        Assert.Equal(Enumerable.Range(2, 20).Select(i => $"{i}"), store.Batches[1].Heard.Select(h => h.Id));
    }

    [Fact]
    public async Task A_batch_holds_at_most_500_messages_but_a_larger_item_is_taken_alone()
    {
        using var hold = new ManualResetEventSlim();
        var store = new MemoryStore { Committing = _ => Assert.True(hold.Wait(5_000)) };
        await using var parts = await PipelineParts.Started(store);

        Task Add(int messages) => parts.Commits.Commit(b => b.Heard.AddRange(Enumerable.Repeat(("x", Some.Time), messages)), messages, default);
        Task[] all = [Add(600), Add(300), Add(200), Add(1)];
        hold.Set();
        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal([600, 500, 1], store.Batches.Select(b => b.Heard.Count));
    }

    [Theory]
    [InlineData("+996700111222", 3)]
    [InlineData("+996555111222", 1)]
    public async Task A_long_SMS_goes_in_numbered_messages_where_the_operator_does_not_join_them(string number, int messages)
    {
        var store = new MemoryStore();
        await using var parts = await PipelineParts.Started(store);
        await parts.Commits.Commit(b => b.Messages.Add((new Outbound(new Address(ChannelNames.Sms, number), string.Join(' ', Enumerable.Repeat("слово", 30))) { Referral = "549704" }, Some.Time))).WaitAsync(TimeSpan.FromSeconds(5));

        var sent = store.Batches[0].Messages.ConvertAll(m => m.Message);
        Assert.Equal(messages, sent.Count);
        Assert.Single(sent, m => m.Referral is not null);
        Assert.True(messages == 1 || sent.TrueForAll(m => m.Text.Contains($"/{messages}) ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_bad_item_never_blocks_the_others()
    {
        using var hold = new ManualResetEventSlim();
        var store = new MemoryStore
        {
            Committing = b =>
            {
                Assert.True(hold.Wait(5_000));
                if (b.Heard.Exists(h => h.Id == "bad"))
                    throw new InvalidOperationException("no");
            },
        };
        await using var parts = await PipelineParts.Started(store);

        var holder = parts.Commits.Commit(b => b.Heard.Add(("holder", Some.Time)));
        var good = parts.Commits.Commit(b => b.Heard.Add(("good", Some.Time)));
        var bad = parts.Commits.Commit(b => b.Heard.Add(("bad", Some.Time)));
        var throws = parts.Commits.Commit(_ => throw new FormatException("worse"));
        var last = parts.Commits.Commit(b => b.Heard.Add(("last", Some.Time)));
        hold.Set();

        await Task.WhenAll(holder, good, last).WaitAsync(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await Assert.ThrowsAsync<FormatException>(() => throws);
        Assert.Equal(["holder", "good", "last"], store.Batches.SelectMany(b => b.Heard).Select(h => h.Id));
    }

    [Fact]
    public async Task A_stop_finishes_the_batch_in_hand_and_cancels_what_waits()
    {
        using var hold = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var store = new MemoryStore
        {
            Committing = _ =>
            {
                entered.Set();
                Assert.True(hold.Wait(5_000));
            },
        };
        await using var parts = await PipelineParts.Started(store);
        var inHand = parts.Commits.Commit(b => b.Heard.Add(("in hand", Some.Time)));
        Assert.True(entered.Wait(5_000));
        var waiting = parts.Commits.Commit(b => b.Heard.Add(("waiting", Some.Time)));

        var stop = parts.Committer.StopAsync(default);
        hold.Set();
        await stop.WaitAsync(TimeSpan.FromSeconds(5));

        await inHand;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => parts.Commits.Commit(_ => { }));
        Assert.Equal("in hand", Assert.Single(Assert.Single(store.Batches).Heard).Id);
    }

    [Fact]
    public async Task Messages_that_are_committed_are_sent()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Say(new Outbound(Some.Chat(), "hello"));
        Assert.Equal("hello", (await parts.Channel.Next()).Message.Text);
    }
}
