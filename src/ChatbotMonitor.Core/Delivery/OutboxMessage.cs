using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Delivery;

/// <summary>A message that is on disk and has yet to be sent.</summary>
/// <param name="Id">Grows with each message of the store; the order within one address.</param>
/// <param name="Message">What to send.</param>
/// <param name="CreatedAt">When it was committed.</param>
/// <param name="Attempts">How often it was tried without success.</param>
/// <param name="NotBefore">When it may be tried next.</param>
public sealed record OutboxMessage(long Id, Outbound Message, DateTimeOffset CreatedAt, int Attempts, DateTimeOffset NotBefore);
