namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Where a promise of a hearing stands; a closed set.</summary>
public enum MeasureState
{
    /// <summary>Nothing is known to be done.</summary>
    Promised,

    /// <summary>Done.</summary>
    Done,

    /// <summary>It was given up, or will not be done.</summary>
    Dropped,
}

/// <summary>Something that was promised at a public hearing.</summary>
/// <param name="Id">Its number, as coordinators type it; unique.</param>
/// <param name="Round">The id of the round whose hearing it was.</param>
/// <param name="Provider">The id of the provider who promised it, or null where it was somebody else.</param>
/// <param name="Who">Who is to do it, in words.</param>
/// <param name="What">What is to be done.</param>
/// <param name="By">By what day.</param>
public sealed record Measure(int Id, string Round, string? Provider, string Who, string What, DateOnly By)
{
    /// <summary>Where it stands; whether it is late is computed from <see cref="By"/>, never stored.</summary>
    public MeasureState State { get; init; }

    /// <summary>The day that <see cref="State"/> was said, or null before that.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>The place it concerns, or null for all of the round.</summary>
    public string? Place { get; init; }

    /// <summary>The id of the coordinator who wrote it down.</summary>
    public string EnteredBy { get; init; } = "";

    /// <summary>Whether that coordinator wrote it down.</summary>
    public bool IsOf(string coordinator) => string.Equals(EnteredBy, coordinator, StringComparison.Ordinal);

    /// <summary>Whether it is not done on <paramref name="today"/> though its day is past.</summary>
    public bool IsLate(DateOnly today) => State == MeasureState.Promised && today > By;
}
