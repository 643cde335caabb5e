using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads the rows under <c>survey:</c>, or of the sheet <c>survey</c>: questions, and the groups that they stand in.</summary>
/// <param name="form">What the rows of one form share.</param>
/// <param name="other">The words for a choice that is not listed, and for the question what it is.</param>
sealed class QuestionRows(FormScope form, (LocalText Choice, LocalText Specify) other)
{
    // The root of the XForm that other tools make of the form.
    const string Root = "data";

    readonly GroupStack _groups = new(form.Faults);
    readonly QuestionRow _reader = new(form, other.Choice);
    readonly List<Question> _questions = [];
    readonly Uniques _tables = new("name of a table", StringComparer.Ordinal);
    readonly TableLists _tableLists = new();
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The questions that <paramref name="rows"/> describe; names unique.</summary>
    public IReadOnlyList<Question> Read(IEnumerable<Fields> rows)
    {
        foreach (var row in rows)
        {
            if (row.Text("disabled") is { } disabled && Written.YesOrNo(disabled.Value) == true)
                row.Faults.Remind(disabled.At, "the row is disabled, and is not read", "empty this cell, or remove the row");
            else if (row.IsRow && row.Node("type") is null && row.Node("name") is null && row.Node("label") is null)
                row.Faults.Remind(row.At, "a row without type, name and label is not read", "remove it, or fill it in");
            else
                Read(row);
        }

        _groups.Done();
        return _questions;
    }

    void Read(Fields row)
    {
        var text = row.RequiredText("type");
        var type = text is null ? null : QuestionTypes.Read(text.Value);
        switch (type)
        {
            case RowType.Begin begin:
                Begin(row, begin, text!);
                break;
            case RowType.End end:
                foreach (var key in (string[])["name", "label"])
                    _ = row.Node(key);
                row.Done();
                _groups.End(end, text!);
                break;
            case RowType.Table:
                if (row.RequiredName("name", Written.Name, QuestionRow.NameMend) is { } table && _tables.Claim(table, row.Faults) && form.Tables.Find(table.Value) is null)
                    row.Faults.Slip(table.At, $"there is no table '{Fields.Short(table.Value)}.csv' beside the form, so nothing is found in it", "put it beside the form, in UTF-8");
                break;
            default:
                Ask(row, text, type);
                break;
        }
    }

    void Begin(Fields row, RowType.Begin type, TextNode at)
    {
        var name = row.RequiredName("name", Written.Name, QuestionRow.NameMend);
        if (name is not null)
            Claim(name);
        if (type.Repeats && name is { Value: Root } && row.IsRow)
            row.Faults.Error(name.At, $"a repeat cannot be called '{Root}', as the whole form is", "give it another name");
        if (type.List is not null && type.Kind != RowType.InLoop)
            row.Faults.Error(at.At, $"more than one word after '{at.Value[..at.Value.LastIndexOf(' ')]}'", $"write `begin_{type.Kind}`");
        if (type.Kind == RowType.InLoop && !row.IsRow)
            row.Faults.Error(at.At, "a loop is read from sheets only", "write `begin_repeat`");
        var group = new Group(name?.Value ?? "", _reader.LabelOf(row, "label") ?? Label.None)
        {
            Parent = _groups.Current,
            Relevant = form.Expressions.Read(row, "relevant"),
            Repeats = type.Repeats,
            Count = form.Expressions.Read(row, "repeat_count"),
        };
        // Where it is more than a question's name, other tools work the count out in a row of their own.
        if (name is not null && row.IsRow && group is { Repeats: true, Count: not null } && row.Text("repeat_count") is { } count && !ExpressionScan.IsReference(count.Value) && !_groups.Claim(name.With($"{name.Value}_count")))
            row.Faults.Remind(count.At, $"other tools keep this count under '{name.Value}_count'", "rename what has that name, or write the name of one question here");
        if (group is { Repeats: false, Count: not null })
            row.Faults.Slip(row.SpotOf("repeat_count"), "'repeat_count' has a meaning on a repeat only", "remove it, or write `begin_repeat`");
        if (row.Text("appearance") is { } appearance && QuestionRow.CallsAnApp(appearance.Value))
            row.Faults.Remind(appearance.At, "no other program fills in this group: its questions are asked", "remove the appearance");
        _tableLists.Begin(row, group);
        row.Done();
        _groups.Begin(group, type, name ?? at);
        if (name is not null)
            form.Names.Add(name.Value);
    }

    void Ask(Fields row, TextNode? text, RowType? type)
    {
        var name = QuestionRow.NameOf(row, type);
        var isNew = name is not null && Claim(name) && (text?.Value != "xml-external" || _tables.Claim(name, row.Faults));
        _tableLists.Check(row, type, _groups.Current);
        if (_reader.Read(row, text, type, name) is not { } question || name is null || !isNew)
            return;
        form.Names.Add(question.Name, type is null ? null : question.Type, question.Choices);
        Add(question, name);
        if (type is RowType.Select { OrOther: true, Type: not QuestionType.Rank })
        {
            var specify = $"{name.Value}_other";
            _groups.Claim(name.With(specify));
            form.Names.Add(specify, QuestionType.Text);
            Add(new Question(QuestionType.Text, specify, new Label(other.Specify)) { Required = false, Relevant = Expression.Parse($"selected(${{{name.Value}}}, '{ChoiceLists.Other}')") }, name.With(specify));
        }
    }

    // An answer is kept under its question's name alone, whatever groups it stands in.
    void Add(Question question, TextNode name)
    {
        var own = question.Name;
        if (!_taken.Add(own))
        {
            own = $"{_groups.Current?.Name ?? "form"}_{own}";
            for (var n = 2; form.Names.Has(own) || !_taken.Add(own); n++)
                own = $"{own}_{n}";
            form.Faults.Remind(name.At, $"'{Fields.Short(name.Value)}' is the name of a question in another group too; here its answers are kept under '{own}'", "give each question a name of its own");
        }

        _questions.Add(question with { Name = own, Written = own == question.Name ? null : question.Name, Group = _groups.Current });
    }

    bool Claim(TextNode name)
    {
        if (name is not { Value: "meta", At.Sheet: not null })
            return _groups.Claim(name);
        form.Faults.Error(name.At, "'meta' is the name of what other tools add to the form", "give this one another name");
        return false;
    }
}
