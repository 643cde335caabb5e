using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Monitoring;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Takes what comes from outside through the dialogue and into the next batch.</summary>
sealed class Intake(CommitQueue commits, IStore store, Content content, Turns turns, Cosmetics cosmetics, GatewayTally tally, SenderLimits limits, QualityBoard quality, AgreementBoard agreement, TimeProvider time, Meters meters, ILogger<Intake> log)
    : IIntake
{
    // Only the committer's thread touches it.
    Lookups? _lookups;

    public async Task Accept(IReadOnlyList<Inbound> messages, CancellationToken cancel)
    {
        if (messages.Count == 0)
            return;
        var taken = new Taken();
        await commits.Commit(batch => Take(messages, batch, taken), messages.Count, cancel, about: About.Of(messages));

        cosmetics.Add(taken.Cosmetics);
        foreach (var channel in taken.Channels)
            meters.Inbound(channel);
        meters.Repeated(taken.Repeated);
        meters.Aside(taken.Aside);
        limits.Count(taken.BySender, taken.At);
        foreach (var (from, refused) in taken.OverLimit)
        {
            meters.OverLimit(from.Channel, refused);
            Tell(from, taken);
        }
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
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.Zone);
        taken.Reset(now);
        if (_lookups?.IsOver(batch) != true)
            _lookups = new Lookups(store, batch) { Quality = quality.Of, Agreement = agreement.Of };

        foreach (var message in messages)
        {
            if (!_lookups.Hear(message, now))
            {
                taken.Repeated++;
                continue;
            }

            taken.Channels.Add(message.From.Channel);
            if (IsWithinLimits(message, taken))
                Take(message, batch, now, taken);
            else
                Refuse(message, batch, taken);
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

    // Coordinators answer for many. Whoever asks for peace gets it, however much was written before.
    bool IsWithinLimits(Inbound message, Taken taken)
    {
        var before = taken.BySender.GetValueOrDefault(message.From);
        if (!limits.Allows(message.From, before, taken.At) && !AsksForPeace(message) && _lookups!.CoordinatorOf(message.From) is null)
            return false;
        taken.BySender[message.From] = before + 1;
        return true;
    }

    bool AsksForPeace(Inbound message) =>
        (message.AnsweredByProvider || (message.Input is Input.Text text && Core.Dialogue.Commands.Read(text.Value).Command == Command.Stop)) && _lookups!.Conversation(message.From)?.OptedOut != true;

    void Refuse(Inbound message, Batch batch, Taken taken)
    {
        var isFirst = taken.OverLimit.TryAdd(message.From, 0);
        taken.OverLimit[message.From]++;
        var state = _lookups!.Conversation(message.From);
        if (!isFirst || message.InGroup || state?.OptedOut == true || limits.IsTold(message.From, taken.At))
            return;
        var language = state?.Language ?? Languages.Nearest(message.LanguageHint) ?? Languages.Kyrgyz;
        batch.Messages.Add((new Outbound(message.From, content.Texts.Say(TextKeys.TooMany, language, message.From.Medium)), taken.At));
    }

    void Tell(Address from, Taken taken)
    {
        if (limits.IsTold(from, taken.At))
            return;
        limits.Told(from, taken.At);
        log.LogWarning("{Address} writes more than the limit (Limits__PerSenderPerMinute): the rest is not taken", from);
    }

    /// <summary>What came of one call beside the batch; reset where it is taken again.</summary>
    sealed class Taken
    {
        public List<Cosmetic> Cosmetics { get; } = [];

        public List<string> Channels { get; } = [];

        public DateTimeOffset At { get; private set; }

        public Dictionary<Address, int> BySender { get; } = [];

        public Dictionary<Address, int> OverLimit { get; } = [];

        public int Repeated { get; set; }

        public int Aside { get; set; }

        public void Reset(DateTimeOffset now)
        {
            At = now;
            BySender.Clear();
            OverLimit.Clear();
            Cosmetics.Clear();
            Channels.Clear();
            Repeated = Aside = 0;
        }
    }
}
