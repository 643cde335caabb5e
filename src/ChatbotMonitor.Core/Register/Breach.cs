namespace ChatbotMonitor.Core.Register;

/// <summary>What of a standard was not kept.</summary>
public enum BreachKind
{
    /// <summary>It took longer than it may, in working days.</summary>
    Term = 0,

    /// <summary>More was asked for than the fee, in som.</summary>
    Fee,

    /// <summary>A document was asked for that may not be.</summary>
    Document,
}

/// <summary>Where a visit and the standard in force on its day part.</summary>
/// <param name="Kind">What was not kept.</param>
/// <param name="Found">What the citizen met: working days, som, or the document in their words.</param>
/// <param name="Owed">What the standard says: working days, som (0 where it is free), or empty for documents.</param>
/// <param name="Citation">The act that says so, or null where the register names none.</param>
public sealed record Breach(BreachKind Kind, string Found, string Owed, string? Citation);
