using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Invitations;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Sends invitations and their reminders, spread over what each gateway may carry, never in quiet hours, and new ones not beyond what may be spent. What is planned and what was sent is in the store alone: a restart goes on where it stood.</summary>
/// <param name="store">Knows who is to be asked, and what was sent.</param>
/// <param name="content">The surveys, and the zone of the night.</param>
/// <param name="gateways">Knows how fast each way is.</param>
/// <param name="budget">Knows what may be spent.</param>
/// <param name="post">Knows what was told.</param>
/// <param name="waiting">How many messages of a channel are not sent yet.</param>
/// <param name="turns">Writes what a turn comes to.</param>
/// <param name="time">The clock.</param>
/// <param name="commit">Lets its argument write to the next batch, on the committer's thread; completes when that is on disk.</param>
/// <param name="log">One line where something is in the way.</param>
sealed class SendInvitations(IStore store, Content content, BulkGateways gateways, Budget budget, DigestPost post, Func<string, int> waiting, Turns turns, TimeProvider time, Func<Action<Batch>, Task> commit, ILogger<SendInvitations> log) : IJob
{
    // Where all the first ones are for a gateway that is full, those of another are looked for behind them.
    const int First = 50, Behind = 2_000;

    static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    // What one run may catch up with, where the clock went on without it.
    static readonly TimeSpan Missed = TimeSpan.FromMinutes(1);

    readonly Dictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <inheritdoc />
    public DateTimeOffset? Next(DateTimeOffset now) => content.Quiet.Open(_next > now ? _next : now, content.Zone);

    /// <inheritdoc />
    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        _next = now + Idle;
        if (content.Quiet.Cover(now, content.Zone))
            return;
        var (chosen, caps) = (new List<Invitation>(), new List<Cap>());
        if (!Choose(store.DueInvitations(now, First), now, chosen, caps))
            Choose(store.DueInvitations(now, Behind), now, chosen, caps);
        if (chosen.Count + caps.Count == 0)
            return;
        cancel.ThrowIfCancellationRequested();
        var told = new List<Cap>();
        await commit(batch => Write(batch, chosen, caps, told));
        foreach (var cap in told)
            log.LogWarning("{Cap}: {Spent} of {Limit} is spent, new invitations wait", cap.Key, cap.Spent, cap.Limit);
        Count(chosen, now);
    }

    /// <summary>Takes what may go now; false where that was none, and there may be more behind.</summary>
    bool Choose(IReadOnlyList<Invitation> due, DateTimeOffset now, List<Invitation> chosen, List<Cap> caps)
    {
        caps.Clear();
        foreach (var group in due.GroupBy(i => gateways.Of(i.To), StringComparer.Ordinal))
        {
            var (gateway, theirs) = (group.Key, group.ToList());
            var rate = gateways.RateOf(gateway);
            var depth = waiting(theirs[0].To.Channel);
            if (budget.Reached(gateway, depth, now) is { } cap)
            {
                // The cap is on new ones: who was asked before it was reached is reminded all the same.
                theirs.RemoveAll(i => i.State == InvitationState.Planned);
                caps.Add(cap);
            }

            chosen.AddRange(theirs.Take(Math.Min(Slots(gateway, rate, now), rate.Room(UsedBy(gateway, now), depth))));
            var again = _last.TryGetValue(gateway, out var last) && last + rate.Interval > now ? last + rate.Interval : now + rate.Interval;
            _next = theirs.Count > 0 && again < _next ? again : _next;
        }

        return chosen.Count > 0 || due.Count < First;
    }

    void Write(Batch batch, List<Invitation> chosen, List<Cap> caps, List<Cap> told)
    {
        told.Clear();
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.Zone);
        told.AddRange(caps.Where(cap => budget.Tell(post, batch, cap, now)));
        var lookups = new Lookups(store, batch);
        foreach (var invitation in chosen.Where(i => !batch.Erased.Contains(i.To)))
        {
            // They may have answered since, or sending was stopped: what counts is what is known on this thread.
            var current = batch.Invitations.FindLast(i => i.To == invitation.To && i.SurveyId == invitation.SurveyId) ?? store.Invitation(invitation.SurveyId, invitation.To);
            if (current?.Due <= now)
                Send(batch, lookups.Conversation(current.To) ?? new Conversation(current.To), current, now, lookups);
        }
    }

    void Send(Batch batch, Conversation conversation, Invitation invitation, DateTimeOffset now, Lookups lookups)
    {
        try
        {
            turns.Merge(batch, Dialogue.Invite(conversation, invitation, now, content, lookups), now, lookups, []);
        }
        catch (Exception e)
        {
            // It would fail again at each run, and stand before all others.
            log.LogError(e, "Set aside the invitation of {Address}: the dialogue failed", invitation.To);
            batch.Invitations.Add(invitation.Ended(InvitationState.LeftOut, now));
            batch.Aside.Add(Aside.Of(conversation, e, now));
        }
    }

    /// <summary>How many even distances have passed since the last one.</summary>
    int Slots(string gateway, BulkRate rate, DateTimeOffset now) =>
        _last.TryGetValue(gateway, out var last) ? (int)((now - last < Missed + rate.Interval ? now - last : Missed + rate.Interval) / rate.Interval) : 1;

    void Count(List<Invitation> sent, DateTimeOffset now)
    {
        foreach (var group in sent.GroupBy(i => gateways.Of(i.To), StringComparer.Ordinal))
        {
            var steady = _last.TryGetValue(group.Key, out var last) ? last + (gateways.RateOf(group.Key).Interval * group.Count()) : now;
            _last[group.Key] = now - steady < Missed ? steady : now;
        }
    }

    // Two counts make the sliding window: the one that runs, and what is left of the one before.
    double UsedBy(string gateway, DateTimeOffset now)
    {
        var begin = Spent.Begin(now);
        var left = 1 - ((now - begin) / Spent.Length);
        return store.Spent(begin - Spent.Length, DateTimeOffset.MaxValue).Where(s => string.Equals(s.Gateway, gateway, StringComparison.Ordinal)).Sum(s => s.Messages * (s.From < begin ? left : 1));
    }
}
