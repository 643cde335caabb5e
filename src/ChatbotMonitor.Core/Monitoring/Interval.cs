namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Where a figure of everybody lies, in all likelihood, as a sample tells it.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, not below the lower.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>How likely intervals are meant to hold the true figure.</summary>
    public const double Level = 0.95;

    /// <summary>How many standard errors a figure may be off, by the normal distribution, at <see cref="Level"/>.</summary>
    public const double Errors = 1.959963984540054;

    /// <summary>Whether <paramref name="value"/> lies in it.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Whether they have a figure in common: then nobody can say which is higher.</summary>
    public bool Overlaps(Interval other) => Low <= other.High && other.Low <= High;
}
