namespace ChatbotMonitor.Core.Digests;

/// <summary>How much of a number is told.</summary>
public enum Blur
{
    /// <summary>The number itself.</summary>
    None = 0,

    /// <summary>That it is below <see cref="Blurring.Few"/>: it could single somebody out.</summary>
    BelowFew,

    /// <summary>That it is not: told exactly, it would give away the one that is blurred beside it.</summary>
    NotBelowFew,
}

/// <summary>Keeps small numbers from singling somebody out before those who only look on.</summary>
public static class Blurring
{
    /// <summary>A number below this is not told.</summary>
    public const int Few = 5;

    /// <summary>How much of <paramref name="number"/> is told where it <paramref name="singlesOut"/>.</summary>
    public static Blur Of(int number, bool singlesOut) => singlesOut && number is > 0 and < Few ? Blur.BelowFew : Blur.None;

    /// <summary>Blurs the numbers of a list whose sum is told beside it: where those that are not told come to fewer than <see cref="Few"/> people, or are one alone, what is left of the sum would tell them, and so the smallest of the others is not told exactly either.</summary>
    /// <param name="lines">Each number, and whether it singles out.</param>
    public static IReadOnlyList<Blur> Of(IReadOnlyList<(int Number, bool SinglesOut)> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var blurs = lines.Select(l => Of(l.Number, l.SinglesOut)).ToArray();
        var hidden = lines.Where((_, i) => blurs[i] == Blur.BelowFew).ToArray();
        if (hidden.Length == 0 || (hidden.Length > 1 && hidden.Sum(h => h.Number) >= Few))
            return blurs;

        var smallest = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (blurs[i] == Blur.None && lines[i].Number >= Few && (smallest < 0 || lines[i].Number < lines[smallest].Number))
                smallest = i;
        }

        if (smallest >= 0)
            blurs[smallest] = Blur.NotBelowFew;
        return blurs;
    }
}
