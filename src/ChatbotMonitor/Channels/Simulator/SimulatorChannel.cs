using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Simulator;

/// <summary>Sends to the screens of <c>/simulator</c>; one instance for its Telegram-like chats, one for its keypad phones.</summary>
/// <param name="name"><see cref="ChannelNames.SimulatedTelegram"/> or <see cref="ChannelNames.SimulatedSms"/>.</param>
/// <param name="screens">What is shown.</param>
/// <param name="line">The way there.</param>
sealed class SimulatorChannel(string name, Screens screens, IScreenLine line) : IChannel, IShowsChoices
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        var shown = SimulatedMessage.Of(message.Message, await line.Stamp(cancel));
        return await line.Tell(new ScreenEvent.Shown(shown), cancel) ? new SendOutcome.Sent(shown.Id) : new SendOutcome.TryLater("the worker stops");
    }

    /// <inheritdoc />
    public string? LastPrompt(Address address) => screens.LastPrompt(address);

    /// <inheritdoc />
    public Task ShowChosen(Address address, string? promptId, string chosen, CancellationToken cancel) =>
        line.Tell(new ScreenEvent.Chosen(address.Channel, address.Id, promptId ?? LastPrompt(address), chosen), cancel);
}
