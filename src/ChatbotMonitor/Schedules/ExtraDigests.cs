using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Digests asked for: of the twenty-four hours until now, beside the day's own, which comes all the same.</summary>
sealed class ExtraDigests(Content content, DigestPost post, DigestPictures pictures, AskedCharts charts, TimeProvider time, Func<Action<Batch>, Task> commit) : IDigestNow, IDigestSender
{
    /// <inheritdoc />
    public async Task SendAll(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reader = post.Reader();
        var digests = content.Coordinators.Select(c => DigestPost.ReadUpTo(reader, c, now)).ToList();
        foreach (var digest in digests)
        {
            cancel.ThrowIfCancellationRequested();
            await commit(batch => post.Write(batch, new Telling.Day(digest), post.Members(batch, digest.Coordinator.Id), now, DigestPost.Reports(digest)));
        }

        foreach (var digest in digests)
            await pictures.Send(digest, batch => post.Members(batch, digest.Coordinator.Id), now, commit, cancel);
    }

    /// <inheritdoc />
    /// <remarks>Nothing is written for a coordinator whom people.yaml no longer names.</remarks>
    public void Write(Batch batch, string coordinatorId, Address to, DateTimeOffset now)
    {
        if (content.Coordinator(coordinatorId) is { } coordinator)
        {
            var digest = DigestPost.ReadUpTo(post.Reader(), coordinator, now);
            post.Write(batch, new Telling.Day(digest), [to], now, DigestPost.Reports(digest));
            charts.Add(digest, to);
        }
    }
}
