using System.Globalization;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Whether the parts of one question make sense together, so that nobody is led into a dead end.</summary>
static class QuestionSense
{
    /// <summary>Writes down what does not; <paramref name="listIsRead"/> is false where the list of choices has faults of its own.</summary>
    public static void Check(YamlFields row, Question question, bool listIsRead)
    {
        var isSelect = question.Type is QuestionType.SelectOne or QuestionType.SelectMultiple;
        if (question is { Type: QuestionType.Calculate } && row.Node("calculation") is null)
            row.Missing("calculation");
        Only(row, "calculation", question.Type == QuestionType.Calculate, "a calculate");
        Only(row, "choice_filter", isSelect, "a select");
        foreach (var key in (string[])["constraint", "constraint_message", "default", "required"])
            Only(row, key, question.IsAsked, "a question that is asked");
        if (question.ConstraintMessage is not null && row.Node("constraint") is null)
            row.Faults.Remind(row.SpotOf("constraint_message"), "a constraint_message without a constraint is never said", "add `constraint:`, or remove it");
        if (isSelect && listIsRead && question.Choices is { Choices.Count: 0 } empty)
            DeadEnd(row, question, empty.Name);
        if (question.Default is { } value && question.IsAsked && listIsRead && TroubleWith(value, question) is { } mend)
            row.Faults.Error(row.SpotOf("default"), $"the default '{YamlFields.Short(value)}' could not be an answer", mend);
    }

    static void Only(YamlFields row, string key, bool fits, string where)
    {
        if (!fits && row.Node(key) is not null)
            row.Faults.Error(row.SpotOf(key), $"'{key}' has a meaning on {where} only", "remove it");
    }

    static void DeadEnd(YamlFields row, Question question, string list)
    {
        var from = list switch
        {
            ChoiceLists.Places => "add places to places.yaml",
            ChoiceLists.Services => "add services to register.yaml",
            _ => $"add choices under `choices: {list}:`",
        };
        if (question.Required)
            row.Faults.Error(row.SpotOf("type"), $"a dead end: '{question.Name}' must be answered, and the list '{list}' is empty", from);
        else
            row.Faults.Remind(row.SpotOf("type"), $"'{question.Name}' has nothing to choose from: the list '{list}' is empty", from);
    }

    static string? TroubleWith(string value, Question question) => question.Type switch
    {
        QuestionType.Integer when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "write a whole number",
        QuestionType.Decimal when !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => "write a number such as 12.5",
        QuestionType.Date when Written.Date(value) is null => "write a date as 2024-01-31",
        QuestionType.SelectOne when question.Choices is { } list && list.Find(value) is null => Nearest.Mend(value, list.Choices.Select(c => c.Name), $"choices of {list.Name}"),
        QuestionType.SelectMultiple when question.Choices is { } list && value.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(v => list.Find(v) is null) is { } wrong =>
            Nearest.Mend(wrong, list.Choices.Select(c => c.Name), $"choices of {list.Name}"),
        QuestionType.Geopoint or QuestionType.Image => "remove it: a place or a photo has no default",
        _ => null,
    };
}
