using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>The one door for what comes from outside. A task that completes means that the disk has it: acknowledge then, and not before.</summary>
public interface IIntake
{
    /// <summary>Takes messages in the order given; throws where they could not be stored, and then nothing was.</summary>
    Task Accept(IReadOnlyList<Inbound> messages, CancellationToken cancel);

    /// <summary>Keeps an update that could not be read, so that it can be looked at.</summary>
    Task Accept(SetAside update, CancellationToken cancel);

    /// <summary>Takes a provider's word on a message sent before.</summary>
    Task Accept(Receipt receipt, CancellationToken cancel);
}
