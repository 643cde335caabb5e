namespace ChatbotMonitor.Core.Digests;

/// <summary>How finely counts are wanted: by kind the moments, ascending, from each of which up to the next they are one sum; the last one has no end, and what lies before the first, or is of another kind, is not wanted.</summary>
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
        DateTimeOffset[] edges = [Floor(window.BeforeFrom), Ceiling(window.BeforeFrom), Floor(window.From), Ceiling(window.From), Floor(to), Ceiling(to)];
        var chart = Enumerable.Range(0, Figures.ChartDays + 1).Select(n => to.AddDays(-n));
        var days = Enumerable.Range(0, reach.Day(to).DayNumber - reach.Day(from).DayNumber + 1).Select(n => reach.StartOf(reach.Day(from).AddDays(n)));
        return new Stretches(
        [
            ([Counted.Reports], Cut([.. edges, .. chart, to.AddDays(-35)])),
            ([Counted.Answered, Counted.Fixed, Counted.NotFixed], Cut([to.AddDays(-35), to.AddDays(-7), to])),
            ([Counted.Urgent, Counted.Responses, Counted.TermBreaches, Counted.FeeBreaches, Counted.DocumentBreaches], Cut([Ceiling(window.From), Floor(to)])),
            // By the local day they began on it is told what is late.
            ([Counted.Waiting, Counted.Referred], Cut([.. days.Where(d => d < to), to])),
            ([Counted.Open], [to]),
        ]);
    }

    /// <summary>The counts of hours summed up, each under the start of its stretch.</summary>
    public IEnumerable<HourCount> Sum(IEnumerable<HourCount> hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var sums = new Dictionary<(DateTimeOffset Start, string? Service, string? Place, Counted What), int>();
        foreach (var hour in hours)
        {
            if (StartOf(hour) is { } start)
                sums[(start, hour.Service, hour.Place, hour.What)] = sums.GetValueOrDefault((start, hour.Service, hour.Place, hour.What)) + hour.Number;
        }

        return sums.Where(s => s.Value != 0).Select(s => new HourCount(s.Key.Start, s.Key.Service, s.Key.Place, s.Key.What, s.Value));
    }

    DateTimeOffset? StartOf(HourCount hour)
    {
        foreach (var (kinds, starts) in Groups)
        {
            if (!kinds.Contains(hour.What))
                continue;
            for (var i = starts.Count - 1; i >= 0; i--)
            {
                if (starts[i] <= hour.Hour)
                    return starts[i];
            }
        }

        return null;
    }

    static DateTimeOffset[] Cut(DateTimeOffset[] moments) => [.. moments.Distinct().Order()];

    static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    static DateTimeOffset Ceiling(DateTimeOffset time) => Floor(time) is var hour && hour < time ? hour.AddHours(1) : hour;
}
