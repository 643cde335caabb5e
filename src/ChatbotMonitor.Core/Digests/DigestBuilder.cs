using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Digests;

/// <summary>What the store knows at the end of a window: read once, whatever its scope.</summary>
/// <param name="Figures">What is counted.</param>
/// <param name="Urgent">Urgent reports filed in the window, oldest first.</param>
/// <param name="Clusters">Open complaints of late that tell of the same.</param>
/// <param name="LongestOpen">The reports that have been open longest of all, some hundreds at most, oldest first.</param>
/// <param name="Oldest">The reports on a service in a place that have been open longest, three at most.</param>
public sealed record DigestSources(IReadOnlyList<Figures> Figures, IReadOnlyList<Report> Urgent, IReadOnlyList<Cluster> Clusters, IReadOnlyList<Report> LongestOpen, Func<string?, string?, IReadOnlyList<Report>> Oldest);

/// <summary>What things are called, which place lies in which, and who handles what.</summary>
public sealed record DigestNames(ServiceRegister Register, Gazetteer Places, Texts.Texts Texts, Handling Handling);

/// <summary>Sums up what is in a coordinator's scope.</summary>
public static class DigestBuilder
{
    /// <summary>The lines a list is cut to.</summary>
    public const int MostLines = 8;

    /// <summary>How many of the oldest open reports are named.</summary>
    public const int MostOldest = 3;

    const int MostClusters = 5;
    const int MostCitations = 2;

