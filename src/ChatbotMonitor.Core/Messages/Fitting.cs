namespace ChatbotMonitor.Core.Messages;

/// <summary>Chooses what is said so that it fits the segments of an SMS.</summary>
public static class Fitting
{
    /// <summary>The first text that fits one segment, or else the first that fits <paramref name="most"/>; null where none does.</summary>
    /// <param name="texts">The same thing said in several ways, the best first.</param>
    /// <param name="most">How many segments there may be.</param>
    public static string? Choose(IReadOnlyList<string> texts, int most)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.FirstOrDefault(t => Fits(t, 1)) ?? texts.FirstOrDefault(t => Fits(t, most));
    }

    /// <summary>Lines under <paramref name="head"/>, taken in order of what matters while they fit <paramref name="most"/> segments; a part that does not fit in any of its ways is left out.</summary>
    /// <param name="head">The first line, said in any case.</param>
    /// <param name="parts">Each with the place it is read at and the ways to say it, the longest first; what matters most first.</param>
    /// <param name="most">How many segments there may be.</param>
    public static string Fill(string head, IEnumerable<(int Place, IReadOnlyList<string> Ways)> parts, int most)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var taken = new SortedDictionary<int, string>();
        foreach (var (place, ways) in parts)
        {
            foreach (var way in ways)
            {
                taken[place] = way;
                if (Fits(Text(), most))
                    break;
                taken.Remove(place);
            }
        }

        return Text();

        string Text() => string.Join('\n', taken.Values.Prepend(head));
    }

    static bool Fits(string text, int most) => Segments.Of(text).Count <= most;
}
