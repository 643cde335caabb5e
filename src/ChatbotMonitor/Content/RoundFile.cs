using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>A file of <c>rounds/</c>: when, which services in which places, how many visits and interviews, by which surveys.</summary>
/// <param name="surveys">The surveys, or null where one of them has faults: then none is missed.</param>
/// <param name="register">The services, where they could be read.</param>
/// <param name="places">The places, where they could be read.</param>
/// <param name="lessons">The ids of the lessons, or null where one of them has faults.</param>
sealed class RoundFile(IReadOnlyList<Survey>? surveys, ServiceRegister? register, Gazetteer? places, IReadOnlyList<string>? lessons)
{
    const string DateMend = "write a date as 2027-03-31";

    static readonly string[] DateKeys = ["from", "to"];

    readonly Uniques _ids = new("id", StringComparer.Ordinal);
    readonly List<(TextNode Before, FileFaults Faults)> _befores = [];
    readonly List<string> _known = [];

    /// <summary>Reads one; null where a fault leaves no round.</summary>
    public Round? Read(MapNode root, FileFaults faults)
    {
        var fields = new Fields(root, "a round", faults);
        var id = fields.RequiredId("id");
        var title = fields.RequiredWords("title");
        var (from, to) = Dates(fields);
        var visit = SurveyOf(fields, "visit");
        var interview = SurveyOf(fields, "interview");
        var cells = new RoundCells(register, places).Read(fields, visit is not null || fields.Node("visit") is not null, interview is not null || fields.Node("interview") is not null);
        var quotas = RoundQuotas.Read(fields, interview is null ? null : surveys?.FirstOrDefault(s => s.Id == interview.Value));
        var required = Required(fields);
        var @double = fields.Value("double", Written.WholeNumber, "write how many visits there are to one that is repeated, or 0 for none");
        var before = fields.Text("before");
        var example = fields.Value("example", Written.YesOrNo, "write true or false") ?? false;
        fields.Done();
        if (id is null || !_ids.Claim(id, faults))
            return null;
        _known.Add(id.Value);
        if (before is not null)
            _befores.Add((before, faults));
        if (before?.Value == id.Value)
            faults.Error(before.At, $"'{id.Value}' is compared with itself", "name an earlier round, or remove the key");
        return from is not { } first || to is not { } last ? null : new Round(id.Value, title, first, last, cells)
        {
            VisitSurvey = visit?.Value,
            InterviewSurvey = interview?.Value,
            Quotas = quotas,
            Lessons = required,
            DoubleEvery = @double ?? 20,
            Before = before?.Value,
            IsExample = example,
        };
    }

    /// <summary>What can be said once all are read: whether the rounds they are compared with are there.</summary>
    public void Done()
    {
        foreach (var (before, faults) in _befores.Where(b => !_known.Contains(b.Before.Value, StringComparer.Ordinal)))
            faults.NoSuch(before, "round", _known, "the rounds");
    }

    static (DateOnly? From, DateOnly? To) Dates(Fields fields)
    {
        foreach (var key in DateKeys.Where(k => fields.Node(k) is null))
            fields.Missing(key);
        var (from, to) = (fields.Value("from", Written.Date, DateMend), fields.Value("to", Written.Date, DateMend));
        if (to < from)
            fields.Faults.Error(fields.SpotOf("to"), "'to' lies before 'from'", "swap or correct the dates");
        return (from, to);
    }

    string[] Required(Fields fields)
    {
        var required = fields.Texts("lessons");
        foreach (var lesson in required.Where(l => lessons?.Contains(l.Value, StringComparer.Ordinal) == false))
            fields.Faults.NoSuch(lesson, "lesson", lessons!, "the lessons");
        return [.. required.Select(l => l.Value)];
    }

    TextNode? SurveyOf(Fields fields, string key)
    {
        if (fields.Text(key) is not { } named)
            return null;
        if (surveys is null || surveys.Any(s => s.Id == named.Value))
            return named;
        fields.Faults.NoSuch(named, "survey", [.. surveys.Select(s => s.Id)], "the surveys");
        return null;
    }
}
