using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Examples;

/// <summary>Fills a store with an invented round: the same every time.</summary>
static class ExampleRounds
{
    const int Usual = 12;
    const int BatchSize = 500;

    // Morning, and how long an office is watched.
    static readonly TimeOnly Opens = new(9, 0);
    static readonly TimeSpan Visit = TimeSpan.FromMinutes(25);

    /// <summary>Writes visits, interviews, decisions on flagged ones, complaints and promises.</summary>
    /// <param name="store">An empty store, or one with earlier invented rounds.</param>
    /// <param name="content">Surveys and register.</param>
    /// <param name="round">The round.</param>
    /// <param name="isLast">Whether it is the one that is reported: complaints are of its days, promises of the hearing before.</param>
    /// <param name="monitors">How many there are in each place.</param>
    /// <param name="isWhole">Whether all that is planned gets done.</param>
    public static void Fill(IStore store, Content content, Round round, bool isLast, int monitors = Usual, bool isWhole = false)
    {
        var made = new List<Response>();
        var days = Enumerable.Range(0, round.To.DayNumber - round.From.DayNumber + 1).Select(round.From.AddDays).Where(content.Calendar.IsWorking).ToArray();
        foreach (var (cell, i) in round.Cells.Select((c, i) => (c, i)))
            made.AddRange(Cell(content, round, cell, i, days.Length > 0 ? days : [round.From], monitors, isLast, isWhole));
        var decisions = ExampleFaults.Make(made, round, content);
        foreach (var part in made.Chunk(BatchSize))
        {
            var batch = new Batch();
            batch.Responses.AddRange(part);
            store.Commit(batch);
        }

        var rest = new Batch();
        rest.Decisions.AddRange(decisions);
        if (isLast)
            ExampleComplaints.Add(rest, store, content, round);
        store.Commit(rest);
    }

    static IEnumerable<Response> Cell(Content content, Round round, Cell cell, int number, DateOnly[] days, int monitors, bool isLast, bool isWhole)
    {
        var answers = new ExampleAnswers(content, round, cell, number, isLast);
        var at = new Schedule(content.Zone, days, monitors);
        var pairs = RepeatedVisits.Of(round, cell);
        var visits = content.Survey(round.VisitSurvey);
        var next = 0;
        for (var n = 0; visits is not null && n < cell.Visits; n++)
        {
            var pair = n < pairs.Count ? pairs[n] : null;
            var given = answers.Of(visits);
            yield return Done(visits, FieldworkKind.Visit, given, next, n % monitors, at.Next(n % monitors, Visit), pair);
            next++;
            if (pair is null)
                continue;
            yield return Done(visits, FieldworkKind.Visit, answers.SeenByAnother(visits, given), next, (n + (monitors / 2)) % monitors, at.Next((n + (monitors / 2)) % monitors, Visit), pair);
            next++;
        }

        // Not all that is planned gets done.
        var interviews = content.Survey(round.InterviewSurvey);
        for (var n = 0; interviews is not null && n < cell.Interviews - (isWhole ? 0 : number % 3 * 4); n++)
        {
            yield return Done(interviews, FieldworkKind.Interview, answers.Of(interviews), next, n % monitors, at.Next(n % monitors, TimeSpan.FromSeconds(answers.Between(95, 240))), null);
            next++;
        }

        Response Done(Survey survey, FieldworkKind kind, IReadOnlyList<Answer> given, int id, int monitor, DateTimeOffset begun, string? pair)
        {
            var ended = begun.AddSeconds(kind == FieldworkKind.Visit ? answers.Between(400, 900) : answers.Between(70, 150));
            return new Response(string.Create(CultureInfo.InvariantCulture, $"{round.Id}-{number:D3}-{id:D4}"), survey.Id, ResponseStatus.Complete, begun, ended, given)
            {
                Channel = "telegram",
                Language = answers.Language,
                Service = cell.Service,
                Place = cell.Place,
                Fieldwork = new Fieldwork(round.Id, kind, cell.Service, cell.Place, string.Create(CultureInfo.InvariantCulture, $"example-{cell.Place}-{monitor + 1}"), ended)
                {
                    Pair = pair,
                    Strata = kind == FieldworkKind.Visit ? new Dictionary<string, string>(StringComparer.Ordinal) : given.Where(a => round.Quotas.Any(q => q.Question == a.Name)).ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal),
                },
            };
        }
    }

    // Each monitor goes on where they stood; a day's work is six hours.
    sealed class Schedule(TimeZoneInfo zone, DateOnly[] days, int monitors)
    {
        static readonly TimeSpan Workday = TimeSpan.FromHours(6);
        readonly TimeSpan[] _worked = new TimeSpan[monitors];

        public DateTimeOffset Next(int monitor, TimeSpan takes)
        {
            var at = _worked[monitor];
            _worked[monitor] += takes + TimeSpan.FromMinutes(4);
            var day = days[(monitor + (int)(at / Workday)) % days.Length];
            return LocalTime.At(day, Opens, zone) + TimeSpan.FromMinutes(monitor) + TimeSpan.FromTicks(at.Ticks % Workday.Ticks);
        }
    }
}
