using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Takes what comes from outside through the dialogue and into the next batch.</summary>
sealed class Intake(CommitQueue commits, IStore store, Content content, Turns turns, Cosmetics cosmetics, GatewayTally tally, TimeProvider time, Meters meters, ILogger<Intake> log)
    : IIntake
{
    // Only the committer's thread touches it.
    Lookups? _lookups;

    public async Task Accept(IReadOnlyList<Inbound> messages, CancellationToken cancel)
    {
        if (messages.Count == 0)
            return;
        var taken = new Taken();
        await commits.Commit(batch => Take(messages, batch, taken), messages.Count, cancel);

        cosmetics.Add(taken.Cosmetics);
        foreach (var channel in taken.Channels)
            meters.Inbound(channel);
        meters.Repeated(taken.Repeated);
        meters.Aside(taken.Aside);
    }

    public async Task Accept(SetAside update, CancellationToken cancel)
    {
        await commits.Commit(batch => batch.Aside.Add(update), messages: 1, cancel);
        meters.Aside(1);
        log.LogWarning("Set aside {Id}: {Why}", update.Id, update.Why);
    }

    public async Task Accept(Receipt receipt, CancellationToken cancel)
    {
        var isNews = false;
        await commits.Commit(
            batch =>
            {
                isNews = IsNews(receipt, batch);
                batch.Receipts.Add(receipt);
            },
            messages: 1,
            cancel);
        if (!isNews)
            return;
        meters.Outbound(receipt.Channel, receipt.By, receipt.State);
        tally.Add(receipt);
    }

    // Providers repeat themselves, and tell what their answer to the sending has told.
    bool IsNews(Receipt receipt, Batch batch)
    {
        var state = store.Trail(receipt.Channel, receipt.ProviderId)?.State ?? DeliveryState.Queued;
        foreach (var earlier in batch.Receipts.Where(r => r.ProviderId == receipt.ProviderId && r.Channel == receipt.Channel))
            state = Receipt.Advances(state, earlier.State) ? earlier.State : state;
        return Receipt.Advances(state, receipt.State) && receipt.State is DeliveryState.Delivered or DeliveryState.Failed;
    }

    void Take(IReadOnlyList<Inbound> messages, Batch batch, Taken taken)
    {
        taken.Reset();
        if (_lookups?.IsOver(batch) != true)
            _lookups = new Lookups(store, batch);

        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.Zone);
        foreach (var message in messages)
        {
            if (!_lookups.Hear(message, now))
            {
                taken.Repeated++;
                continue;
            }

            taken.Channels.Add(message.From.Channel);
            Take(message, batch, now, taken);
        }
    }

    void Take(Inbound message, Batch batch, DateTimeOffset now, Taken taken)
    {
        try
        {
            var before = taken.Cosmetics.Count;
            var turn = Dialogue.Step(_lookups!.Conversation(message.From), message, now, content, _lookups);
            if (message.Phone is { } phone)
                turn = turn with { Next = turn.Next with { Met = new Meeting(phone, now) } };
            turns.Merge(batch, turn, now, _lookups, taken.Cosmetics);
            for (var i = before; i < taken.Cosmetics.Count; i++)
                taken.Cosmetics[i] = cosmetics.About(taken.Cosmetics[i]);
        }
        catch (Exception e)
        {
            // The one catch at this boundary: one message the dialogue stumbles over is kept for a person, and holds up nobody.
            log.LogError(e, "Set aside {Id} from {Address}: the dialogue failed", message.Id, message.From);
            batch.Aside.Add(Aside.Of(message, e, now));
            taken.Aside++;
        }
    }

    /// <summary>What came of one call beside the batch; reset where it is taken again.</summary>
    sealed class Taken
    {
        public List<Cosmetic> Cosmetics { get; } = [];

        public List<string> Channels { get; } = [];

        public int Repeated { get; set; }

        public int Aside { get; set; }

        public void Reset()
        {
            Cosmetics.Clear();
            Channels.Clear();
            Repeated = Aside = 0;
        }
    }
}
