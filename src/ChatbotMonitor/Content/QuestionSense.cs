using System.Globalization;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Whether the parts of one question make sense together, so that nobody is led into a dead end.</summary>
static class QuestionSense
{
    /// <summary>Whether somebody is asked something by a question of that type.</summary>
    public static bool IsAsked(QuestionType type) => type is not (QuestionType.Note or QuestionType.Calculate or QuestionType.Hidden or QuestionType.Metadata);

    /// <summary>Writes down what does not; <paramref name="isLeftOut"/> where a chat cannot ask it, <paramref name="listIsRead"/> is false where the list of choices has faults of its own.</summary>
    public static void Check(Fields row, Question question, bool isLeftOut, bool listIsRead)
    {
        var isSelect = question.Type is QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Rank;
        if (question is { Type: QuestionType.Calculate } && row.Node("calculation") is null && question.Calculation is null)
            row.Missing("calculation");
        Only(row, "calculation", question.Type == QuestionType.Calculate, "a calculate");
        Only(row, "choice_filter", isSelect, "a select");
        foreach (var key in (string[])["constraint", "constraint_message", "required"])
            Only(row, key, isLeftOut || IsAsked(question.Type), "a question that is asked");
        Only(row, "default", IsAsked(question.Type) || question.Type == QuestionType.Hidden, "a question that is asked");
        if (question.ConstraintMessage is not null && question.Constraint is null && row.Node("constraint") is null && !row.IsRow)
            row.Faults.Remind(row.SpotOf("constraint_message"), "a constraint_message without a constraint is never said", "add `constraint:`, or remove it");
        if (isSelect && listIsRead && question.Choices is { Choices.Count: 0 } empty)
            DeadEnd(row, question, empty.Name);
        if (question.Default is { } value && IsAsked(question.Type) && listIsRead && TroubleWith(value, question) is { } mend)
            row.Faults.Error(row.SpotOf("default"), $"the default '{Fields.Short(value)}' could not be an answer", mend);
    }

    /// <summary>How to mend a default that could not be an answer; null where it could.</summary>
    public static string? TroubleWith(string value, Question question) => question.Type switch
    {
        QuestionType.Integer when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "write a whole number",
        QuestionType.Decimal when !IsNumber(value, out _) => "write a number such as 12.5",
        QuestionType.Range when !(IsNumber(value, out var n) && question.Range is { } range && n >= range.Start && n <= range.End && (n - range.Start) % range.Step == 0) => "write a number of the range",
        QuestionType.Date when Written.Date(value) is null => "write a date as 2024-01-31",
        QuestionType.Time when !TimeOnly.TryParse(value, CultureInfo.InvariantCulture, out _) => "write a time as 14:30",
        QuestionType.DateTime when !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) => "write it as 2024-01-31T14:30",
        QuestionType.SelectOne when question.Choices is { } list && list.Find(value) is null => Nearest.Mend(value, list.Choices.Select(c => c.Name), $"choices of {list.Name}"),
        QuestionType.SelectMultiple or QuestionType.Rank when question.Choices is { } list && value.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(v => list.Find(v) is null) is { } wrong =>
            Nearest.Mend(wrong, list.Choices.Select(c => c.Name), $"choices of {list.Name}"),
        QuestionType.Acknowledge when value != "OK" => "write OK",
        QuestionType.Geopoint or QuestionType.Image or QuestionType.Audio or QuestionType.File => "remove it: a place or a photo has no default",
        _ => null,
    };

    static bool IsNumber(string value, out decimal number) => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    // On a sheet a cell too many is no fault: other tools pass over it as we do.
    static void Only(Fields row, string key, bool fits, string where)
    {
        if (!fits && !row.IsRow && row.Node(key) is not null)
            row.Faults.Error(row.SpotOf(key), $"'{key}' has a meaning on {where} only", "remove it");
    }

    static void DeadEnd(Fields row, Question question, string list)
    {
        var from = list switch
        {
            ChoiceLists.Places => "add places to places.yaml",
            ChoiceLists.Services => "add services to register.yaml",
            _ when row.IsRow => "add rows to its table",
            _ => $"add choices under `choices: {list}:`",
        };
        if (question.Required)
            row.Faults.Error(row.SpotOf("type"), $"a dead end: '{question.Name}' must be answered, and the list '{list}' is empty", from);
        else
            row.Faults.Remind(row.SpotOf("type"), $"'{question.Name}' has nothing to choose from: the list '{list}' is empty", from);
    }
}
