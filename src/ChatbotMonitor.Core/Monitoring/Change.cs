namespace ChatbotMonitor.Core.Monitoring;

/// <summary>A score compared with the same one of an earlier round.</summary>
/// <param name="Now">The score.</param>
/// <param name="Before">The earlier one; both are shown.</param>
/// <param name="Difference">By how many points it is better (above 0) or worse.</param>
/// <param name="Interval">Where the difference lies for everybody, at 95 %.</param>
/// <param name="P">How seldom so great a difference comes about by chance, once all comparisons of its table are reckoned with.</param>
public sealed record Change(Score Now, Score Before, double Difference, Interval Interval, double P)
{
    /// <summary>Above this a difference may be chance, and is not spoken of.</summary>
    public const double Chance = 0.05;

    /// <summary>Whether it is beyond chance; only then it may be said.</summary>
    public bool IsBeyondChance => P < Chance;

    /// <summary>Whether it is better beyond chance.</summary>
    public bool IsBetter => IsBeyondChance && Difference > 0;

    /// <summary>Whether it is worse beyond chance.</summary>
    public bool IsWorse => IsBeyondChance && Difference < 0;
}
