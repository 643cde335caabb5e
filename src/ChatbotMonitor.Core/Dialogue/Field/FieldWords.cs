using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Rounds, cells and people still wanted, in words.</summary>
static class FieldWords
{
    // A phone's line.
    const int Most = 16;

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("dd.MM", CultureInfo.InvariantCulture);

    /// <summary>What a round is called; of an example it is said that it is one.</summary>
    public static string TitleOf(Talk talk, Round round) => FieldLines.TitleOf(round, talk.Content.Texts, talk.Language, talk.Medium);

    /// <summary>A cell by its service and place; short by SMS.</summary>
    public static string CellOf(Talk talk, Cell cell) => CellOf(talk, cell.Service, cell.Place);

    public static string CellOf(Talk talk, string service, string place)
    {
        var (one, other) = (ServiceOf(talk, service), PlaceOf(talk, place));
        return talk.Medium == Messages.Medium.Sms ? $"{Brief(one)}, {Brief(other)}" : $"{one}, {other}";
    }

    /// <summary>A name as a line of a phone has room for it.</summary>
    public static string Brief(string name) => OneLine.Cut(name, Most);

    public static string ServiceOf(Talk talk, string service) => talk.Content.Register.Service(service)?.Name.In(talk.Language) ?? service;

    public static string PlaceOf(Talk talk, string place) => talk.Content.Places.Find(place)?.Name.In(talk.Language) ?? place;

    /// <summary>Whom the quotas still want, on one line; empty where nobody, or nothing is asked of it.</summary>
    public static string Wanted(Talk talk, Round round, Cell cell, CellCounts? counts)
    {
        var wanted = Monitoring.Wanted.In(round, cell, counts);
        var people = wanted.Select(w => $"{PeopleOf(talk, round, w.Question, w.Choice)} {Number(w.Still)}");
        return wanted.Count == 0 ? "" : talk.Text(TextKeys.FieldWanted, ("people", string.Join(", ", people)));
    }

    /// <summary>Who was asked, of whom the quotas want how many, on one line; empty where there are no quotas.</summary>
    public static string Quotas(Talk talk, Coverage coverage, IReadOnlyList<CellCounts> counts)
    {
        var people = Monitoring.Wanted.Met(coverage.Round, [.. coverage.Cells.Select(c => c.Cell)], counts).Where(m => m.Target > 0)
            .Select(m => $"{PeopleOf(talk, coverage.Round, m.Question, m.Choice)} {Number(m.Done)}/{Number(m.Target)}").ToList();
        return people.Count == 0 ? "" : talk.Text(TextKeys.CoverageQuotas, ("people", string.Join(", ", people)));
    }

    static string PeopleOf(Talk talk, Round round, string question, string choice) =>
        talk.Content.Survey(round.InterviewSurvey)?.Find(question)?.Choices?.Find(choice)?.Label.In(talk.Language) ?? choice;

    /// <summary>Done and planned of what a round, or some of it, asks for: only of the kinds that are planned.</summary>
    public static string Figures(Talk talk, Coverage coverage) => Figures(talk, coverage.Done, coverage.Planned);

    public static string Figures(Talk talk, CellCoverage cell) => Figures(talk, cell.Done, cell.Cell.Planned);

    /// <summary>What people have done, and what is open for them.</summary>
    public static string OfPeople(Talk talk, Func<FieldworkKind, int> done, Func<FieldworkKind, int> open, bool openOnly = false)
    {
        var parts = new List<string>();
        foreach (var (kind, key, openKey) in new[] { (FieldworkKind.Visit, TextKeys.PeopleVisits, TextKeys.OpenVisits), (FieldworkKind.Interview, TextKeys.PeopleInterviews, TextKeys.OpenInterviews) })
        {
            if ((openOnly ? 0 : done(kind)) + open(kind) > 0)
                parts.Add(talk.Text(openOnly ? openKey : key, ("done", Number(done(kind))), ("open", Number(open(kind)))));
        }

        return parts.Count > 0 ? string.Join(", ", parts) : talk.Text(TextKeys.PeopleNothing);
    }

    static string Figures(Talk talk, Func<FieldworkKind, int> done, Func<FieldworkKind, int> planned)
    {
        var parts = new List<string>();
        if (planned(FieldworkKind.Visit) > 0)
            parts.Add(talk.Text(TextKeys.CoverageVisits, ("done", Number(done(FieldworkKind.Visit))), ("planned", Number(planned(FieldworkKind.Visit)))));
        if (planned(FieldworkKind.Interview) > 0)
            parts.Add(talk.Text(TextKeys.CoverageInterviews, ("done", Number(done(FieldworkKind.Interview))), ("planned", Number(planned(FieldworkKind.Interview)))));
        return string.Join(", ", parts);
    }
}
