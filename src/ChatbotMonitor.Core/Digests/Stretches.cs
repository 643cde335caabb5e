namespace ChatbotMonitor.Core.Digests;

/// <summary>How finely counts are wanted; what is not named is not needed.</summary>
/// <param name="groups">Kinds, each of which stands once, and the moments, ascending, from each of which up to the next they are needed as one sum at most; the last one has no end.</param>
/// <param name="services">What is needed besides of single services.</param>
public sealed class Stretches(IReadOnlyList<(IReadOnlyList<Counted> Kinds, IReadOnlyList<DateTimeOffset> Starts)> groups, IReadOnlyList<ServiceStretch>? services = null)
{
    /// <summary>The kinds, and where they are cut.</summary>
    public IReadOnlyList<(IReadOnlyList<Counted> Kinds, IReadOnlyList<DateTimeOffset> Starts)> Groups { get; } = groups;

    /// <summary>Stretches of single services, before those of <see cref="Groups"/>; those of one kind and service do not overlap.</summary>
    public IReadOnlyList<ServiceStretch> Services { get; } = services ?? [];

    /// <summary>The earliest start.</summary>
    public DateTimeOffset From => Groups.Select(g => g.Starts[0]).Concat(Services.Select(s => s.From)).Min();

    /// <summary>What a digest of <paramref name="window"/> needs: the hours of five weeks are too many to read one by one in a large country.</summary>
    public static Stretches Of(DigestWindow window, Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var to = window.To;
        DateTimeOffset[] edges = [WholeHour.Floor(window.BeforeFrom), WholeHour.Ceiling(window.BeforeFrom), WholeHour.Floor(window.From), WholeHour.Ceiling(window.From), WholeHour.Floor(to), WholeHour.Ceiling(to)];
        var chart = Enumerable.Range(0, Figures.ChartDays + 1).Select(n => to.AddDays(-n));
        return new Stretches(
        [
            ([Counted.Reports], Cut([.. edges, .. chart, to.AddDays(-35)])),
            ([Counted.Answered, Counted.Fixed, Counted.NotFixed], Cut([to.AddDays(-35), to.AddDays(-7), to])),
            ([Counted.Urgent, Counted.Responses, Counted.TermBreaches, Counted.FeeBreaches, Counted.DocumentBreaches], Cut([WholeHour.Ceiling(window.From), WholeHour.Floor(to)])),
            ([Counted.Open, Counted.Waiting, Counted.Referred], [to]),
        ],
        [.. new Terms(window, reach).Differences()]);
    }

    static DateTimeOffset[] Cut(DateTimeOffset[] moments) => [.. moments.Distinct().Order()];
}

/// <summary>Counts of one kind and service that are needed as one sum by place.</summary>
/// <param name="What">The kind.</param>
/// <param name="Service">The service; null is every service that has no stretch of this kind, and none.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends (exclusive).</param>
public readonly record struct ServiceStretch(Counted What, string? Service, DateTimeOffset From, DateTimeOffset To);
