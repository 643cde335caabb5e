namespace ChatbotMonitor.Core.Surveys;

/// <summary>What a number stands for that an expression comes to: dates are numbers of days inside of it, and are to be dates again outside.</summary>
enum XPathOutcome
{
    Number,
    Day,
    Moment,
    TimeOfDay,
}

/// <summary>Tells from an expression's words what its number stands for: the call of a date function, a question about a date, or a choice between such.</summary>
sealed class XPathOutcomes
{
    readonly IReadOnlyList<XPathWord> _words;
    readonly List<string> _names = [];
    XPathOutcome _known;

    public XPathOutcomes(IReadOnlyList<XPathWord> words)
    {
        _words = [.. words.Where(w => w.Kind != XPathWordKind.Blank)];
        Look(0, _words.Count);
    }

    /// <summary>What its number stands for, among the questions of <paramref name="values"/>.</summary>
    public XPathOutcome In(IValues values)
    {
        if (_known != XPathOutcome.Number || _names.Count == 0)
            return _known;
        foreach (var name in _names)
        {
            if (values.TypeOf(name) is { } type && Of(type) is not XPathOutcome.Number and var outcome)
                return outcome;
        }

        return XPathOutcome.Number;
    }

    static XPathOutcome Of(QuestionType type) => type switch
    {
        QuestionType.Date => XPathOutcome.Day,
        QuestionType.DateTime => XPathOutcome.Moment,
        QuestionType.Time => XPathOutcome.TimeOfDay,
        _ => XPathOutcome.Number,
    };

    void Look(int from, int to)
    {
        if (from >= to)
            return;
        var first = _words[from];
        if (first.Kind == XPathWordKind.Reference && to - from == 1)
            _names.Add(first.Name);
        else if (first.Kind == XPathWordKind.Call && Arguments(from, to) is { } arguments)
            Call(first.Name, arguments);
    }

    void Call(string name, List<(int From, int To)> arguments)
    {
        switch (name)
        {
            case "today" or "date":
                _known = XPathOutcome.Day;
                break;
            case "now" or "date-time":
                _known = XPathOutcome.Moment;
                break;
            case "once" or "coalesce" or "min" or "max" or "if":
                foreach (var (from, to) in name is "if" ? arguments.Skip(1) : arguments)
                    Look(from, to);
                break;
        }
    }

    // The arguments of the call that begins at `from`, where it ends with `to`; null where more stands behind it.
    List<(int From, int To)>? Arguments(int from, int to)
    {
        var arguments = new List<(int, int)>();
        var (depth, start) = (0, from + 1);
        for (var i = from; i < to; i++)
        {
            var word = _words[i];
            if (word.Kind == XPathWordKind.Call || word.Is("(") || word.Is("["))
                depth++;
            else if (word.Is(")") || word.Is("]"))
                depth--;
            if ((word.Is(",") && depth == 1) || depth == 0)
            {
                arguments.Add((start, i));
                start = i + 1;
            }

            if (depth == 0)
                return i == to - 1 ? arguments : null;
        }

        return null;
    }
}
