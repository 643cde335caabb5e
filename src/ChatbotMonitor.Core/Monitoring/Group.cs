namespace ChatbotMonitor.Core.Monitoring;

/// <summary>A local initiative group: the people of one place who watch its services.</summary>
/// <param name="Id">Its id: in <c>people.yaml</c>, or made from its place where a coordinator made it in the chat.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Place">The id of the place it watches, with what lies in it.</param>
/// <param name="Invite">The code by which members join, as often as there are seats.</param>
public sealed record Group(string Id, string Name, string Place, string Invite)
{
    /// <summary>The most seats a group may have: in a larger one people do not know one another.</summary>
    public const int MostSeats = 100;

    /// <summary>The fewest members with whom it can work; below that its coordinator is told.</summary>
    public int Least { get; init; } = 8;

    /// <summary>How many may be members at once: the invitation works no longer when they are.</summary>
    public int Seats { get; init; } = 12;

    /// <summary>The language it is written to as a whole (its chat, its coverage).</summary>
    public string? Language { get; init; }

    /// <summary>The id of the coordinator it belongs to, or null for whoever looks after its place.</summary>
    public string? Coordinator { get; init; }
}
