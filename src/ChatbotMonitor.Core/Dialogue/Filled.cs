using System.Globalization;
using System.Runtime.CompilerServices;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The open draft as a filled form: every value and every relevance, worked out at most once while no answer changes.</summary>
sealed class Filled(Talk talk, Survey survey, Draft draft)
{
    // Up to here looking through the answers is quicker than an index of them.
    const int Few = 16;

    readonly IReadOnlyList<Answer> _given = draft.Answers;
    Dictionary<(string Name, string At), string>? _byStop;
    Dictionary<(string Name, string At), string?>? _worked;
    Dictionary<(string Name, string At), bool>? _relevant;
    Dictionary<(Group Repeat, string Outer), int>? _turns;
    FilledDocument? _document;

    public Talk Talk => talk;

    public Survey Survey => survey;

    public string DraftId => draft.Id;

    /// <summary>The document of it that expressions walk through, made when the first one does.</summary>
    public FilledDocument Document => _document ??= new FilledDocument(this);

    /// <summary>Whether it still is what <paramref name="now"/> holds of <paramref name="of"/>.</summary>
    public bool Is(Survey of, Draft now) => ReferenceEquals(of, survey) && ReferenceEquals(now.Answers, _given);

    /// <summary>The answer given there, or null.</summary>
    public string? Given(string name, string at)
    {
        if (_given.Count > Few)
            return (_byStop ??= Index()).GetValueOrDefault((name, at));
        foreach (var answer in _given)
        {
            if (string.Equals(answer.Name, name, StringComparison.Ordinal) && string.Equals(answer.At, at, StringComparison.Ordinal))
                return answer.Value;
        }

        return null;
    }

    /// <summary>The value of <paramref name="question"/> as it is stored; empty where it is not relevant.</summary>
    public string Value(Question question, string at) => !IsRelevant(question, at) ? "" : question switch
    {
        { Metadata: { } what } => Metadata.Value(this, what),
        { Type: QuestionType.Calculate } or { Type: QuestionType.Hidden, Calculation: not null } or { ReadOnly: true, Calculation: not null } => Worked(question, at),
        { Type: QuestionType.Hidden } or { ReadOnly: true } => Given(question.Name, at) ?? Worked(question, at),
        _ => Given(question.Name, at) ?? "",
    };

    /// <summary>What the calculation or the default of <paramref name="question"/> comes to there.</summary>
    public string Worked(Question question, string at)
    {
        if ((question.Calculation ?? question.DefaultExpression) is not { } expression)
            return question.Default ?? "";
        _worked ??= [];
        if (_worked.TryGetValue((question.Name, at), out var known))
            return known ?? ""; // null while it is being worked out: one that calls itself in a circle has no value; the reader of the file reports it.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return "";
        _worked[(question.Name, at)] = null;
        var text = expression.Evaluate(new Answers(this, question.Name, question.Group, at) { Self = XPathValues.Typed(question, Given(question.Name, at) ?? "") });
        return _worked[(question.Name, at)] = Stored(question, text);
    }

    /// <summary>Whether it and all groups around it are relevant.</summary>
    public bool IsRelevant(Question question, string at) =>
        IsRelevant(question.Group, at) && (question.Relevant is not { } relevant || Holds(relevant, question.Name, question.Group, at));

    /// <summary>Whether a group and all those around it are relevant.</summary>
    public bool IsRelevant(Group? group, string at)
    {
        for (; group is not null; group = group.Parent)
        {
            if (group.Relevant is { } relevant && !Holds(relevant, OneMore.NameOf(group), group, at))
                return false;
            if (group.Repeats)
                at = RepeatTurn.Outer(at, RepeatTurn.Depth(at) - 1);
        }

        return true;
    }

    /// <summary>How many turns a repeat has that stands at <paramref name="outer"/>, the one that is being asked among them.</summary>
    public int Turns(Group repeat, string outer)
    {
        _turns ??= [];
        if (_turns.TryGetValue((repeat, outer), out var known))
            return known;
        if (repeat.Count is not { } count)
            return _turns[(repeat, outer)] = Wanted(OneMore.NameOf(repeat), outer);
        // A count that leads back to itself counts nothing.
        _turns[(repeat, outer)] = 0;
        var counted = count.Evaluate(new Answers(this, repeat.Name, repeat.Parent, outer));
        var turns = double.TryParse(counted, CultureInfo.InvariantCulture, out var n) && n >= 1 ? (int)Math.Min(n, OneMore.MostTurns) : 0;
        return _turns[(repeat, outer)] = turns;
    }

    // A default that comes to a number of days is a date all the same where a date is asked for (today() + 7).
    static string Stored(Question question, string text) => question.Type switch
    {
        QuestionType.Date or QuestionType.DateTime when !XPathDates.IsIso(text) && XPathDates.Days(text) is var days && !double.IsNaN(days) =>
            XPathDates.Stored(days, question.Type == QuestionType.Date ? XPathOutcome.Day : XPathOutcome.Moment),
        _ => text,
    };

    bool Holds(Expression relevant, string name, Group? group, string at)
    {
        _relevant ??= [];
        if (_relevant.TryGetValue((name, at), out var known))
            return known;
        // One that leads back to itself does not stand in its own way.
        _relevant[(name, at)] = true;
        return _relevant[(name, at)] = !RuntimeHelpers.TryEnsureSufficientExecutionStack() || relevant.Holds(new Answers(this, name, group, at));
    }

    int Wanted(string name, string outer)
    {
        var n = 1;
        while (n < OneMore.MostTurns && Given(name, RepeatTurn.Of(outer, n)) is OneMore.Yes)
            n++;
        return n;
    }

    Dictionary<(string Name, string At), string> Index()
    {
        var index = new Dictionary<(string Name, string At), string>(_given.Count);
        foreach (var answer in _given)
            index[(answer.Name, answer.At)] = answer.Value;
        return index;
    }
}
