using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>A member of an initiative group, who visits offices and questions the people who come out.</summary>
/// <param name="Id">What stands for them in the data of rounds, for ever: random, and nobody can tell the person from it.</param>
/// <param name="GroupId">The group they are in, or were last in.</param>
/// <param name="Name">The name they agreed to be shown by to their group and coordinator; empty once erased.</param>
/// <param name="JoinedAt">When they agreed and joined.</param>
public sealed record Monitor(string Id, string GroupId, string Name, DateTimeOffset JoinedAt)
{
    /// <summary>Where they are reached, or null once erased.</summary>
    public Address? Address { get; init; }

    /// <summary>The language they are written to in.</summary>
    public string Language { get; init; } = "";

    /// <summary>Whether they lead the group: they see its tasks and members.</summary>
    public bool IsLead { get; init; }

    /// <summary>When they left, or null while they are a member.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Whether they are in their group now.</summary>
    public bool IsMember => LeftAt is null && Address is not null;

    /// <summary>The same without anything that tells who it is; what they did in rounds stays under their id.</summary>
    public Monitor Anonymous() => this with { Name = "", Address = null };
}
