using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Digests;

/// <summary>A round that runs, in a coordinator's scope: done of planned.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="To">Its last day.</param>
/// <param name="Visits">Visits done.</param>
/// <param name="VisitsPlanned">Visits planned.</param>
/// <param name="Interviews">Interviews done.</param>
/// <param name="InterviewsPlanned">Interviews planned.</param>
public sealed record RoundLine(string Title, DateOnly To, int Visits, int VisitsPlanned, int Interviews, int InterviewsPlanned);

/// <summary>Something promised at a hearing that is due this week, or late.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Who">Who promised it.</param>
/// <param name="What">What.</param>
/// <param name="By">By what day.</param>
public sealed record MeasureLine(int Id, string Who, string What, DateOnly By);

/// <summary>What a digest tells of public monitoring.</summary>
public static class FieldLines
{
    const int Week = 7;

    /// <summary>The rounds that run on the day of <paramref name="digest"/>, or ended the day before.</summary>
    public static IReadOnlyList<RoundLine> Rounds(Digest digest, IEnumerable<Round> rounds, Func<string, IReadOnlyList<CellCounts>> counts, DigestNames names)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(names);
        var coordinator = digest.Coordinator;
        return
        [
            .. rounds.Where(r => r.From < digest.Date && digest.Date <= r.To.AddDays(1))
                .Select(r => Coverage.Of(r, counts(r.Id)).Where(c => coordinator.Scope.Covers(c.Place, c.Service, names.Places)))
                .Where(c => c.Cells.Count > 0)
                .Select(c => new RoundLine(TitleOf(c.Round, names.Texts, coordinator.Language), c.Round.To, c.Done(FieldworkKind.Visit), c.Planned(FieldworkKind.Visit), c.Done(FieldworkKind.Interview), c.Planned(FieldworkKind.Interview))),
        ];
    }

    /// <summary>What a round is called; of an example it is said that it is one.</summary>
    public static string TitleOf(Round round, Texts.Texts texts, string language, Medium medium = Medium.Chat)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(texts);
        return round.IsExample ? texts.Say(TextKeys.RoundExample, language, medium, ("round", round.Title.In(language))) : round.Title.In(language);
    }

    /// <summary>What is promised and late, or due within a week, in the coordinator's scope; the soonest first.</summary>
    public static (IReadOnlyList<MeasureLine> Late, IReadOnlyList<MeasureLine> Due) Measures(Digest digest, IEnumerable<Measure> measures, IReadOnlyList<Round> rounds, DigestNames names)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(names);
        var open = measures.Where(m => m.State == MeasureState.Promised && m.By < digest.Date.AddDays(Week) && Covers(digest.Coordinator, m, rounds, names.Places))
            .OrderBy(m => m.By).ThenBy(m => m.Id)
            .Select(m => (Line: new MeasureLine(m.Id, names.Register.Provider(m.Provider)?.Name.In(digest.Coordinator.Language) ?? m.Who, m.What, m.By), IsLate: m.IsLate(digest.Date)))
            .ToLookup(m => m.IsLate, m => m.Line);
        return ([.. open[true]], [.. open[false]]);
    }

    /// <summary>Whether a promise is a coordinator's to follow up: whoever entered it; whoever looks after its place, or after some of its round where it is for all of it.</summary>
    public static bool Covers(Coordinator coordinator, Measure measure, IReadOnlyList<Round> rounds, Gazetteer places)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.IsOf(coordinator.Id))
            return true;
        if (measure.Place is { } place)
            return coordinator.Scope.CoversPlace(place, places);
        return rounds.FirstOrDefault(r => string.Equals(r.Id, measure.Round, StringComparison.Ordinal)) is not { } round || round.Cells.Any(c => coordinator.Scope.Covers(c.Place, c.Service, places));
    }
}
