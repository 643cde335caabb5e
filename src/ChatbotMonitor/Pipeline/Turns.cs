using System.Diagnostics;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Writes what a turn of the dialogue comes to into a batch.</summary>
sealed class Turns(IDigestSender digests, IAlerts alerts, Content content, ILogger<Turns> log)
{
    /// <summary>Adds <paramref name="turn"/>, and the turns of others that it leads to, to <paramref name="batch"/>, whole or (where it throws) not at all; what is only cosmetic goes to <paramref name="cosmetics"/>.</summary>
    public void Merge(Batch batch, Turn turn, DateTimeOffset now, ILookups lookups, List<Cosmetic> cosmetics)
    {
        // What can fail comes first: no half of a turn is ever stored.
        var asked = Digests(turn, now);
        var others = Dialogue.Follow(turn.Effects, turn.Next, now, content, lookups);
        var alarm = Alarm(batch, turn, now);

        Write(batch, turn, now, asked, cosmetics);
        if (alarm is not null)
        {
            batch.Messages.AddRange(alarm.Messages);
            batch.Marks.AddRange(alarm.Marks);
        }

        foreach (var other in others)
            Write(batch, other, now, null, cosmetics);
    }

    /// <summary>Adds what came of something that was nobody's turn: a provider's answer by a page.</summary>
    public void Merge(Batch batch, IReadOnlyList<Effect> effects, DateTimeOffset now, ILookups lookups)
    {
        var others = Dialogue.Follow(effects, null, now, content, lookups);
        foreach (var effect in effects)
            Write(batch, effect, default, now, null, []);
        foreach (var other in others)
            Write(batch, other, now, null, []);
    }

    void Write(Batch batch, Turn turn, DateTimeOffset now, Queue<Batch>? asked, List<Cosmetic> cosmetics)
    {
        var address = turn.Next.Address;
        if (address.Channel == ChannelNames.Sms)
            turn = Quieten(turn, now);
        foreach (var effect in turn.Effects)
            Write(batch, effect, address, now, asked, cosmetics);
        batch.Conversations[address] = turn.Next;
    }

    // A chat costs nothing, and its provider knows what is a machine.
    Turn Quieten(Turn turn, DateTimeOffset now)
    {
        var quiet = Echoes.Quieten(turn, now);
        if (quiet.Effects.Count < turn.Effects.Count)
            log.LogWarning("{Address} was told the same {Most} times within an hour: it is not said again", turn.Next.Address, Echoes.Most);
        return quiet;
    }

    void Write(Batch batch, Effect effect, Address address, DateTimeOffset now, Queue<Batch>? asked, List<Cosmetic> cosmetics)
    {
        switch (effect)
        {
            case Effect.Say say:
                batch.Messages.Add((say.Message, now));
                break;
            case Effect.KeepResponse keep:
                (keep.Again ? batch.Revised : batch.Responses).Add(keep.Response);
                break;
            case Effect.FileReport file:
                batch.Reports.Add(file.Report);
                break;
            case Effect.ChangeReport change:
                batch.Changes.Add((change.Before, change.After));
                batch.Marks.AddRange(change.After.Changes.Skip(change.Before.Changes.Count).Where(c => c.By.Kind == ActorKind.Coordinator).Select(c => (Marks.Acted(c.By.Id!), c.At)));
                break;
            case Effect.KeepReferral keep:
                batch.Referrals.Add(keep.Referral);
                break;
            case Effect.KeepInvitation keep:
                batch.Invitations.Add(keep.Invitation);
                break;
            case Effect.KeepGroup keep:
                batch.Groups.Add(keep.Group);
                break;
            case Effect.KeepMonitor keep:
                batch.Monitors.Add(keep.Monitor);
                break;
            case Effect.TieChat tie:
                batch.GroupChats.Add((address, tie.GroupId));
                break;
            case Effect.KeepMeasure keep:
                batch.Measures.Add(keep.Measure);
                break;
            case Effect.KeepDecision keep:
                batch.Decisions.Add(keep.Decision);
                break;
            case Effect.KeepLinkCode keep:
                batch.LinkCodes.Add(keep.Code);
                break;
            case Effect.Inform or Effect.TakeOver or Effect.Untie or Effect.EraseAlso:
                // What follows from it is a turn of its own.
                break;
            case Effect.Refuse refuse:
                log.LogWarning("{Address} has not joined and asked for {Command}: nothing was said", address, refuse.Command);
                break;
            case Effect.ShowChosen show:
                cosmetics.Add(new Cosmetic(address, show.PromptId, show.Chosen));
                break;
            case Effect.JoinCoordinator join:
                batch.Members.Add((address, join.CoordinatorId));
                break;
            case Effect.LeaveCoordinator:
                batch.Members.Add((address, null));
                break;
            case Effect.SendDigest:
                batch.Messages.AddRange(asked!.Dequeue().Messages);
                break;
            case Effect.AcknowledgeDigest seen:
                batch.Marks.Add((Marks.Seen(seen.CoordinatorId, seen.Date), now));
                break;
            case Effect.Erase:
                Forget(batch, address);
                break;
            default:
                throw new UnreachableException();
        }
    }

    // Most turns file nothing: they cost nothing here.
    Batch? Alarm(Batch batch, Turn turn, DateTimeOffset now)
    {
        Batch? alarm = null;
        foreach (var effect in turn.Effects)
        {
            if (effect is Effect.FileReport file)
                alerts.Write(alarm ??= new Batch(), file.Report, batch, now);
        }

        return alarm;
    }

    Queue<Batch>? Digests(Turn turn, DateTimeOffset now)
    {
        Queue<Batch>? written = null;
        foreach (var effect in turn.Effects)
        {
            if (effect is Effect.SendDigest send)
            {
                var digest = new Batch();
                digests.Write(digest, send.CoordinatorId, turn.Next.Address, now);
                (written ??= []).Enqueue(digest);
            }
        }

        return written;
    }

    // The store forgets what it held before this batch; what this batch already holds is untied here.
    static void Forget(Batch batch, Address address)
    {
        batch.Erased.Add(address);
        batch.Members.RemoveAll(m => m.Address == address);
        batch.GroupChats.RemoveAll(c => c.Chat == address);
        for (var i = 0; i < batch.Monitors.Count; i++)
        {
            if (batch.Monitors[i].Address == address)
                batch.Monitors[i] = batch.Monitors[i].Anonymous();
        }

        batch.LinkCodes.RemoveAll(c => c.From == address);
        batch.Invitations.RemoveAll(i => i.To == address);
        batch.Messages.RemoveAll(m => m.Message.To == address);
        batch.Aside.RemoveAll(a => a.Payload.Contains(address.Key, StringComparison.Ordinal));
        for (var i = 0; i < batch.Reports.Count; i++)
        {
            if (batch.Reports[i].Reporter == address)
                batch.Reports[i] = batch.Reports[i].Anonymous();
        }

        for (var i = 0; i < batch.Changes.Count; i++)
        {
            if (batch.Changes[i].After.Reporter == address)
                batch.Changes[i] = (batch.Changes[i].Before.Anonymous(), batch.Changes[i].After.Anonymous());
        }

        for (var i = 0; i < batch.Responses.Count; i++)
        {
            if (batch.Responses[i].Respondent == address)
                batch.Responses[i] = batch.Responses[i].Anonymous();
        }
    }
}
