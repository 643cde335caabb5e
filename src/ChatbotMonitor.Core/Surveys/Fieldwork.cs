namespace ChatbotMonitor.Core.Surveys;

/// <summary>What a monitor does in a cell; a closed set.</summary>
public enum FieldworkKind
{
    /// <summary>The monitor's own checklist of an office.</summary>
    Visit,

    /// <summary>The questions that somebody who came out answered, asked by the monitor.</summary>
    Interview,
}

/// <summary>What ties a response to a round; the response of an interview names nobody as its respondent.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Kind">Visit or interview.</param>
/// <param name="Service">The service's id.</param>
/// <param name="Place">The place's id.</param>
/// <param name="Monitor">The id under which rounds know the monitor who did it.</param>
/// <param name="DoneAt">When it was done, as the monitor says; where they had a signal, when it was sent.</param>
public sealed record Fieldwork(string Round, FieldworkKind Kind, string Service, string Place, string Monitor, DateTimeOffset DoneAt)
{
    /// <summary>True where it was entered later than it was done: how fast it was answered tells nothing then.</summary>
    public bool Later { get; init; }

    /// <summary>The visit it repeats or is repeated by, apart, as both name it; null on a single one.</summary>
    public string? Pair { get; init; }

    /// <summary>Of an interview, its answers to the questions that quotas count, by the question's name.</summary>
    public IReadOnlyDictionary<string, string> Strata { get; init; } = None;

    static readonly Dictionary<string, string> None = [];
}