    /// <summary>Builds the digest of <paramref name="date"/>, which tells of <paramref name="window"/>.</summary>
    public static Digest Build(Coordinator coordinator, DateOnly date, DigestWindow window, DigestSources sources, DigestNames names)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        ArgumentNullException.ThrowIfNull(sources);
        var view = new DigestView(coordinator, names);
        var cells = sources.Figures.Where(f => view.Covers(f.Service, f.Place)).ToArray();
        // A service or a place alone singles nobody out; beside the one place, or the one service, of all the others it does.
        string? Group(Figures f) => view.PlaceGroup(f.Place, cells);
        var (oneService, onePlace) = (IsOne(cells, view, f => f.Complaints.New, f => f.Service), IsOne(cells, view, f => f.Complaints.New, Group));
        var services = Lines(cells, f => f.Service, view.Service, view, onePlace);
        var places = Lines(cells, Group, view.Place, view, oneService);
        var urgent = sources.Urgent.Where(r => view.Covers(r.Service, r.Place)).Take(MostLines);
        var total = cells.Aggregate(default(Tally), (sum, f) => sum + f.Complaints);
        return new Digest(coordinator, date, window)
        {
            Complaints = total,
            Services = services,
            Places = places,
            UrgentCount = cells.Sum(f => f.Urgent),
            Urgent = [.. urgent.Select(r => view.Show(r, window.To))],
            OpenCount = Math.Max(0, cells.Sum(f => f.Open)),
            Oldest = Oldest(cells, sources, window.To, view),
            OverdueCount = Math.Max(0, cells.Sum(f => f.Overdue)),
            Breaches = Breaches(cells, view, date),
            Clusters = [.. sources.Clusters.Where(c => c.People > 1 && view.Covers(c.Service, c.Place) && c.Reports.Any(r => r.FiledAt >= window.From && r.FiledAt < window.To)).Take(MostClusters).Select(view.Show)],
            Silent = Silent(cells, view),
            CallBacks = cells.Sum(f => f.CallBacks),
            Fixes = WeekLines.Fixes("", cells, view),
            FixesByService = WeekLines.FixesByService(cells, view),
            Week = WeekLines.ByService(cells, view),
            WeekComplaints = WeekLines.Complaints("", cells),
            Days = WeekLines.Days(cells, view),
            Surveys = cells.Sum(f => f.Surveys),
        };
    }

    static DigestLine[] Lines(IEnumerable<Figures> cells, Func<Figures, string?> group, Func<string?, string> name, DigestView view, bool crosses)
    {
        var lines = cells.Where(f => f.Complaints != default).GroupBy(group, StringComparer.Ordinal)
            .Select(g => (
                Line: new DigestLine(name(g.Key), g.Aggregate(default(Tally), (sum, f) => sum + f.Complaints)),
                SinglesOut: crosses && g.Any(f => f.Complaints.New > 0 && !view.Handles(f))))
            .Where(l => l.Line.Tally.New > 0).ToArray();
        var blurs = Blurring.Of([.. lines.Select(l => (l.Line.Tally.New, l.SinglesOut))]);
        return
        [
            .. lines.Select((l, i) => l.Line with { Blur = blurs[i] })
                .OrderByDescending(l => l.Tally.IsUp).ThenByDescending(l => l.Blur == Blur.BelowFew ? 1 : l.Tally.New).ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether whatever is counted and the coordinator only looks on is of one service, or of one place: who handles the others takes them away.</summary>
    internal static bool IsOne(IEnumerable<Figures> cells, DigestView view, Func<Figures, int> number, Func<Figures, string?> of) =>
        cells.Where(f => number(f) > 0 && !view.Handles(f)).Select(of).Distinct(StringComparer.Ordinal).Count() == 1;

    static BreachLine[] Breaches(IReadOnlyCollection<Figures> cells, DigestView view, DateOnly date) =>
    [
        .. cells.Where(f => f.Breaches.All > 0).GroupBy(f => view.Provider(f.Service), StringComparer.Ordinal)
            .Select(g => (Provider: g.Key, Sum: g.Aggregate(default(BreachCount), (sum, f) => sum + f.Breaches), Acts: Citations(g, view, date), SinglesOut: IsOne(cells, view, f => f.Breaches.All, f => f.Place) && g.Any(f => !view.Handles(f))))
            .Select(l => new BreachLine(l.Provider, l.Sum, Blurring.Of(l.Sum.All, l.SinglesOut)) { Citations = l.Acts })
            .OrderByDescending(l => l.Blur == Blur.None ? l.Breaches.All : 1).ThenBy(l => l.Provider, StringComparer.Ordinal),
    ];

    static string Citations(IEnumerable<Figures> cells, DigestView view, DateOnly date) =>
        string.Join("; ", cells.Select(f => view.Citation(f.Service, date)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostCitations));

    static SilentLine[] Silent(IReadOnlyCollection<Figures> cells, DigestView view) =>
    [
        .. cells.Where(f => f.Silent > 0).GroupBy(f => view.Provider(f.Service), StringComparer.Ordinal)
            .Select(g => new SilentLine(g.Key, g.Sum(f => f.Silent), Blurring.Of(g.Sum(f => f.Silent), IsOne(cells, view, f => f.Silent, f => f.Place) && g.Any(f => !view.Handles(f)))))
            .OrderByDescending(l => l.Blur == Blur.None ? l.Complaints : 1).ThenBy(l => l.Provider, StringComparer.Ordinal),
    ];

    // Those open longest of all are enough for most: each service and place is asked by itself only where the scope is so small, or so well looked after, that they are not.
    static DigestReport[] Oldest(IReadOnlyCollection<Figures> cells, DigestSources sources, DateTimeOffset at, DigestView view)
    {
        var oldest = sources.LongestOpen.Where(r => r.FiledAt < at && view.Covers(r.Service, r.Place)).Take(MostOldest).ToList();
        if (oldest.Count < Math.Min(MostOldest, cells.Sum(f => f.Open)))
        {
            oldest = [.. cells.Where(f => f.Open > 0).SelectMany(f => sources.Oldest(f.Service, f.Place)).Where(r => r.FiledAt < at)
                .OrderBy(r => r.FiledAt).ThenBy(r => r.Code.Digits, StringComparer.Ordinal).Take(MostOldest)];
        }

        return [.. oldest.Select(r => view.Show(r, at))];
    }
}
