using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Channels;

/// <summary>A way to reach people. It sends and tells what came of it: it decides nothing, retries nothing, catches only what it can name as an outcome.</summary>
public interface IChannel
{
    /// <summary>The <see cref="Core.Messages.Address.Channel"/> it serves.</summary>
    string Name { get; }

    /// <summary>Tries once to send <paramref name="message"/>; a time-out or a dropped connection is an outcome, cancellation by <paramref name="cancel"/> throws.</summary>
    Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel);
}

/// <summary>A channel that can take a keyboard away and show what was chosen; cosmetic, whatever goes wrong is forgotten.</summary>
public interface IShowsChoices
{
    /// <summary>The id of the last message with a keyboard that was sent there, or null where it is not remembered; asked before the next one goes out.</summary>
    string? LastPrompt(Core.Messages.Address address);

    /// <summary>Edits the message of that id, or the last one with a keyboard where null.</summary>
    Task ShowChosen(Core.Messages.Address address, string? promptId, string chosen, CancellationToken cancel);
}
