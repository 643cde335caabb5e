using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Simulator;

/// <summary>Sends to the screens of <c>/simulator</c>; one instance for its Telegram-like chats, one for its keypad phones.</summary>
/// <param name="name"><see cref="ChannelNames.SimulatedTelegram"/> or <see cref="ChannelNames.SimulatedSms"/>.</param>
/// <param name="screens">Where messages are shown.</param>
sealed class SimulatorChannel(string name, Screens screens) : IChannel, IShowsChoices
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Sent(screens.Say(message.Message)));

    /// <inheritdoc />
    public string? LastPrompt(Address address) => screens.LastPrompt(address);

    /// <inheritdoc />
    public Task ShowChosen(Address address, string? promptId, string chosen, CancellationToken cancel)
    {
        screens.Choose(address, promptId, chosen);
        return Task.CompletedTask;
    }
}
