using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Writes the digest that a coordinator asked for in the chat.</summary>
public interface IDigestSender
{
    /// <summary>Adds the messages of a digest as of <paramref name="now"/> to <paramref name="batch"/>; called on the committer's thread, possibly twice for one request, each time with a batch of its own.</summary>
    void Write(Batch batch, string coordinatorId, Address to, DateTimeOffset now);
}
