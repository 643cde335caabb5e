namespace ChatbotMonitor.Core.Surveys;

/// <summary>A row of a survey as it is nested: a question, or a group with its rows.</summary>
/// <param name="Question">The question; null on a group.</param>
/// <param name="Group">The group; null on a question.</param>
/// <param name="Rows">The rows of the group.</param>
public sealed record OutlineRow(Question? Question, Group? Group, IReadOnlyList<OutlineRow> Rows);

/// <summary>How the rows of a survey lie in its groups and repeats, and where each is found by name.</summary>
public sealed class Outline
{
    static readonly Group[] Outside = [];
    readonly Dictionary<string, Question> _questions = new(StringComparer.Ordinal);
    readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    readonly Dictionary<string, Group> _groupsByPath = new(StringComparer.Ordinal);
    readonly Dictionary<Group, Group[]> _repeats = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<string> _personal = new(StringComparer.Ordinal);

    /// <summary>Takes the rows in order; where a name comes twice, the first is found.</summary>
    public Outline(IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        foreach (var question in questions)
        {
            _questions.TryAdd(question.Name, question);
            if (TellsWho(question))
                _personal.Add(question.Name);
            for (var group = question.Group; group is not null && _repeats.TryAdd(group, RepeatsAround(group)); group = group.Parent)
            {
                _groups.TryAdd(group.Name, group);
                _groupsByPath.TryAdd(group.Path, group);
                HasRepeats |= group.Repeats;
            }
        }

        var at = 0;
        Rows = Nest(questions, null, ref at);
    }

    /// <summary>The rows of the first level.</summary>
    public IReadOnlyList<OutlineRow> Rows { get; }

    /// <summary>Whether anything repeats.</summary>
    public bool HasRepeats { get; }

    /// <summary>The question of that name, or null.</summary>
    public Question? Question(string? name) => name is not null && _questions.TryGetValue(name, out var question) ? question : null;

    /// <summary>The group of that name, or null.</summary>
    public Group? Group(string name) => _groups.GetValueOrDefault(name);

    /// <summary>The group of that path, or null.</summary>
    public Group? GroupAt(string path) => _groupsByPath.GetValueOrDefault(path);

    /// <summary>The repeats around what stands in <paramref name="group"/>, it among them, outermost first.</summary>
    public IReadOnlyList<Group> Repeats(Group? group) => group is null ? Outside : _repeats.GetValueOrDefault(group, Outside);

    /// <summary>Whether the value of a question tells who answered, directly or by way of others: a phone number, and a calculation made of it.</summary>
    public bool IsPersonal(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return _personal.Contains(question.Name);
    }

    bool TellsWho(Question question) =>
        question.Metadata is "phonenumber" or "deviceid" or "username"
        || (question.Calculation is { } calculation && calculation.Names.Any(_personal.Contains))
        || (question.DefaultExpression is { } initial && initial.Names.Any(_personal.Contains));

    static Group[] RepeatsAround(Group group)
    {
        var repeats = new List<Group>();
        for (var around = group; around is not null; around = around.Parent)
        {
            if (around.Repeats)
                repeats.Insert(0, around);
        }

        return repeats.Count == 0 ? Outside : [.. repeats];
    }

    static OutlineRow[] Nest(IReadOnlyList<Question> questions, Group? within, ref int at)
    {
        var rows = new List<OutlineRow>();
        while (at < questions.Count)
        {
            var question = questions[at];
            if (ReferenceEquals(question.Group, within))
            {
                rows.Add(new OutlineRow(question, null, []));
                at++;
            }
            else if (Below(question.Group, within) is { } next)
            {
                rows.Add(new OutlineRow(null, next, Nest(questions, next, ref at)));
            }
            else
            {
                break;
            }
        }

        return [.. rows];
    }

    // The outermost group inside `within` that `group` is or lies in; null where it lies elsewhere.
    static Group? Below(Group? group, Group? within)
    {
        for (; group is not null; group = group.Parent)
        {
            if (ReferenceEquals(group.Parent, within))
                return group;
        }

        return null;
    }
}
