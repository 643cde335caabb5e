using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage;

/// <summary>What a batch will read, so that it comes in one trip.</summary>
/// <param name="Addresses">Whose conversations.</param>
/// <param name="InboundIds">Messages of which it is asked whether they were heard.</param>
public sealed record About(IReadOnlyCollection<Address> Addresses, IReadOnlyCollection<string> InboundIds)
{
    /// <summary>Nothing that is known beforehand.</summary>
    public static About Nothing { get; } = new([], []);

    /// <summary>Messages, and those who wrote them.</summary>
    public static About Of(IReadOnlyCollection<Inbound> messages) =>
        new([.. messages.SelectMany(m => m.Sender is { } sender ? [m.From, sender] : new[] { m.From }).Distinct()], [.. messages.Select(m => m.Id).Distinct(StringComparer.Ordinal)]);

    /// <summary>What several batches read that become one.</summary>
    public static About All(IReadOnlyList<About> several) => several.Count switch
    {
        0 => Nothing,
        1 => several[0],
        _ => new([.. several.SelectMany(a => a.Addresses).Distinct()], [.. several.SelectMany(a => a.InboundIds).Distinct(StringComparer.Ordinal)]),
    };
}
