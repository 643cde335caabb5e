using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Digests;

namespace ChatbotMonitor.Scorecards;

/// <summary>What the rules of a draft may name: the findings of all of the round, hidden ones left out.</summary>
static class DraftFacts
{
    public static Facts Of(Findings findings, string language)
    {
        var words = new Words(findings, language);
        var all = new Scope(null, null);
        var coverage = findings.Round.Cells;
        return new Facts
        {
            ["round"] = new Facts
            {
                ["title"] = findings.Round.Title.In(language), ["from"] = words.Day(findings.Round.From), ["to"] = words.Day(findings.Round.To),
                ["monitors"] = findings.Teams.Sum(t => t.Monitors), ["before"] = findings.Earlier?.Title.In(language) ?? "",
                ["interviews"] = findings.Scores.Interviews.Shown(ScoreScope.Whole) ?? 0, ["planned"] = coverage.Sum(c => c.Interviews),
                ["visits"] = findings.Scores.Visits.Shown(ScoreScope.Whole) ?? 0, ["planned_visits"] = coverage.Sum(c => c.Visits),
                ["undecided"] = findings.Doubts.All.Open ?? 0, ["undecided_few"] = findings.Doubts.All.Open is null, ["aside"] = findings.Doubts.All.Aside ?? 0,
                ["kappa_known"] = findings.Agreement.Pooled is not null, ["kappa"] = words.Fine(findings.Agreement.Pooled?.Value ?? 0), ["kappa_low"] = findings.Agreement.Pooled is { Value: < Good },
            },
            ["total"] = Score(ScoreScope.Whole, findings, words),
            ["providers"] = List(all.Providers(findings).Select(p => Provider(p, findings, words))),
            ["places"] = List(all.Places(findings).Select(p => With(Score(ScoreScope.OfPlace(p), findings, words), ("id", p), ("name", words.Place(p))))),
            ["quotes"] = List(findings.Quotations.Select(q => new Facts { ["text"] = q.Words, ["service"] = words.Service(q.Service) })),
        };
    }

    // Landis and Koch call what lies above it substantial.
    const double Good = 0.6;

    static Facts Provider(string provider, Findings findings, Words words)
    {
        var scope = ScoreScope.OfProvider(provider);
        var services = new Scope(provider, null).Services(findings);
        var complaints = findings.Complaints.FirstOrDefault(c => c.Scope == scope);
        var measures = findings.Measures.Where(m => m.Provider == provider).ToArray();
        return With(Score(scope, findings, words),
            ("id", provider),
            ("name", words.Provider(provider)),
            ("services", string.Join(", ", services.Select(words.Service))),
            ("breaches", List(services.SelectMany(s => Breaches(s, findings, words)))),
            ("complaints", complaints?.Count ?? 0),
            ("fixed_known", complaints?.Fixed?.Percent is not null),
            ("fixed", complaints?.Fixed?.Percent ?? 0),
            ("promised", measures.Length),
            ("done", measures.Count(m => m.State == MeasureState.Done)),
            ("late", measures.Count(m => m.IsLate(findings.Today))));
    }

    // Standards that less than all who asked were told.
    static IEnumerable<Facts> Breaches(string service, Findings findings, Words words) =>
        from indicator in findings.Content.Indicators
        where indicator.Kind == IndicatorKind.WithinStandard
        let shown = findings.Scores.Find(ScoreSubject.Of(indicator.Id), ScoreScope.OfService(service))?.Shown
        let standard = findings.Content.Register.Service(service)?.StandardOn(findings.Round.To)
        where shown is { Raw: < 1 } && standard is not null
        select new Facts { ["service"] = words.Service(service), ["kind"] = indicator.Standard ?? "", ["owed"] = standard!.Field(indicator.Standard ?? ""), ["kept"] = (int)Math.Round(shown!.Raw * 100), ["n"] = shown.Most ?? shown.N, ["citation"] = standard.Citation ?? "" };

    static Facts Score(ScoreScope scope, Findings findings, Words words)
    {
        var score = findings.Scores.Find(ScoreSubject.Total, scope);
        var changes = findings.Changes.Where(c => c.Now.Scope == scope && c.Now.Subject.Dimension is not null).ToArray();
        return With(Figures(score),
            ("dimensions", List(ScoreTables.Dimensions(findings).Select(d => With(Figures(findings.Scores.Find(d, scope)), ("id", d.Dimension!.Value.ToString().ToLowerInvariant()), ("name", words.Subject(d)))))),
            ("better", List(changes.Where(c => c.IsBetter).Select(Changed))),
            ("worse", List(changes.Where(c => c.IsWorse).Select(Changed))));

        Facts Changed(Change change) => new() { ["name"] = words.Subject(change.Now.Subject), ["before"] = (int)Math.Round(change.Before.Shown!.Value), ["now"] = (int)Math.Round(change.Now.Shown!.Value) };
    }

    static Facts Figures(Score? score) => new()
    {
        ["known"] = score?.Shown is not null, ["score"] = (int)Math.Round(score?.Shown?.Value ?? 0), ["from"] = (int)Math.Round(score?.Shown?.Interval.Low ?? 0), ["to"] = (int)Math.Round(score?.Shown?.Interval.High ?? 0),
        ["n"] = score?.Shown is { } shown ? shown.Most ?? shown.N : 0, ["indication"] = score?.State == ScoreState.Indication,
    };

    static Facts With(Facts facts, params ReadOnlySpan<(string Name, object Value)> more)
    {
        foreach (var (name, value) in more)
            facts[name] = value;
        return facts;
    }

    static List<object> List(IEnumerable<Facts> facts) => [.. facts];
}
