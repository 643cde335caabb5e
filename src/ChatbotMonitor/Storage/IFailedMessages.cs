using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage;

/// <summary>Messages that will never be sent, kept for ninety days to be looked at.</summary>
public interface IFailedMessages
{
    /// <summary>All that failed and are still kept, oldest first, streamed.</summary>
    IEnumerable<FailedMessage> Failed();
}

/// <summary>A message that will never be sent.</summary>
/// <param name="Id">The id it had in the outbox.</param>
/// <param name="To">Whom it was for.</param>
/// <param name="Why">The provider's reason.</param>
/// <param name="At">When it failed.</param>
/// <param name="Message">The message, or null where the outbox did not know it.</param>
public sealed record FailedMessage(long Id, Address To, string Why, DateTimeOffset At, Outbound? Message);
