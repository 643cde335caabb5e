using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads the rows under <c>survey:</c>.</summary>
sealed class QuestionRows(SurveyNames names, SurveyExpressions expressions, ChoiceLists lists)
{
    readonly Uniques _unique = new("name", StringComparer.Ordinal);

    /// <summary>The question that <paramref name="row"/> describes, or null where a fault leaves none.</summary>
    public Question? Read(YamlFields row)
    {
        var (type, choices) = TypeOf(row);
        var name = row.RequiredId("name");
        var isNew = name is null || _unique.Claim(name, row.Faults);
        var self = name?.Value;
        var question = new Question(type ?? QuestionType.Text, self ?? "", LabelOf(row, "label", self: null) ?? NoLabel(row, type))
        {
            Choices = choices,
            Sms = LabelOf(row, "sms", self: null),
            Hint = LabelOf(row, "hint", self: null),
            Required = row.Value("required", Written.YesOrNo, "write true or false") ?? true,
            Relevant = expressions.Read(row, "relevant"),
            Constraint = expressions.Read(row, "constraint", self, choices),
            ConstraintMessage = LabelOf(row, "constraint_message", self),
            Default = row.Text("default")?.Value,
            Calculation = expressions.Read(row, "calculation"),
            ChoiceFilter = expressions.Read(row, "choice_filter", filtered: choices),
        };
        _ = row.Node("appearance");
        row.Done();
        if (type is not null)
            QuestionSense.Check(row, question, choices is null || lists.IsRead(choices.Name));
        if (self is null || !isNew)
            return null;
        names.Add(self, type, choices);
        return question;
    }

    (QuestionType?, ChoiceList?) TypeOf(YamlFields row)
    {
        if (row.RequiredText("type") is not { } text)
            return (null, null);
        var words = text.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (QuestionTypes.Selects.TryGetValue(words[0], out var select))
            return (select, ListOf(text, words, row.Faults));
        if (words.Length == 1 && QuestionTypes.Plain.TryGetValue(words[0], out var plain))
            return (plain, null);
        var mend = QuestionTypes.WaysRound.GetValueOrDefault(string.Join('_', words)) ?? QuestionTypes.WaysRound.GetValueOrDefault(words[0])
            ?? Nearest.Mend(words[0], QuestionTypes.Names, "types");
        row.Faults.Error(text.At, $"the type '{YamlFields.Short(text.Value)}' is not asked here", mend);
        return (null, null);
    }

    ChoiceList? ListOf(YamlText text, string[] words, FileFaults faults)
    {
        switch (words.Length)
        {
            case 1:
                faults.Error(text.At, $"'{words[0]}' names no list of choices", $"write `{words[0]} LIST`");
                return null;
            case > 2:
                faults.Error(text.At, $"more than one word after '{words[0]}'", words[2] == "or_other" ? "leave out or_other and add a choice such as { name: other, label: … }" : $"write `{words[0]} LIST`");
                break;
        }

        if (lists.Find(words[1]) is { } list)
            return list;
        faults.Error(text.Within(text.Value.LastIndexOf(words[1], StringComparison.Ordinal)), $"there is no list '{YamlFields.Short(words[1])}'", Nearest.Mend(words[1], lists.Names, "lists"));
        return null;
    }

    Label? LabelOf(YamlFields row, string key, string? self)
    {
        if (row.Words(key) is not { } words)
            return null;
        switch (row.Node(key))
        {
            case YamlText text:
                names.Check(text, self);
                break;
            case YamlMap map:
                foreach (var text in map.Entries.Select(e => e.Value).OfType<YamlText>())
                    names.Check(text, self);
                break;
        }

        return new Label(words);
    }

    static Label NoLabel(YamlFields row, QuestionType? type)
    {
        if (type is not (null or QuestionType.Calculate) && row.Node("label") is null)
            row.Missing("label");
        return Label.None;
    }
}
