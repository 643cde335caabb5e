using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Of whom a score tells: null is all of the round.</summary>
/// <param name="Service">The service's id, or null for all.</param>
/// <param name="Place">The place's id, or null for all.</param>
/// <param name="Provider">The provider's id, where all of its services in all places are meant; else null.</param>
public readonly record struct ScoreScope(string? Service, string? Place, string? Provider)
{
    /// <summary>The whole round.</summary>
    public static ScoreScope Whole => default;

    /// <summary>A service in all places.</summary>
    public static ScoreScope OfService(string service) => new(service, null, null);

    /// <summary>A place with all services.</summary>
    public static ScoreScope OfPlace(string place) => new(null, place, null);

    /// <summary>A provider with all of its services in all places.</summary>
    public static ScoreScope OfProvider(string provider) => new(null, null, provider);

    /// <summary>A service in a place.</summary>
    public static ScoreScope OfCell(string service, string place) => new(service, place, null);

    /// <summary>Whether a service in a place belongs to it.</summary>
    public bool Covers(string service, string place, ServiceRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return (Service is null || string.Equals(Service, service, StringComparison.Ordinal))
            && (Place is null || string.Equals(Place, place, StringComparison.Ordinal))
            && (Provider is null || string.Equals(Provider, register.Service(service)?.ProviderId, StringComparison.Ordinal));
    }

    /// <summary>Which of the tables it stands in.</summary>
    public ScopeKind Kind => this switch
    {
        { Provider: not null } => ScopeKind.Provider,
        { Service: not null, Place: not null } => ScopeKind.Cell,
        { Service: not null } => ScopeKind.Service,
        { Place: not null } => ScopeKind.Place,
        _ => ScopeKind.Whole,
    };
}

/// <summary>The tables that scores stand in; a closed set.</summary>
public enum ScopeKind
{
    Whole,
    Service,
    Place,
    Provider,
    Cell,
}

/// <summary>What a score tells of: an indicator, all indicators of a dimension, or all there are.</summary>
/// <param name="Indicator">The indicator's id, or null.</param>
/// <param name="Dimension">The dimension, where all of its indicators are meant; else null.</param>
public readonly record struct ScoreSubject(string? Indicator, Dimension? Dimension)
{
    /// <summary>All indicators of all dimensions.</summary>
    public static ScoreSubject Total => default;

    /// <summary>One indicator.</summary>
    public static ScoreSubject Of(string indicator) => new(indicator, null);

    /// <summary>All indicators of a dimension.</summary>
    public static ScoreSubject Of(Dimension dimension) => new(null, dimension);
}

/// <summary>How far a score carries; a closed set.</summary>
public enum ScoreState
{
    /// <summary>Of fewer than five, or such that others could tell one of fewer than five: nothing of it is shown.</summary>
    Hidden,

    /// <summary>Of fewer than thirty: an indication.</summary>
    Indication,

    /// <summary>Of thirty or more.</summary>
    Firm,
}

/// <summary>What was measured, where it may be shown.</summary>
/// <param name="N">Of how many responses.</param>
/// <param name="Value">The score, from 0 (bad) to 100 (good).</param>
/// <param name="Interval">Where it lies for everybody, at 95 %.</param>
/// <param name="Raw">The share (0 to 1), mean or median in its own unit; of several indicators together, the score.</param>
/// <param name="Deviation">The standard deviation of <paramref name="Raw"/>'s sample; of a median, that by which its error is this divided by √n. 0 for shares, which need none.</param>
public sealed record Measured(int N, double Value, Interval Interval, double Raw, double Deviation)
{
    /// <summary>What is said in place of <see cref="N"/> where that would tell how many of a few left the question out: at most so many; else null.</summary>
    public int? Most { get; init; }
}

/// <summary>A score from 0 to 100 with what it rests on; a hidden one carries nothing.</summary>
public sealed record Score
{
    /// <summary>Below so many responses nothing is shown.</summary>
    public const int Fewest = Suppression.Fewest;

    /// <summary>Below so many responses it is an indication.</summary>
    public const int FewestFirm = 30;

    Score(ScoreSubject subject, ScoreScope scope, Measured? measured, IReadOnlyList<string> basis) =>
        (Subject, Scope, Shown, Basis) = (subject, scope, measured, basis);

    /// <summary>What it tells of.</summary>
    public ScoreSubject Subject { get; }

    /// <summary>Of whom.</summary>
    public ScoreScope Scope { get; }

    /// <summary>What was measured, or null where it is hidden.</summary>
    public Measured? Shown { get; }

    /// <summary>The ids of the indicators in it, sorted: scores of several are comparable where these are the same.</summary>
    public IReadOnlyList<string> Basis { get; }

    /// <summary>How far it carries.</summary>
    public ScoreState State => Shown is null ? ScoreState.Hidden : Shown.N < FewestFirm ? ScoreState.Indication : ScoreState.Firm;

    /// <summary>One that may not be shown.</summary>
    public static Score Hidden(ScoreSubject subject, ScoreScope scope) => new(subject, scope, null, []);

    /// <summary>One that may be shown.</summary>
    public static Score Of(ScoreSubject subject, ScoreScope scope, Measured measured, IReadOnlyList<string> basis)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentOutOfRangeException.ThrowIfLessThan(measured.N, Fewest, nameof(measured));
        return new(subject, scope, measured, basis);
    }

    /// <summary>Whether it rests on the same indicators as <paramref name="other"/>.</summary>
    public bool IsComparableWith(Score other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Basis.SequenceEqual(other.Basis, StringComparer.Ordinal);
    }
}
