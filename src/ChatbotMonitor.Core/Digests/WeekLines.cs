using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Digests;

/// <summary>What weeks come to, and the days of a chart.</summary>
static class WeekLines
{
    const int MostSeries = 5;

    /// <summary>What came of the answers in <paramref name="cells"/>.</summary>
    public static FixLine Fixes(string name, IReadOnlyCollection<Figures> cells, DigestView view)
    {
        var (now, before) = (cells.Aggregate(default(FixRate), (sum, f) => sum + f.Fixes), cells.Aggregate(default(FixRate), (sum, f) => sum + f.FixesBefore));
        return new FixLine(name, Whole(now), Whole(before))
        {
            IsHidden = cells.Any(f => Any(f) && !view.Handles(f)) && (now.Citizens is > 0 and < Blurring.Few || before.Citizens is > 0 and < Blurring.Few),
        };
    }

    public static FixLine[] FixesByService(IEnumerable<Figures> cells, DigestView view) =>
    [
        .. cells.Where(Any).GroupBy(f => (Provider: view.Provider(f.Service), Service: view.Service(f.Service)))
            .Select(g => Fixes(string.Equals(g.Key.Provider, g.Key.Service, StringComparison.Ordinal) ? g.Key.Service : $"{g.Key.Provider}: {g.Key.Service}", [.. g], view))
            .OrderByDescending(l => l.IsHidden ? 1 : l.Now.Answered).ThenBy(l => l.Name, StringComparer.Ordinal),
    ];

    // The word on an answer comes days after it: where a week brought more words than answers, the words are the whole.
    static FixRate Whole(FixRate rate) => rate with { Answered = Math.Max(rate.Answered, rate.Citizens) };

    static bool Any(Figures cell) => cell.Fixes != default || cell.FixesBefore != default;

    public static WeekLine Complaints(string name, IEnumerable<Figures> cells) => new(name, cells.Sum(f => f.Week.Now), cells.Sum(f => f.Week.Before));

    public static WeekLine[] ByService(IReadOnlyCollection<Figures> cells, DigestView view)
    {
        var lines = cells.Where(f => f.Week.Now > 0).GroupBy(f => f.Service, StringComparer.Ordinal).ToArray();
        var onePlace = DigestBuilder.IsOne(cells, view, f => f.Week.Now, f => f.Place);
        var blurs = Blurring.Of([.. lines.Select(g => (g.Sum(f => f.Week.Now), onePlace && g.Any(f => !view.Handles(f))))]);
        return
        [
            .. lines.Select((g, i) => Complaints(view.Service(g.Key), cells.Where(f => string.Equals(f.Service, g.Key, StringComparison.Ordinal))) with { Blur = blurs[i] })
                .OrderByDescending(l => l.Blur == Blur.BelowFew ? 1 : l.Now).ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }

    // A small bar of one service would tell what a blurred number hides: what the coordinator only looks on is drawn with the rest where all is of one place.
    public static DaySeries[] Days(IEnumerable<Figures> cells, DigestView view)
    {
        var all = cells.Where(f => f.Days.Any(n => n > 0)).GroupBy(f => f.Service, StringComparer.Ordinal).ToArray();
        var onePlace = DigestBuilder.IsOne(all.SelectMany(g => g), view, f => f.Days.Sum(), f => f.Place);
        var own = all.Where(g => !onePlace || g.All(view.Handles) || Sum(g).All(n => n == 0 || n >= Blurring.Few))
            .OrderByDescending(g => g.Sum(f => f.Days.Sum())).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostSeries).ToArray();
        var rest = all.Except(own).SelectMany(g => g).ToArray();
        return [.. own.Select(g => new DaySeries(view.Service(g.Key), Sum(g))), .. rest.Length > 0 ? [new DaySeries(null, Sum(rest))] : Array.Empty<DaySeries>()];
    }

    static int[] Sum(IEnumerable<Figures> cells)
    {
        var sum = new int[Figures.ChartDays];
        foreach (var cell in cells)
        {
            for (var day = 0; day < sum.Length; day++)
                sum[day] += cell.Days[day];
        }

        return sum;
    }
}
