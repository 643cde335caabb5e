namespace ChatbotMonitor.Core.Monitoring;

/// <summary>How far a share that a sample gives may be off for everybody, by chance alone.</summary>
public static class SamplingError
{
    /// <summary>Beyond this a cell alone tells little: 15 points to either side.</summary>
    public const double Much = 0.15;

    /// <summary>The error at 95 % as a share (0.18 is 18 points), at most 1; 1 where nobody is asked.</summary>
    /// <param name="n">How many are asked.</param>
    /// <param name="population">How many there are: of few, a sample is nearer to all; null where nobody knows.</param>
    /// <param name="share">The share that is expected; a half errs most.</param>
    public static double OfShare(int n, int? population = null, double share = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (n == 0)
            return 1;
        var error = Interval.Errors * Math.Sqrt(share * (1 - share) / n);
        if (population is { } all)
            error *= all <= Math.Max(n, 1) ? 0 : Math.Sqrt((all - n) / (all - 1.0));
        return Math.Min(error, 1);
    }

    /// <summary>The fewest whose error is not beyond <see cref="Much"/>.</summary>
    public static int Enough(int? population)
    {
        var enough = 1;
        while (OfShare(enough, population) > Much)
            enough++;
        return enough;
    }
}
