using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Digests asked for: of the twenty-four hours until now, beside the day's own, which comes all the same.</summary>
public sealed class ExtraDigests(Content content, DigestPost post, TimeProvider time, Func<Action<Batch>, Task> commit) : IDigestNow, IDigestSender
{
    /// <inheritdoc />
    public async Task SendAll(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var coordinator in content.Coordinators)
        {
            cancel.ThrowIfCancellationRequested();
            var digest = post.ReadUpTo(coordinator, now);
            await commit(batch => post.Write(batch, digest, post.Members(batch, coordinator.Id), now));
        }
    }

    /// <inheritdoc />
    /// <remarks>Nothing is written for a coordinator whom people.yaml no longer names.</remarks>
    public void Write(Batch batch, string coordinatorId, Address to, DateTimeOffset now)
    {
        if (content.Coordinator(coordinatorId) is { } coordinator)
            post.Write(batch, post.ReadUpTo(coordinator, now), [to], now);
    }
}
