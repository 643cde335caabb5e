using System.Globalization;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>A round of two services in three places, with a checklist, an exit interview after ARTA's questionnaire, and indicators; read from YAML.</summary>
static class ExitInterview
{
    public const string Indicators = """
        indicators:
          - { id: satisfied,  name: Satisfied,           dimension: overall,     from: interview, kind: mean,            value: "${sqd0}", range: [1, 5], missing: [na], weight: 2 }
          - { id: informed,   name: Finds what to do,    dimension: information, from: interview, kind: mean,            value: "${sqd4}", range: [1, 5], missing: [na] }
          - { id: polite,     name: Treated politely,    dimension: courtesy,    from: interview, kind: share,           when: "${sqd7} >= 4", missing: [na] }
          - { id: not_paid,   name: Nothing on the side, dimension: integrity,   survey: exit,    kind: share,           when: "${paid} = 'no'" }
          - { id: paid,       name: Paid on the side,    dimension: integrity,   survey: exit,    kind: share,           when: "${paid} = 'yes'", direction: down, weight: 0 }
          - { id: in_time,    name: Within the term,     dimension: time,        from: interview, kind: within_standard, value: "${days}", standard: days }
          - { id: days,       name: Days,                dimension: time,        from: interview, kind: median,          value: "${days}", range: [0, 30], direction: down }
          - { id: price_list, name: A list of prices,    dimension: cost,        from: visit,     kind: share,           when: "${prices} = 'yes'" }

        """;

    public const string Interview = """
        id: exit
        title: Exit interview
        start: { telegram: [exit] }
        audience: monitors
        choices:
          yes_no: [ { name: "yes", label: Yes }, { name: "no", label: No } ]
          sexes: [ { name: f, label: Woman }, { name: m, label: Man } ]
          rates: [ { name: "5", label: "5" }, { name: "4", label: "4" }, { name: "3", label: "3" }, { name: "2", label: "2" }, { name: "1", label: "1" }, { name: na, label: Not applicable } ]
        survey:
          - { type: select_one sexes, name: sex, label: Sex }
          - { type: integer, name: age, label: Age }
          - { type: integer, name: days, label: How many days did it take?, required: false }
          - { type: select_one yes_no, name: paid, label: Paid beyond the fee? }
          - { type: select_one rates, name: sqd0, label: I am satisfied }
          - { type: select_one rates, name: sqd1, label: It took a reasonable time }
          - { type: select_one rates, name: sqd4, label: I found information easily }
          - { type: select_one rates, name: sqd6, label: They are fair to everyone }
          - { type: select_one rates, name: sqd7, label: They were polite }
          - { type: geopoint, name: where, label: Where?, required: false }
        """;

    public const string Checklist = """
        id: checklist
        title: Checklist
        start: { telegram: [visit] }
        audience: monitors
        choices:
          yes_no: [ { name: "yes", label: Yes }, { name: "no", label: No } ]
        survey:
          - { type: select_one yes_no, name: prices, label: Is there a list of prices? }
          - { type: select_one yes_no, name: ramp, label: Is there a ramp? }
          - { type: select_one yes_no, name: hours, label: Are the hours on the door? }
        """;

    public const string Register = """
        providers: [ { id: office, name: Office }, { id: town, name: Town } ]
        services:
          - { id: passport, name: Passport, level: state, provider: office, standards: [ { valid_from: 2024-01-01, days: 10, fee: 500, source: a, as_of: 2025-01-01 }, { valid_from: 2025-03-03, days: 7, source: a, as_of: 2025-01-01 } ] }
          - { id: birth, name: Birth, level: state, provider: office }
          - { id: water, name: Water, level: municipal, provider: town }
        """;

    public const string Places = """
        places:
          - { id: osh, name: Osh, location: [40.5140, 72.8161] }
          - { id: naryn, name: Naryn, location: [41.4287, 75.9911] }
          - { id: talas, name: Talas }
        """;

    static int _ids;

    public static Content Content { get; } = With(Indicators);

    public static Round Round { get; } = new("r1", new LocalText("Round"), new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31), [])
    {
        VisitSurvey = "checklist",
        InterviewSurvey = "exit",
        Quotas = [new Quota("sex", new Dictionary<string, double>(StringComparer.Ordinal) { ["f"] = 0.5 })],
    };

    public static Content With(string indicators)
    {
        var reading = ContentFixture.Read(("surveys/exit.yaml", Interview), ("surveys/checklist.yaml", Checklist), ("register.yaml", Register), ("places.yaml", Places), ("indicators.yaml", indicators));
        Assert.DoesNotContain(reading.Faults, f => f.Severity == Severity.Error);
        return reading.Content!;
    }

    /// <summary>A complete interview at noon of a day, of ten minutes.</summary>
    public static Response Asked(string service = "passport", string place = "osh", string answers = "", string monitor = "m1", string day = "2025-03-05T12:00:00+06:00") =>
        Done(FieldworkKind.Interview, "exit", service, place, answers, monitor, day);

    /// <summary>A complete visit.</summary>
    public static Response Visited(string service = "passport", string place = "osh", string answers = "", string monitor = "m1", string? pair = null, string day = "2025-03-05T12:00:00+06:00")
    {
        var response = Done(FieldworkKind.Visit, "checklist", service, place, answers, monitor, day);
        return response with { Fieldwork = response.Fieldwork! with { Pair = pair } };
    }

    static Response Done(FieldworkKind kind, string survey, string service, string place, string answers, string monitor, string day)
    {
        var at = DateTimeOffset.Parse(day, CultureInfo.InvariantCulture);
        return new Response($"i{Interlocked.Increment(ref _ids):D6}", survey, ResponseStatus.Complete, at.AddMinutes(-10), at, [.. answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).Select(a => new Answer(a[0], a[1].Replace('_', ' ')))])
        {
            Fieldwork = new Fieldwork("r1", kind, service, place, monitor, at),
        };
    }
}
