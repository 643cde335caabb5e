using ChatbotMonitor.Channels;

namespace ChatbotMonitor.Pipeline;

/// <summary>A channel to send on, and how fast.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Pace">Its limits, where it has no gateways.</param>
/// <param name="SideBySide">How many messages may be on their way at once.</param>
sealed record OutboxLine(IChannel Channel, Pace Pace, int SideBySide = 64)
{
    /// <summary>The limits of each of its gateways; empty where it has none.</summary>
    public IReadOnlyDictionary<string, Pace> Gateways { get; init; } = new Dictionary<string, Pace>(StringComparer.Ordinal);

    /// <summary>The line, empty.</summary>
    public Line Open() => Channel is IHasGateways ways && Gateways.Count > 0 ? new Line(Channel.Name, Gateways, ways.GatewayFor, SideBySide) : new Line(Channel.Name, Pace, SideBySide);
}
