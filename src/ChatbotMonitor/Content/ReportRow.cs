using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads <c>report:</c>, the rule that makes a complaint of an answered survey.</summary>
static class ReportRow
{
    static readonly string[] Compared = ["applied", "days", "fee", "documents"];

    public static ReportRule? Read(Fields survey, SurveyNames names, SurveyExpressions expressions)
    {
        if (survey.Map("report", "a report rule") is not { } fields)
            return null;
        if (fields.Node("when") is null)
            fields.Missing("when");
        var when = expressions.Read(fields, "when");
        var urgent = expressions.Read(fields, "urgent");
        var service = QuestionNamed(fields, "service", names, "a select_one", QuestionType.SelectOne);
        var place = QuestionNamed(fields, "place", names, "a select_one", QuestionType.SelectOne);
        var text = QuestionNamed(fields, "text", names, "a text", QuestionType.Text);
        var visit = new VisitRule
        {
            Day = QuestionNamed(fields, "visited", names, "a date", QuestionType.Date),
            Applied = QuestionNamed(fields, "applied", names, "a date", QuestionType.Date),
            Received = QuestionNamed(fields, "received", names, "a date", QuestionType.Date),
            Days = QuestionNamed(fields, "days", names, "an integer", QuestionType.Integer, QuestionType.Range, QuestionType.Calculate),
            Fee = QuestionNamed(fields, "fee", names, "an integer or a decimal", QuestionType.Integer, QuestionType.Decimal, QuestionType.Range, QuestionType.Calculate),
            Documents = QuestionNamed(fields, "documents", names, "a text or a select", QuestionType.Text, QuestionType.SelectOne, QuestionType.SelectMultiple),
        };
        if (visit.Received is not null && visit.Applied is null)
            fields.Faults.Error(fields.SpotOf("received"), "'received' without 'applied' counts no days", $"{HowToAdd(fields, "applied")} with the question that asks when it was applied for, or name the days under `days`");
        if (service is null && fields.Node("service") is null && Compared.FirstOrDefault(k => fields.Node(k) is not null) is { } compared)
            fields.Faults.Error(fields.SpotOf(compared), $"'{compared}' has no service to look a standard up for", $"{HowToAdd(fields, "service")} with the question that asks for the service");
        fields.Done();
        return when is null ? null : new ReportRule(when, urgent, service, place, text) { Visit = visit };
    }

    // On a sheet the rule stands among the settings.
    static string HowToAdd(Fields fields, string key) => fields.IsRow ? $"fill in the column 'report_{key}' of the settings" : fields.HowToAdd(key);

    static string? QuestionNamed(Fields fields, string key, SurveyNames names, string kind, params ReadOnlySpan<QuestionType> types)
    {
        if (fields.Text(key) is not { } name || !names.CheckName(name.Value, name.At, self: null))
            return null;
        if (names.Find(name.Value)?.Type is { } actual && !types.Contains(actual))
            fields.Faults.Error(name.At, $"the question '{name.Value}' is not {kind}", $"name {kind} question");
        return name.Value;
    }
}
