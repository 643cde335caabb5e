using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Export;

/// <summary>The columns of a survey's questions, as people know them from Kobo: <c>group/question</c>, and for a select_multiple one more of 0 and 1 for each choice.</summary>
/// <param name="taken">Column names that are taken, to which each new one is added.</param>
/// <param name="labels">The language in which questions and choices go by their labels; null where they go by their names.</param>
sealed class QuestionColumns(HashSet<string> taken, string? labels)
{
    readonly List<ExportColumn> _columns = [];
    readonly Dictionary<string, (int At, Question? Question)> _places = new(StringComparer.Ordinal);

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<ExportColumn> Columns => _columns;

    /// <summary>Whether answers to the question of that name have a column here.</summary>
    public bool Has(string name) => _places.ContainsKey(name);

    public void Add(Question question)
    {
        _places.TryAdd(question.Name, (_columns.Count, question));
        var head = Head(question);
        Add(head, question.Type is QuestionType.Integer or QuestionType.Decimal or QuestionType.Range);
        foreach (var choice in Split(question))
            Add($"{head}/{(labels is null ? choice.Name : choice.Label.In(labels))}", isNumber: true);
    }

    /// <summary>A question that the survey's file no longer has.</summary>
    public void AddGone(string name)
    {
        _places.Add(name, (_columns.Count, null));
        Add(name, isNumber: false);
    }

    /// <summary>Writes an answer into the cells of a row, whose first question stands at <paramref name="offset"/>.</summary>
    public void Write(Answer answer, string?[] row, int offset)
    {
        // A name that no response had when the columns were made came in this moment: the next export has it.
        if (answer.Value.Length == 0 || !_places.TryGetValue(answer.Name, out var place))
            return;
        var at = offset + place.At;
        row[at++] = Cell(place.Question, answer.Value);
        if (place.Question is null)
            return;
        var chosen = answer.Value.Split(' ');
        foreach (var choice in Split(place.Question))
            row[at++] = chosen.Contains(choice.Name, StringComparer.Ordinal) ? "1" : "0";
    }

    // What people typed in words may hold a number; of a question that is gone nobody knows what it was.
    string Cell(Question? question, string value) => question switch
    {
        null or { Type: QuestionType.Text } => Masking.Numbers(value),
        { Choices: { } list } when labels is not null => string.Join(
            question.Type == QuestionType.SelectOne ? " " : ", ",
            value.Split(' ').Select(name => list.Find(name)?.Label.In(labels) ?? name)),
        _ => value,
    };

    string Head(Question question)
    {
        // Under its group's path a question needs no name of its own.
        var name = question.Written ?? question.Name;
        if (labels is null)
            return question.Group is { } group ? $"{group.Path}/{name}" : name;
        var head = question.Label.In(labels, n => $"${{{n}}}").ReplaceLineEndings(" ");
        head = head.Length > 0 ? head : name;
        for (var around = question.Group; around is not null; around = around.Parent)
            head = $"{(around.Label.In(labels, n => $"${{{n}}}") is { Length: > 0 } label ? label : around.Name)}/{head}";
        return head;
    }

    // XLSForm allows a question called _id.
    void Add(string name, bool isNumber)
    {
        while (!taken.Add(name))
            name += "_";
        _columns.Add(new ExportColumn(name, isNumber));
    }

    static IReadOnlyList<Choice> Split(Question question) => question is { Type: QuestionType.SelectMultiple, Choices: { } list } ? list.Choices : [];
}
