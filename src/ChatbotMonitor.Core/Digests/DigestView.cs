using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Digests;

/// <summary>What one coordinator may see, and what it is called in their language.</summary>
sealed class DigestView(Coordinator coordinator, DigestNames names)
{
    const int LongestText = 120;

    public bool Covers(string? service, string? place) => coordinator.Scope.Covers(place, service, names.Places);

    public bool Handles(Figures cell) => names.Handling.Handles(coordinator, cell.Service, cell.Place);

    public string Service(string? id) => ServiceName(id) ?? Say(TextKeys.DigestNoService);

    public string Place(string? id) => PlaceName(id) ?? Say(TextKeys.DigestNoPlace);

    public string Provider(string? service) =>
        names.Register.Provider(names.Register.Service(service)?.ProviderId)?.Name.In(coordinator.Language) ?? Service(service);

    /// <summary>The act that sets the standard of a service on that day, or null.</summary>
    public string? Citation(string? service, DateOnly date) => names.Register.Service(service)?.StandardOn(date)?.Citation;

    /// <summary>The place that a line is of: its region where the scope is everything and the lines would be many.</summary>
    public string? PlaceGroup(string? place, IReadOnlyCollection<Figures> cells)
    {
        _byRegion ??= coordinator.Scope.Places.Count == 0
            && cells.Where(f => f.Complaints.New > 0).Select(f => f.Place).Distinct(StringComparer.Ordinal).Count() > DigestBuilder.MostLines;
        return _byRegion.Value ? Region(place) : place;
    }

    /// <summary>A complaint; of one that others handle neither its place nor its words are told.</summary>
    public DigestReport Show(Report report, DateTimeOffset at)
    {
        var handled = names.Handling.Handles(coordinator, report);
        return new DigestReport(report.Code, About(report.Service, handled ? report.Place : null), at - report.FiledAt, handled ? OneLine.Of(Masking.Numbers(report.Text), LongestText) : "")
        {
            Breaches = handled ? string.Join("; ", report.Breaches.Select(b => BreachWords.Say(b, names.Texts, coordinator.Language, Medium.Chat))) : "",
        };
    }

    public ClusterLine Show(Cluster cluster)
    {
        var handled = cluster.Reports.All(r => names.Handling.Handles(coordinator, r));
        return new ClusterLine(cluster.People, Blurring.Of(cluster.People, !handled), handled ? cluster.Words : "", About(cluster.Service, cluster.Place), handled ? cluster.Reports[0].Code : null);
    }

    bool? _byRegion;

    string[] About(string? service, string? place) => [.. new[] { ServiceName(service), PlaceName(place) }.OfType<string>()];

    string? ServiceName(string? id) => Subject.Service(id, names.Register, coordinator.Language);

    string? PlaceName(string? id) => Subject.Place(id, names.Places, coordinator.Language);

    string? Region(string? id) => id is null ? null : names.Places.ParentOf(id) is { } parent ? Region(parent) : id;

    string Say(string key) => names.Texts.Say(key, coordinator.Language, Medium.Chat);
}
