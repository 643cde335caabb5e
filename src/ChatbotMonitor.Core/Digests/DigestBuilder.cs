using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Digests;

/// <summary>What the store knows of a window; each is read once, whatever its scope.</summary>
/// <param name="Before">Counts of the seven days before.</param>
/// <param name="During">Counts of the window.</param>
/// <param name="Reports">Reports filed in the window.</param>
/// <param name="Open">Reports that nobody has closed, oldest first.</param>
public sealed record DigestSources(IEnumerable<HourCount> Before, IEnumerable<HourCount> During, IEnumerable<Report> Reports, IEnumerable<Report> Open);

/// <summary>What things are called, and which place lies in which.</summary>
public sealed record DigestNames(ServiceRegister Register, Gazetteer Places, Texts.Texts Texts);

/// <summary>Sums up what is in a coordinator's scope.</summary>
public static class DigestBuilder
{
    /// <summary>The lines a list is cut to.</summary>
    public const int MostLines = 8;

    const int MostOldest = 3;
    const int LongestText = 120;

    /// <summary>Builds the digest of <paramref name="date"/>, which tells of <paramref name="window"/>.</summary>
    public static Digest Build(Coordinator coordinator, DateOnly date, DigestWindow window, DigestSources sources, DigestNames names)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(names);
        var services = new Tallies();
        var places = new Tallies();
        var surveys = 0;
        foreach (var count in sources.Before.Where(Covered))
        {
            services.AddBefore(count.Service, count.Reports);
            places.AddBefore(count.Place, count.Reports);
        }

        foreach (var count in sources.During.Where(Covered))
        {
            services.AddNew(count.Service, count.Reports);
            places.AddNew(count.Place, count.Reports);
            surveys += count.Responses;
        }

        var (urgent, urgentCount) = Take(sources.Reports.Where(r => r.Urgent && InScope(r)), MostLines);
        var (oldest, openCount) = Take(sources.Open.Where(r => r.FiledAt < window.To && InScope(r)), MostOldest);
        var groupPlaces = coordinator.Scope.Places.Count == 0 && places.Count > MostLines;
        return new Digest(coordinator, date, window)
        {
            Complaints = services.Sum,
            Services = services.Lines(id => id, id => ServiceName(id) ?? Say(TextKeys.DigestNoService)),
            Places = places.Lines(id => groupPlaces ? RegionOf(id) : id, id => PlaceName(id) ?? Say(TextKeys.DigestNoPlace)),
            UrgentCount = urgentCount,
            Urgent = urgent,
            OpenCount = openCount,
            Oldest = oldest,
            Surveys = surveys,
        };

        bool Covered(HourCount count) => coordinator.Scope.Covers(count.Place, count.Service, names.Places);
        bool InScope(Report report) => coordinator.Scope.Covers(report.Place, report.Service, names.Places);
        string Say(string key) => names.Texts.Say(key, coordinator.Language, Messages.Medium.Chat);

        // What is no longer in the operator's files is called by its id: a name that is gone is no reason to hide a complaint.
        string? ServiceName(string? id) => names.Register.Service(id)?.Name.In(coordinator.Language) ?? id;
        string? PlaceName(string? id) => names.Places.Find(id)?.Name.In(coordinator.Language) ?? id;
        string? RegionOf(string? id) => id is null ? null : names.Places.ParentOf(id) is { } parent ? RegionOf(parent) : id;

        (List<DigestReport> First, int Count) Take(IEnumerable<Report> reports, int most)
        {
            var first = new List<DigestReport>();
            var count = 0;
            foreach (var report in reports)
            {
                if (count++ < most)
                    first.Add(Show(report));
            }

            return (first, count);
        }

        DigestReport Show(Report report) => new(
            report.Code,
            new[] { ServiceName(report.Service), PlaceName(report.Place) }.OfType<string>().ToArray(),
            window.To - report.FiledAt,
            OneLine.Of(Masking.Numbers(report.Text), LongestText));
    }

    sealed class Tallies
    {
        readonly Dictionary<string, Tally> _byId = new(StringComparer.Ordinal);

        public int Count => _byId.Count(t => t.Value.New > 0);

        public Tally Sum => _byId.Values.Aggregate(default(Tally), Plus);

        public void AddNew(string? id, int count) => Add(id ?? "", new Tally(count, 0));

        public void AddBefore(string? id, int count) => Add(id ?? "", new Tally(0, count));

        public DigestLine[] Lines(Func<string?, string?> group, Func<string?, string> name) =>
        [
            .. _byId.GroupBy(t => group(t.Key.Length == 0 ? null : t.Key), t => t.Value, StringComparer.Ordinal)
                .Select(g => new DigestLine(name(g.Key), g.Aggregate(Plus)))
                .Where(l => l.Tally.New > 0)
                .OrderByDescending(l => l.Tally.IsUp).ThenByDescending(l => l.Tally.New).ThenBy(l => l.Name, StringComparer.Ordinal),
        ];

        void Add(string id, Tally tally) => _byId[id] = Plus(_byId.GetValueOrDefault(id), tally);

        static Tally Plus(Tally a, Tally b) => new(a.New + b.New, a.Before + b.Before);
    }
}
