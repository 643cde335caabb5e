using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads <c>report:</c>, the rule that makes a complaint of an answered survey.</summary>
static class ReportRow
{
    public static ReportRule? Read(Fields survey, SurveyNames names, SurveyExpressions expressions)
    {
        if (survey.Map("report", "a report rule") is not { } fields)
            return null;
        if (fields.Node("when") is null)
            fields.Missing("when");
        var when = expressions.Read(fields, "when");
        var urgent = expressions.Read(fields, "urgent");
        var service = QuestionNamed(fields, "service", names, QuestionType.SelectOne, "a select_one");
        var place = QuestionNamed(fields, "place", names, QuestionType.SelectOne, "a select_one");
        var text = QuestionNamed(fields, "text", names, QuestionType.Text, "a text");
        fields.Done();
        return when is null ? null : new ReportRule(when, urgent, service, place, text);
    }

    static string? QuestionNamed(Fields fields, string key, SurveyNames names, QuestionType type, string kind)
    {
        if (fields.Text(key) is not { } name || !names.CheckName(name.Value, name.At, self: null))
            return null;
        if (names.Find(name.Value)?.Type is { } actual && actual != type)
            fields.Faults.Error(name.At, $"the question '{name.Value}' is not {kind}", $"name {kind} question");
        return name.Value;
    }
}
