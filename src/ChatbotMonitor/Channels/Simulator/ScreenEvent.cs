using System.Diagnostics;

namespace ChatbotMonitor.Channels.Simulator;

/// <summary>What a page is told; a closed set.</summary>
abstract record ScreenEvent
{
    ScreenEvent() { }

    /// <summary>The name of the server-sent event.</summary>
    public string Name() => this switch
    {
        Snapshot => "snapshot",
        Shown => "message",
        Chosen => "chosen",
        Beat => "beat",
        _ => throw new UnreachableException(),
    };

    /// <summary>All that is remembered; comes first.</summary>
    public sealed record Snapshot(IReadOnlyList<SimulatedMessage> Messages) : ScreenEvent;

    /// <summary>A new message.</summary>
    public sealed record Shown(SimulatedMessage Message) : ScreenEvent;

    /// <summary>A keyboard gives way to what was chosen: the one of that message, or the last one where null.</summary>
    public sealed record Chosen(string Channel, string Address, string? PromptId, string Text) : ScreenEvent;

    /// <summary>The worker is there.</summary>
    public sealed record Beat : ScreenEvent;
}
