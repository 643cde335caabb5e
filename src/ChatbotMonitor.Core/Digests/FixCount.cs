namespace ChatbotMonitor.Core.Digests;

/// <summary>What citizens said of the answers they got, within some time.</summary>
/// <param name="Answered">Complaints answered.</param>
/// <param name="Fixed">Answers that had fixed it.</param>
/// <param name="NotFixed">Answers that had not.</param>
public readonly record struct FixCount(int Answered, int Fixed, int NotFixed)
{
    /// <summary>How many citizens said so.</summary>
    public int Citizens => Fixed + NotFixed;

    /// <summary>True where nothing was answered and nothing said.</summary>
    public bool IsEmpty => Answered == 0 && Citizens == 0;

    /// <summary>The share that was fixed of all that was answered, in percent, or null where nothing was.</summary>
    /// <remarks>The word on an answer comes days after it: where more was said than answered, what was said is the whole.</remarks>
    public int? Percent => IsEmpty ? null : (int)Math.Round(100.0 * Fixed / Math.Max(Answered, Citizens), MidpointRounding.AwayFromZero);

    /// <summary>Both together.</summary>
    public static FixCount operator +(FixCount a, FixCount b) => new(a.Answered + b.Answered, a.Fixed + b.Fixed, a.NotFixed + b.NotFixed);
}
