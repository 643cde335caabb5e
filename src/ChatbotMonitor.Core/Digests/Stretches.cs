namespace ChatbotMonitor.Core.Digests;

/// <summary>How finely counts are wanted: by kind the moments, ascending, from each of which up to the next they are needed as one sum at most; the last one has no end, and what lies before the first, or is of another kind, is not needed.</summary>
/// <param name="groups">Kinds that are cut at the same moments; each kind stands once.</param>
public sealed class Stretches(IReadOnlyList<(IReadOnlyList<Counted> Kinds, IReadOnlyList<DateTimeOffset> Starts)> groups)
{
    /// <summary>The kinds, and where they are cut.</summary>
    public IReadOnlyList<(IReadOnlyList<Counted> Kinds, IReadOnlyList<DateTimeOffset> Starts)> Groups { get; } = groups;

    /// <summary>The earliest start.</summary>
    public DateTimeOffset From => Groups.Min(g => g.Starts[0]);

    /// <summary>What a digest of <paramref name="window"/> needs: the hours of five weeks are too many to read one by one in a large country.</summary>
    public static Stretches Of(DigestWindow window, Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var (from, to) = (reach.From(window), window.To);
        DateTimeOffset[] edges = [WholeHour.Floor(window.BeforeFrom), WholeHour.Ceiling(window.BeforeFrom), WholeHour.Floor(window.From), WholeHour.Ceiling(window.From), WholeHour.Floor(to), WholeHour.Ceiling(to)];
        var chart = Enumerable.Range(0, Figures.ChartDays + 1).Select(n => to.AddDays(-n));
        var days = Enumerable.Range(0, reach.Day(to).DayNumber - reach.Day(from).DayNumber + 1).Select(n => reach.StartOf(reach.Day(from).AddDays(n)));
        return new Stretches(
        [
            ([Counted.Reports], Cut([.. edges, .. chart, to.AddDays(-35)])),
            ([Counted.Answered, Counted.Fixed, Counted.NotFixed], Cut([to.AddDays(-35), to.AddDays(-7), to])),
            ([Counted.Urgent, Counted.Responses, Counted.TermBreaches, Counted.FeeBreaches, Counted.DocumentBreaches], Cut([WholeHour.Ceiling(window.From), WholeHour.Floor(to)])),
            // By the local day they began on it is told what is late.
            ([Counted.Waiting, Counted.Referred], Cut([.. days.Where(d => d < to), to])),
            ([Counted.Open], [to]),
        ]);
    }

    static DateTimeOffset[] Cut(DateTimeOffset[] moments) => [.. moments.Distinct().Order()];
}
