using System.Diagnostics;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>The one thread that writes: what waits in the <see cref="CommitQueue"/> goes to disk in batches, one transaction each, and its messages go on to the outbox.</summary>
sealed class Committer(CommitQueue queue, IStore store, Outbox outbox, Meters meters, SmsSettings sms, ILogger<Committer> log) : IHostedService, IDisposable
{
    // One commit costs two syncs whatever its size; beyond some hundred messages the wait grows and the gain does not.
    const int MessagesPerBatch = 500;

    // Another worker changed what a batch was computed from: together a few times, and then each by itself.
    const int Together = 4, Alone = 20;

    // Longer than it takes to fetch the next messages where there are some.
    static readonly TimeSpan Company = TimeSpan.FromMilliseconds(50);

    // Longer than the others' commits take, and nothing to somebody who waits for an answer.
    static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(30);

    readonly CancellationTokenSource _stopping = new();
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A thread of its own: a commit blocks on the disk, and the pool's few threads serve everybody else.
        new Thread(Loop) { Name = "committer", IsBackground = true }.Start();
        return Task.CompletedTask;
    }

    /// <summary>Finishes the batch in hand; whatever else waits is cancelled, so that nobody acknowledges it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        await _stopping.CancelAsync();
        await _ended.Task.WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    void Loop()
    {
        var items = new List<CommitWork>();
        while (Gather(items))
            Commit(items);

        while (queue.Waiting.TryRead(out var work))
            work.Cancel();
        _ended.SetResult();
    }

    /// <summary>Waits for the first item and takes what else is there; false once the worker stops.</summary>
    bool Gather(List<CommitWork> items)
    {
        items.Clear();
        if (_stopping.IsCancellationRequested || !WaitForWork(_stopping.Token))
            return false;

        TakeWaiting(items);
        // What came of messages that were sent goes with the next ones: a commit of its own would cost as much as theirs.
        if (items.TrueForAll(i => i.MayWait))
            TakeCompany(items);
        // Several workers share out what comes in: under load each would write a few messages at a time, at nearly the cost of many.
        if (items.Count(i => !i.MayWait) > 1 && store.Slots is { } slots && slots.Mine.Count < ISlots.All)
        {
            _stopping.Token.WaitHandle.WaitOne(Turn);
            TakeWaiting(items);
        }

        return true;
    }

    // False where nothing fitted.
    bool TakeWaiting(List<CommitWork> items)
    {
        var before = items.Count;
        var messages = items.Sum(i => i.Messages);
        while (queue.Waiting.TryPeek(out var next) && (items.Count == 0 || messages + next.Messages <= MessagesPerBatch) && queue.Waiting.TryRead(out next))
        {
            messages += next.Messages;
            items.Add(next);
        }

        return items.Count > before;
    }

    void TakeCompany(List<CommitWork> items)
    {
        using var moment = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        moment.CancelAfter(Company);
        while (items.TrueForAll(i => i.MayWait) && WaitForWork(moment.Token) && TakeWaiting(items))
        {
            // Until there is something that may not wait.
        }
    }

    bool WaitForWork(CancellationToken cancel)
    {
        var waiting = queue.Waiting.WaitToReadAsync(cancel);
        try
        {
            return waiting.IsCompletedSuccessfully ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    void Commit(List<CommitWork> items)
    {
        if (Insist(items, out var trouble))
            return;

        if (trouble is StoreAwayException)
        {
            log.LogError("The database does not answer ({Trouble}): {Items} commit(s) failed", trouble.Message, items.Count);
            items.ForEach(i => i.Fail(trouble));
            return;
        }

        if (items.Count == 1)
        {
            log.LogError(trouble, "A commit of {Messages} message(s) failed", items[0].Messages);
            items[0].Fail(trouble!);
            return;
        }

        log.LogWarning("A batch of {Items} could not be committed ({Trouble}): trying them one by one", items.Count, trouble!.Message);
        foreach (var item in items)
        {
            if (_stopping.IsCancellationRequested)
                item.Cancel();
            else
                Commit([item]);
        }
    }

    bool Insist(List<CommitWork> items, out Exception? trouble)
    {
        for (var attempt = 1; !TryCommit(items, out trouble); attempt++)
        {
            if (trouble is not StoreClashException || attempt >= (items.Count == 1 ? Alone : Together))
                return false;
            meters.Clashed();
            // Two that clash should not meet again at once.
            _stopping.Token.WaitHandle.WaitOne(Random.Shared.Next(1 << Math.Min(attempt, 6)));
        }

        return true;
    }

    bool TryCommit(List<CommitWork> items, out Exception? trouble)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            store.Prepare(About.All([.. items.Select(i => i.About).OfType<About>()]));
            var batch = new Batch();
            foreach (var item in items)
                item.Write(batch);
            Apart.Take(batch, sms);
            if (!batch.IsEmpty)
                outbox.Take(() => store.Commit(batch));
        }
        catch (Exception e)
        {
            trouble = e;
            return false;
        }

        foreach (var item in items)
            item.Succeed();
        meters.Committed(items.Sum(i => i.Messages), Stopwatch.GetElapsedTime(started));
        trouble = null;
        return true;
    }
}
