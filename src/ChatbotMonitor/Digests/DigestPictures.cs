using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Digests;

/// <summary>Sends the chart that goes with a digest to those who read it in a chat, after its text: a digest never waits for its picture, and one that cannot be drawn is a line in the log.</summary>
sealed class DigestPictures(Content content, ILogger<DigestPictures> log)
{
    /// <summary>Draws outside the committer's thread and commits what came of it, where there is something to see.</summary>
    public async Task Send(Digest digest, Func<Batch, IReadOnlyList<Address>> members, DateTimeOffset now, Func<Action<Batch>, Task> commit, CancellationToken cancel)
    {
        if (digest.IsQuiet || digest.Days.Count == 0 || !members(new Batch()).Any(m => m.Medium == Medium.Chat))
            return;
        byte[] picture;
        try
        {
            picture = await Task.Run(() => DigestChart.Draw(digest, content.Texts), cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The native library, or every font, may be missing on the machine.
            log.LogWarning(e, "The chart of {Date} for {Coordinator} could not be drawn", digest.Date, digest.Coordinator.Id);
            return;
        }

        var caption = content.Texts.Say(TextKeys.ChartTitle, digest.Coordinator.Language, Medium.Chat, ("name", digest.Coordinator.Name));
        await commit(batch =>
        {
            foreach (var address in members(batch).Where(m => m.Medium == Medium.Chat))
                batch.Messages.Add((new Outbound(address, caption) { Photo = picture }, now));
        });
    }
}
