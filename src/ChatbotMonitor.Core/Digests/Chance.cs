namespace ChatbotMonitor.Core.Digests;

/// <summary>Whether a day's count is more than chance explains.</summary>
public static class Chance
{
    /// <summary>The fewest complaints that are ever called more than usual.</summary>
    public const int Fewest = 3;

    /// <summary>How seldom a count must be where nothing changed: one day in a hundred.</summary>
    public const double Seldom = 0.01;

    /// <summary>Whether <paramref name="count"/> in one day stands out against <paramref name="before"/> in the <paramref name="days"/> before.</summary>
    /// <remarks>The days before are a sample themselves, and none in seven days is not never: one more than was seen is what they are taken for.</remarks>
    public static bool IsBeyond(int count, int before, int days = DigestWindow.DaysBefore) =>
        count >= Fewest && AtLeast(count, (before + 1.0) / days) < Seldom;

    /// <summary>The probability of <paramref name="count"/> or more where <paramref name="mean"/> are expected (Poisson).</summary>
    public static double AtLeast(int count, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        if (count == 0)
            return 1;
        // The tail itself where it is small, so that no digits are lost in 1 - x; its complement where it is large. Logarithms, because e^-1000 is 0.
        return count > mean ? Sum(count, mean, up: true) : 1 - Sum(count - 1, mean, up: false);
    }

    static double Sum(int from, double mean, bool up)
    {
        var term = Math.Exp((from * Math.Log(mean)) - mean - LogFactorial(from));
        var sum = 0.0;
        for (var k = from; k >= 0 && term > sum * 1e-16; k += up ? 1 : -1)
        {
            sum += term;
            term *= up ? mean / (k + 1) : k / mean;
        }

        return Math.Min(sum, 1);
    }

    static double LogFactorial(int n)
    {
        var sum = 0.0;
        if (n < 256)
        {
            for (var k = 2; k <= n; k++)
                sum += Math.Log(k);
            return sum;
        }

        // Stirling: beyond 256 right to the last digit.
        return ((n + 0.5) * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12.0 * n)) - (1 / (360.0 * n * n * n));
    }
}
