namespace ChatbotMonitor.Core.Monitoring;

/// <summary>How far a share that a sample gives may lie from the truth, at 95 % and for a share of one half, where it is widest.</summary>
public static class SamplingError
{
    /// <summary>Beyond this a cell alone tells little: 15 points to either side.</summary>
    public const double Much = 0.15;

    // 1.96 times the root of a half times a half.
    const double Widest = 0.98;

    /// <summary>The error of <paramref name="interviews"/> people out of <paramref name="population"/>, or out of very many where that is null; from 0 to 1.</summary>
    public static double Of(int interviews, int? population)
    {
        if (interviews <= 0)
            return 1;
        if (population is { } all && all <= interviews)
            return 0;
        var finite = population is { } some ? Math.Sqrt((double)(some - interviews) / (some - 1)) : 1;
        return Math.Min(1, Widest / Math.Sqrt(interviews) * finite);
    }

    /// <summary>The fewest interviews whose error is not beyond <see cref="Much"/>.</summary>
    public static int Enough(int? population)
    {
        var enough = 1;
        while (Of(enough, population) > Much)
            enough++;
        return enough;
    }
}
