namespace ChatbotMonitor.Core.Monitoring;

/// <summary>From where on a response is flagged; a round may set its own.</summary>
public sealed record QualityLimits
{
    /// <summary>A question of an interview is read aloud and answered: in fewer seconds each, on average, it was not.</summary>
    public double InterviewSeconds { get; init; } = 4;

    /// <summary>A point of a checklist is looked at: in fewer seconds each, on average, it was not.</summary>
    public double VisitSeconds { get; init; } = 2;

    /// <summary>Of fewer answers no speed is told.</summary>
    public int FewestAnswers { get; init; } = 3;

    /// <summary>So many scales must have been answered before it means something that all answers are one.</summary>
    public int FewestScales { get; init; } = 5;

    /// <summary>A scale has at least so many steps: whoever says yes to everything may well mean it.</summary>
    public int FewestSteps { get; init; } = 3;

    /// <summary>Two visits or interviews in two places within this time are no way to go.</summary>
    public TimeSpan BetweenPlaces { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Farther from the office than so many metres is not at the office.</summary>
    public double Metres { get; init; } = 2000;

    /// <summary>A monitor is compared with others where both have so many responses.</summary>
    public int FewestCompared { get; init; } = 10;

    /// <summary>How seldom answers so unlike the others' come about by chance, over all comparisons of a round.</summary>
    public double Seldom { get; init; } = 0.01;

    /// <summary>How unlike they must be beside (Cramér's V; for numbers half of Cohen's d): with many responses chance alone tells the smallest difference.</summary>
    public double FewestUnlike { get; init; } = 0.3;
}

/// <summary>A flag on a response, and what it was raised by.</summary>
/// <param name="ResponseId">Which response.</param>
/// <param name="Flag">Which flag.</param>
/// <param name="Figure">Seconds an answer, answers alike, seconds between, metres, or how unlike; whole enough to be shown.</param>
public sealed record QualityFinding(string ResponseId, QualityFlag Flag, double Figure)
{
    /// <summary>The response it clashes with, or the question that stands out; else null.</summary>
    public string? Of { get; init; }
}
