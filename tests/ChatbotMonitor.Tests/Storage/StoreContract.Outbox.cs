using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;
using CsCheck;

namespace ChatbotMonitor.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void Messages_wait_in_the_order_they_were_committed()
    {
        var committed = new List<OutboxMessage>();
        for (var n = 0; n < 3; n++)
            committed.AddRange(Commit(b => b.Messages.AddRange(Enumerable.Range(0, 300).Select(m => (new Outbound(m % 2 == 0 ? Aizada : Bakyt, $"{n}.{m}"), Noon.AddMinutes(-n))))));
        Assert.Equal(committed.Select(m => m.Id).Order(), committed.Select(m => m.Id));
        Reopen();
        Assert.Equal(committed.Select(m => (m.Id, m.Message.Text, m.CreatedAt)), Store.Pending().Select(m => (m.Id, m.Message.Text, m.CreatedAt)));
    }

    [Fact]
    public void A_message_reads_as_it_was_written()
    {
        var message = new Outbound(Aizada, "Канча күн?\n3/7") { Keyboard = [[new Button("Ооба ✓", "y:1")], [new Button("Жок", "n:1"), new Button("<&>", "x")]] };
        var added = Assert.Single(Commit(b => b.Messages.Add((message, Noon))));
        Same(new OutboxMessage(added.Id, message, Noon, 0, Noon), added);
        Reopen();
        Same(added, Assert.Single(Store.Pending()));
    }

    [Fact]
    public void Ids_grow_also_after_all_were_sent_and_a_restart()
    {
        var last = 0L;
        for (var n = 0; n < 3; n++)
        {
            var added = Commit(b => b.Messages.AddRange([(new Outbound(Aizada, "1"), Noon), (new Outbound(Aizada, "2"), Noon)]));
            Assert.All(added, m => Assert.True(m.Id > last));
            last = added[^1].Id;
            Commit(b => b.Outcomes.AddRange(added.Select(m => new OutboxChange.Sent(m.Id, ChannelNames.Telegram, null, Noon))));
            Assert.Empty(Store.Pending());
            Reopen();
        }
    }

    [Fact]
    public void What_was_sent_or_failed_is_gone_and_what_is_tried_again_waits()
    {
        var added = Commit(b => b.Messages.AddRange(Enumerable.Range(0, 4).Select(n => (new Outbound(Bakyt, $"{n}"), Noon))));
        Commit(b => b.Outcomes.AddRange(
        [
            new OutboxChange.Sent(added[0].Id, ChannelNames.Sms, "SM1", Noon),
            new OutboxChange.Failed(added[1].Id, Bakyt, "30006: landline", Noon.AddMinutes(1)),
            new OutboxChange.Retry(added[2].Id, 3, Noon.AddMinutes(8).AddTicks(1)),
            new OutboxChange.Retry(424242, 1, Noon),
        ]));
        Reopen();
        Assert.Equal([(added[2].Id, 3, Noon.AddMinutes(8).AddTicks(1)), (added[3].Id, 0, Noon)], Store.Pending().Select(m => (m.Id, m.Attempts, m.NotBefore)));
        if (Store is IFailedMessages failed)
            Same(new FailedMessage(added[1].Id, Bakyt, "30006: landline", Noon.AddMinutes(1), added[1].Message), Assert.Single(failed.Failed()));
    }

    [Fact]
    public void Failed_messages_are_kept_for_ninety_days()
    {
        if (Store is not IFailedMessages failed)
            return;
        var added = Commit(b => b.Messages.Add((new Outbound(Bakyt, "?"), Noon)));
        Commit(b => b.Outcomes.Add(new OutboxChange.Failed(added[0].Id, Bakyt, "unknown", Noon)));
        Time.Advance(TimeSpan.FromDays(89));
        Commit(_ => { });
        Assert.Single(failed.Failed());
        Time.Advance(TimeSpan.FromDays(2));
        Commit(_ => { });
        Assert.Empty(failed.Failed());
    }

    [Fact]
    public void Deliveries_are_kept_for_ninety_days()
    {
        Commit(b => b.Outcomes.AddRange(Enumerable.Range(0, 500).Select(n => new OutboxChange.Sent(n, ChannelNames.Sms, $"SM{n}", Noon))));
        Time.Advance(TimeSpan.FromDays(89));
        Commit(_ => { });
        Assert.Equal(DeliveryState.Sent, Store.Delivery(ChannelNames.Sms, "SM499"));
        Time.Advance(TimeSpan.FromDays(2));
        for (var n = 0; n < 3; n++)
            Commit(_ => { });
        Assert.All(Enumerable.Range(0, 500), n => Assert.Null(Store.Delivery(ChannelNames.Sms, $"SM{n}")));
    }

    [Fact]
    public void A_receipt_that_comes_before_its_message_is_kept_for_it()
    {
        var added = Commit(b => b.Messages.Add((new Outbound(Bakyt, "?"), Noon)));
        Commit(b => b.Receipts.Add(new Receipt(ChannelNames.Sms, "SM1", DeliveryState.Delivered, Noon)));
        Assert.Null(Store.Delivery(ChannelNames.Sms, "SM1"));
        Reopen();
        Commit(b => b.Outcomes.Add(new OutboxChange.Sent(added[0].Id, ChannelNames.Sms, "SM1", Noon)));
        Assert.Equal(DeliveryState.Delivered, Store.Delivery(ChannelNames.Sms, "SM1"));
        Assert.Null(Store.Delivery(ChannelNames.Telegram, "SM1"));
    }

    [Fact]
    public async Task Readers_on_other_threads_see_whole_commits_while_they_go_on()
    {
        var store = Store;
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var seen = 0;
            while (!stop.IsCancellationRequested)
            {
                var count = store.Counts(Noon, Noon.AddHours(1)).Where(c => c.What == Counted.Responses).Sum(c => c.Number);
                Assert.True(count >= seen && count % 5 == 0);
                seen = count;
            }
        })).ToList();
        for (var n = 0; n < 40; n++)
            await Task.Run(() => Commit(b => b.Responses.AddRange(Enumerable.Range(n * 5, 5).Select(id => Some.Response($"r{id}")))));
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(200, Store.Counts(Noon, Noon.AddHours(1)).Where(c => c.What == Counted.Responses).Sum(c => c.Number));
    }
}
