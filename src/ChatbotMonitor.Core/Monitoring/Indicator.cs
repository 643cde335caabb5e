using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>What side of a service an indicator tells of; a closed set.</summary>
public enum Dimension
{
    Information,
    Access,
    Time,
    Cost,
    Documents,
    Courtesy,
    Integrity,
    Outcome,

    /// <summary>The service as a whole, as somebody was asked for it.</summary>
    Overall,
}

/// <summary>How an indicator makes one figure of many responses; a closed set.</summary>
public enum IndicatorKind
{
    /// <summary>In how many of a hundred its expression holds.</summary>
    Share,

    /// <summary>The mean of its expression.</summary>
    Mean,

    /// <summary>The median of its expression.</summary>
    Median,

    /// <summary>In how many of a hundred its expression is at most what the standard of the day allows.</summary>
    WithinStandard,
}

/// <summary>Whether more of it is better.</summary>
public enum Direction
{
    Up,
    Down,
}

/// <summary>The figures between which a mean or a median lies, and which become 0 and 100.</summary>
public readonly record struct Scale(double Least, double Most);

/// <summary>A figure that a round is judged by, from 0 (bad) to 100 (good), as <c>indicators.yaml</c> says how to compute it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Dimension">What side of a service it tells of.</param>
/// <param name="Kind">How it makes one figure of many responses.</param>
/// <param name="Value">What is asked of each response: a condition for a share, else a number.</param>
public sealed record Indicator(string Id, LocalText Name, Dimension Dimension, IndicatorKind Kind, Expression Value)
{
    /// <summary>The only survey whose responses it looks at, or null where <see cref="From"/> says which.</summary>
    public string? Survey { get; init; }

    /// <summary>Whether it looks at a round's visits or interviews, or null where <see cref="Survey"/> says it.</summary>
    public FieldworkKind? From { get; init; }

    /// <summary>What <see cref="IndicatorKind.WithinStandard"/> compares with, one of <see cref="Register.Standard.Fields"/>; else null.</summary>
    public string? Standard { get; init; }

    /// <summary>What a mean or a median lies between; null for shares.</summary>
    public Scale? Scale { get; init; }

    /// <summary>Whether more of it is better.</summary>
    public Direction Direction { get; init; }

    /// <summary>How much it counts in its dimension and in the whole; 0 for shown only.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Answers that stand for none (<c>na</c>): with one of them a response does not count.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether it is a share of responses, and not a figure of its own unit.</summary>
    public bool IsShare => Kind is IndicatorKind.Share or IndicatorKind.WithinStandard;

    /// <summary>Whether it looks at responses to that survey in that kind of fieldwork.</summary>
    public bool LooksAt(string survey, FieldworkKind kind) => Survey is { } only ? string.Equals(only, survey, StringComparison.Ordinal) : From == kind;

    /// <summary>A share, mean or median of responses as a score from 0 (bad) to 100 (good).</summary>
    public double Score(double raw)
    {
        var (least, most) = Scale is { } scale ? (scale.Least, scale.Most) : (0, 1);
        var up = Math.Clamp((raw - least) / (most - least), 0, 1) * 100;
        return Direction == Direction.Up ? up : 100 - up;
    }

    /// <summary>The same of an interval; where less is better its ends change places.</summary>
    public Interval Score(Interval raw) => Direction == Direction.Up ? new(Score(raw.Low), Score(raw.High)) : new(Score(raw.High), Score(raw.Low));
}
