using System.Threading.Channels;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>The way in to the committer: whoever wants something on disk queues it here and waits until it is.</summary>
/// <remarks>The queue is bounded: where the disk is slow, those who write wait for room.</remarks>
public sealed class CommitQueue
{
    readonly Channel<CommitWork> _work = Channel.CreateBounded<CommitWork>(new BoundedChannelOptions(1_024) { SingleReader = true });

    /// <summary>What waits, in order; for the committer alone.</summary>
    internal ChannelReader<CommitWork> Waiting => _work.Reader;

    /// <summary>Lets <paramref name="write"/> add to the next batch; completes when the batch is on disk, throws where it could not be, and then nothing of this was.</summary>
    /// <param name="write">Called on the committer's thread, where reads of the store see all that was committed before; called again with another batch where the first one fails, or somebody else was first to change what it read.</param>
    public Task Commit(Action<Batch> write) => Commit(write, messages: 1, CancellationToken.None);

    /// <inheritdoc cref="Commit(Action{Batch})" />
    /// <param name="write">As above.</param>
    /// <param name="messages">How many messages it writes, by which batches are measured.</param>
    /// <param name="cancel">Gives up waiting for room; what is queued is written all the same.</param>
    /// <param name="mayWait">It may wait a moment for others to go with.</param>
    /// <param name="about">What it will read, where that is known.</param>
    public async Task Commit(Action<Batch> write, int messages, CancellationToken cancel, bool mayWait = false, About? about = null)
    {
        var work = new CommitWork(write, messages, mayWait, about);
        try
        {
            await _work.Writer.WriteAsync(work, cancel);
        }
        catch (ChannelClosedException closed)
        {
            throw new OperationCanceledException("The worker is stopping: nothing more is stored.", closed);
        }

        await work.Done;
    }

    /// <summary>Takes nothing more.</summary>
    internal void Close() => _work.Writer.TryComplete();
}

/// <summary>One thing to be committed, and the promise to say so.</summary>
sealed class CommitWork(Action<Batch> write, int messages, bool mayWait, About? about)
{
    // Whoever waits goes on elsewhere: the committer's thread is for committing.
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Messages => messages;

    public bool MayWait => mayWait;

    public About? About => about;

    public Task Done => _done.Task;

    public void Write(Batch batch) => write(batch);

    public void Succeed() => _done.TrySetResult();

    public void Fail(Exception why) => _done.TrySetException(why);

    public void Cancel() => _done.TrySetCanceled();
}
