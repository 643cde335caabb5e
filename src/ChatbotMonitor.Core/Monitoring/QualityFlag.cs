namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Why a response of a round may not be what it seems; a closed set. A flag deletes nothing.</summary>
public enum QualityFlag
{
    /// <summary>Answered faster than it can be asked.</summary>
    TooFast,

    /// <summary>All scales answered alike.</summary>
    AllAlike,

    /// <summary>The same monitor was in another place within the same minute.</summary>
    TwoPlaces,

    /// <summary>Far from the office, where a location was shared.</summary>
    FarAway,

    /// <summary>The monitor's answers are unlike all others' of the same service.</summary>
    UnlikeOthers,
}

/// <summary>What a coordinator decided on a flagged response.</summary>
/// <param name="ResponseId">Which response.</param>
/// <param name="Round">The round it belongs to.</param>
/// <param name="SetAside">True where it is not counted; false where it is kept in spite of its flags.</param>
/// <param name="Reason">Why, in the coordinator's words.</param>
/// <param name="By">The coordinator's id.</param>
/// <param name="At">When.</param>
public sealed record QualityDecision(string ResponseId, string Round, bool SetAside, string Reason, string By, DateTimeOffset At);
