namespace ChatbotMonitor.Channels.Simulator;

/// <summary>The way to the screens: what is told here is shown to whoever watches, at whichever worker.</summary>
interface IScreenLine
{
    /// <summary>The time now in the unit of <see cref="SimulatedMessage.At"/>.</summary>
    Task<long> Stamp(CancellationToken cancel);

    /// <summary>Shows a message or a choice; one that is shown already changes nothing. False where nobody will see it: the worker stops.</summary>
    Task<bool> Tell(ScreenEvent happened, CancellationToken cancel);
}

/// <summary>The way to the screens of the one worker there is.</summary>
sealed class OwnScreenLine(Screens screens) : IScreenLine
{
    /// <inheritdoc />
    public Task<long> Stamp(CancellationToken cancel) => Task.FromResult(screens.Stamp());

    /// <inheritdoc />
    public Task<bool> Tell(ScreenEvent happened, CancellationToken cancel) => Task.FromResult(screens.Take(happened));
}
