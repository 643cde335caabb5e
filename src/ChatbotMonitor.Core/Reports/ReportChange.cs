namespace ChatbotMonitor.Core.Reports;

/// <summary>Who can change a report.</summary>
public enum ActorKind
{
    /// <summary>The person who filed it; who that is stands in the report alone, so that erasing finds it.</summary>
    Citizen = 0,

    /// <summary>A coordinator of <c>people.yaml</c>.</summary>
    Coordinator,

    /// <summary>A provider of <c>register.yaml</c>.</summary>
    Provider,

    /// <summary>The program itself, by its rules.</summary>
    Program,
}

/// <summary>Who changed a report.</summary>
/// <param name="Kind">In which role.</param>
/// <param name="Id">The coordinator's or provider's id, null for the others; never an address.</param>
public readonly record struct Actor(ActorKind Kind, string? Id)
{
    /// <summary>The person who filed the report.</summary>
    public static Actor Citizen => default;

    /// <summary>The program itself.</summary>
    public static Actor Program => new(ActorKind.Program, null);

    /// <summary>The coordinator of that id.</summary>
    public static Actor Coordinator(string id) => new(ActorKind.Coordinator, id);

    /// <summary>The provider of that id.</summary>
    public static Actor Provider(string id) => new(ActorKind.Provider, id);
}

/// <summary>One line of a report's history; a remark where the status is the one before.</summary>
/// <param name="Status">Where the report stands since.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Note">What they said to it, possibly empty.</param>
public sealed record ReportChange(ReportStatus Status, DateTimeOffset At, Actor By, string Note)
{
    /// <summary>The report that this one is a duplicate of, where that is the change.</summary>
    public ReportCode? Original { get; init; }
}
