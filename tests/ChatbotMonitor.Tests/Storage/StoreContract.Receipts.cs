using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;
using CsCheck;

namespace ChatbotMonitor.Tests;

public abstract partial class StoreContract
{
    static readonly Carrier Phone = new("android", "AndroidSms__1");

    [Fact]
    public void Receipts_shuffled_and_repeated_leave_the_furthest_state_in_whatever_order_they_come()
    {
        var message = 0;
        (from states in Gen.Enum<DeliveryState>().Array[1, 8]
         from outcome in Gen.Int[0, states.Length]
         from together in Gen.Bool
         select (states, outcome, together)).Sample(
            one =>
            {
                var id = $"SM{message++}";
                var batch = new Batch();
                for (var n = 0; n <= one.states.Length; n++)
                {
                    if (n == one.outcome)
                        batch.Outcomes.Add(new OutboxChange.Sent(n, ChannelNames.Sms, id, Noon));
                    if (n < one.states.Length)
                        batch.Receipts.Add(new Receipt(ChannelNames.Sms, id, one.states[n], Noon));
                    if (one.together && n < one.states.Length)
                        continue;
                    Store.Commit(batch);
                    batch = new Batch();
                }

                var furthest = one.states.Contains(DeliveryState.Delivered) ? DeliveryState.Delivered
                    : one.states.Contains(DeliveryState.Failed) ? DeliveryState.Failed
                    : DeliveryState.Sent;
                Assert.Equal(furthest, Store.Delivery(ChannelNames.Sms, id));
            },
            iter: 100, threads: 1);
    }

    [Fact]
    public void Each_state_keeps_the_time_it_was_first_reached()
    {
        var added = Commit(b => b.Messages.AddRange([(new Outbound(Bakyt, "Канча күн күттүңүз?"), Noon), (new Outbound(Bakyt, "?"), Noon)]));
        Commit(b => b.Outcomes.Add(new OutboxChange.Retry(added[0].Id, 1, Noon.AddSeconds(2))));
        Commit(b => b.Outcomes.AddRange(
        [
            new OutboxChange.Sent(added[0].Id, ChannelNames.Sms, "android:1", Noon.AddMinutes(1)) { By = Phone },
            new OutboxChange.Failed(added[1].Id, Bakyt, "no route", Noon.AddMinutes(2)) { By = new Carrier("kannel") },
        ]));
        foreach (var (state, minute) in new[] { (DeliveryState.Delivered, 3), (DeliveryState.Sent, 4), (DeliveryState.Delivered, 5), (DeliveryState.Failed, 6) })
            Commit(b => b.Receipts.Add(new Receipt(ChannelNames.Sms, "android:1", state, Noon.AddMinutes(minute)) { By = Phone }));
        Reopen();

        var sent = new Trail(ChannelNames.Sms, Bakyt, DeliveryState.Delivered)
        {
            Id = added[0].Id, By = Phone, Segments = 1, Attempts = 2, QueuedAt = Noon, SentAt = Noon.AddMinutes(1), DeliveredAt = Noon.AddMinutes(3),
        };
        var failed = new Trail(ChannelNames.Sms, Bakyt, DeliveryState.Failed)
        {
            Id = added[1].Id, By = new Carrier("kannel"), Segments = 1, Attempts = 1, QueuedAt = Noon, FailedAt = Noon.AddMinutes(2), Reason = "no route",
        };
        Assert.Equal([sent, failed], Store.Trails(Noon, Noon.AddHours(1)));
        Assert.Equal([failed], Store.Trails(Noon.AddMinutes(2), Noon.AddHours(1)));
        Assert.Empty(Store.Trails(Noon.AddMinutes(3), Noon.AddHours(1)));
        Assert.Equal(sent, Store.Trail(ChannelNames.Sms, "android:1"));
        Assert.Equal(sent, Store.LatestTrail(Bakyt));
        Assert.Null(Store.LatestTrail(Aizada));
    }

    [Fact]
    public void Of_whom_is_forgotten_no_sending_is_kept()
    {
        var added = Commit(b => b.Messages.AddRange([(new Outbound(Bakyt, "1"), Noon), (new Outbound(Aizada, "2"), Noon)]));
        Commit(b => b.Outcomes.AddRange(added.Select(m => new OutboxChange.Sent(m.Id, ChannelNames.Sms, $"SM{m.Id}", Noon))));
        Commit(b => b.Erased.Add(Bakyt));
        Assert.Equal([Aizada], Store.Trails(Noon, Noon.AddHours(1)).Select(t => t.To));
    }

    [Fact]
    public void Sendings_come_in_the_order_of_their_times_however_many_there_are()
    {
        var added = Commit(b => b.Messages.AddRange(Enumerable.Range(0, 1200).Select(n => (new Outbound(Bakyt, $"{n}"), Noon))));
        Commit(b => b.Outcomes.AddRange(added.Select((m, n) => n % 3 == 0
            ? (OutboxChange)new OutboxChange.Failed(m.Id, Bakyt, "no", Noon.AddSeconds(n))
            : new OutboxChange.Sent(m.Id, ChannelNames.Sms, $"SM{n}", Noon.AddSeconds(n)))));
        Assert.Equal(added.Select(m => (long?)m.Id), Store.Trails(Noon, Noon.AddHours(1)).Select(t => t.Id));
    }
}
