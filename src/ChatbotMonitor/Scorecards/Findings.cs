using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Monitoring;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Scorecards;

/// <summary>All that a report of a round may tell; nothing in it but the answers themselves tells of fewer than five.</summary>
sealed record Findings
{
    public required Round Round { get; init; }
    public required Content Content { get; init; }
    public required RoundScores Scores { get; init; }

    /// <summary>The round it is compared with, or null.</summary>
    public Round? Earlier { get; init; }

    /// <summary>What is shown in both rounds, compared.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    public required Agreement Agreement { get; init; }
    public required Doubts Doubts { get; init; }
    public required IReadOnlyList<ComplaintFigures> Complaints { get; init; }
    public required IReadOnlyList<BreachCount> Breaches { get; init; }
    public required IReadOnlyList<Measure> Measures { get; init; }
    public required IReadOnlyList<Quotation> Quotations { get; init; }
    public required IReadOnlyList<Team> Teams { get; init; }

    /// <summary>The interviews and visits as they are given away.</summary>
    public required Microdata Microdata { get; init; }

    /// <summary>How often each answer was given.</summary>
    public required IReadOnlyDictionary<FieldworkKind, IReadOnlyList<AnswerCounts>> Answers { get; init; }

    /// <summary>The responses that count.</summary>
    public required IReadOnlyList<Response> Counted { get; init; }

    /// <summary>The day it is made.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Reads them, in one pass over each round.</summary>
    public static Findings Read(IStore store, Content content, Round round, DateTimeOffset now)
    {
        // The other round is read and scored meanwhile: that is half of the work.
        var earlier = EarlierRound.Of(round, content.Rounds);
        var reading = earlier is null ? null : Task.Run(() => Scoring.Of(store.Fieldwork(earlier.Id), earlier, content, store.Decisions(earlier.Id)));
        var responses = store.Fieldwork(round.Id).ToList();
        var decisions = store.Decisions(round.Id);
        var scores = Scoring.Of(responses, round, content, decisions);
        var flagged = Quality.Of(responses, round, content);
        var before = reading?.GetAwaiter().GetResult();
        // A round without a response is none to compare with.
        earlier = before is { Responses.Counted: > 0 } ? earlier : null;
        var reports = Reports(store, content, round);
        var groups = content.GroupsWith(store.MadeGroups());
        var complaints = ComplaintFigures.Of(reports, content.Register);
        IReadOnlyList<Response> counted = [.. Monitoring.Counted.Of(responses, round, decisions).Where(r => r.Counts == Counts.Yes).Select(r => r.Response)];
        var answers = Enum.GetValues<FieldworkKind>().ToDictionary(k => k, k => AnswerCounts.Of(k, counted, round, content, scores));
        return new Findings
        {
            Round = round,
            Content = content,
            Scores = scores,
            Earlier = earlier,
            Changes = earlier is null ? [] : Monitoring.Changes.Of(scores, before!, content.Indicators),
            Agreement = Agreement.Of(responses, round, content),
            Doubts = Doubts.Of(flagged, decisions, groups.SelectMany(g => store.Monitors(g.Id)).Select(m => m.Name)),
            Complaints = complaints,
            Breaches = BreachCount.Of(reports, complaints),
            Measures = [.. store.Measures().Where(m => m.Round == round.Id || m.Round == earlier?.Id)],
            Quotations = Quotation.Of(counted.Where(r => r.Fieldwork!.Kind == FieldworkKind.Interview)),
            Teams = Team.Of(responses, round, groups, content.Places),
            Answers = answers,
            Microdata = Microdata.Of(counted, round, content, scores, answers),
            Counted = counted,
            Today = LocalTime.DayOf(now, content.Zone),
        };
    }

    // Of its days, services and places; one from a village counts for the place of the round that it lies in.
    static List<Report> Reports(IStore store, Content content, Round round)
    {
        var services = round.Cells.Select(c => c.Service).ToHashSet(StringComparer.Ordinal);
        var places = round.Cells.Select(c => c.Place).Distinct(StringComparer.Ordinal).ToArray();
        return [.. store.Reports(LocalTime.StartOf(round.From, content.Zone), LocalTime.StartOf(round.To.AddDays(1), content.Zone))
            .Where(r => r.Service is { } service && services.Contains(service))
            .Select(r => (Report: r, Place: Array.Find(places, p => content.Places.LiesIn(r.Place, p))))
            .Where(r => r.Place is not null || r.Report.Place is null)
            .Select(r => r.Report with { Place = r.Place })];
    }
}
