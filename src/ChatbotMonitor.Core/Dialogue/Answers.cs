using System.Globalization;
using System.Xml.XPath;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The answers of the open draft as expressions and labels see them from one place.</summary>
sealed class Answers(Filled filled, string name, Group? group, string at) : IValues
{
    static readonly Dictionary<string, string> None = [];
    readonly Survey _survey = filled.Survey;
    // The answers whose labels are being put together: a choice may quote the very question it answers.
    readonly HashSet<string> _quoted = new(StringComparer.Ordinal);

    /// <summary>As the open question sees them.</summary>
    public Answers(Talk talk, Survey survey)
        : this(talk.Filled(survey), talk.Draft.Question ?? "", talk.Draft.At.Length == 0 ? null : Walk.Named(talk, survey, talk.Draft.Question)?.Group, talk.Draft.At) { }

    /// <summary>As a question elsewhere sees them.</summary>
    public Answers(Talk talk, Survey survey, Stop stop) : this(talk.Filled(survey), stop.Question.Name, stop.Question.Group, stop.At) { }

    public object Self { get; init; } = "";

    public IReadOnlyDictionary<string, string> Attributes => None;

    public DateTimeOffset Now => filled.Talk.Now;

    public object Value(string name) =>
        Find(name) is { } stop ? XPathValues.Typed(stop.Question, filled.Value(stop.Question, stop.At)) : filled.Given(name, "") ?? "";

    public string Text(string name) => Find(name) is { } stop ? filled.Value(stop.Question, stop.At) : filled.Given(name, "") ?? "";

    public QuestionType? TypeOf(string name) => _survey.Find(name)?.Type;

    public XPathNavigator? Node => filled.Document.Navigator(name, at, XPathValues.Text(Self));

    public XPathNodeIterator? Nodes(string name, bool always)
    {
        if (!always && !_survey.Outline.HasRepeats)
            return null;
        if (_survey.Find(name) is { } question)
        {
            var around = _survey.Outline.Repeats(question.Group);
            var shared = Shared(around);
            return always || around.Count > shared ? filled.Document.All(name, RepeatTurn.Outer(at, shared), question.Group, question) : null;
        }

        return _survey.Outline.Group(name) is { } named ? GroupNodes(named) : null;
    }

    public object Indexed(string name, IReadOnlyList<(string Repeat, int Turn)> turns)
    {
        if (_survey.Find(name) is not { } question)
            return "";
        var around = _survey.Outline.Repeats(question.Group);
        var shared = Shared(around);
        var place = "";
        for (var i = 0; i < around.Count; i++)
        {
            var turn = turns.FirstOrDefault(t => string.Equals(t.Repeat, around[i].Name, StringComparison.Ordinal));
            place = RepeatTurn.Of(place, turn.Repeat is not null ? turn.Turn : i < shared ? RepeatTurn.Number(RepeatTurn.Outer(at, i + 1)) : 1);
        }

        return XPathValues.Typed(question, filled.Value(question, place));
    }

    public string ChoiceLabel(string question, string value) => _survey.Find(question) is { } asked ? Shown(asked, value) : value;

    public FormTable? Table(string name) => _survey.Tables.GetValueOrDefault(name);

    public XPathNavigator? Instance(string name) =>
        _survey.Tables.TryGetValue(name, out var table) ? table.Document.Navigator()
        : _survey.Questions.FirstOrDefault(q => string.Equals(q.Choices?.Name, name, StringComparison.Ordinal))?.Choices is { } list ? list.Document(filled.Talk.Language).Navigator()
        : null;

    public string Standard(string field)
    {
        var talk = filled.Talk;
        var service = talk.Content.Register.Service(_survey.Report?.Service is { } s ? Text(s) : null);
        return service?.StandardOn(Visited())?.Field(field) ?? "";
    }

    /// <summary>The day of the visit, whose standard counts: the answer that the report rule names, the first date that lies behind us where it names none, or else today.</summary>
    public DateOnly Visited() =>
        (_survey.Report?.Visit is { } rule && (rule.Day ?? rule.Applied) is { } named ? Past(named) : _survey.Questions.Where(q => q.Type == QuestionType.Date).Select(q => Past(q.Name)).FirstOrDefault(d => d is not null)) ?? filled.Talk.Today;

    /// <summary>The answer to the date question of that name, or null.</summary>
    public DateOnly? Day(string? name) => name is not null && DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    DateOnly? Past(string name) => Day(name) is { } day && day <= filled.Talk.Today ? day : null;

    public string NewId() => Chances.Id(filled.DraftId, Stop.KeyOf(name, at));

    public double Chance() => Chances.Number(filled.DraftId, Stop.KeyOf(name, at));

    /// <summary>The answer to the question of that name as a person reads it: labels for names, dates as they are said here.</summary>
    public string Shown(string name)
    {
        var value = Text(name);
        if (value.Length == 0 || _survey.Find(name) is not { } question || !_quoted.Add(name))
            return value;
        var shown = Shown(question, value);
        _quoted.Remove(name);
        return shown;
    }

    /// <summary>A value of <paramref name="question"/> as a person reads it.</summary>
    public string Shown(Question question, string value) => question.Type switch
    {
        QuestionType.SelectOne => LabelOf(question, value),
        QuestionType.SelectMultiple => string.Join(", ", value.Split(' ').Select(v => LabelOf(question, v))),
        QuestionType.Rank => string.Join(" › ", value.Split(' ').Select(v => LabelOf(question, v))),
        QuestionType.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        QuestionType.DateTime when XPathDates.Moment(XPathDates.Days(value)) is { } moment => moment.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture),
        QuestionType.Acknowledge => filled.Talk.Text(Texts.TextKeys.NavAgree),
        QuestionType.Image => "📷",
        QuestionType.Audio => "🎤",
        QuestionType.File => "📎",
        QuestionType.Geopoint => string.Join(' ', value.Split(' ').Take(2)),
        _ => value,
    };

    /// <summary>What is read on a choice; its label may quote answers too.</summary>
    public string LabelOf(Choice choice) => new Label(choice.Label).In(filled.Talk.Language, Shown);

    string LabelOf(Question question, string value) => question.Choices?.Find(value) is { } choice ? LabelOf(choice) : value;

    // The nearest place of a question: in the turns we stand in as far as they are its own, in the first of all others.
    Stop? Find(string name)
    {
        if (_survey.Find(name) is not { } question)
            return null;
        if (question.Group is null)
            return new Stop(question, "");
        var around = _survey.Outline.Repeats(question.Group);
        var shared = Shared(around);
        var place = RepeatTurn.Outer(at, shared);
        for (var i = shared; i < around.Count; i++)
            place = RepeatTurn.Of(place, 1);
        return new Stop(question, place);
    }

    XPathNodeIterator GroupNodes(Group named) =>
        filled.Document.All(OneMore.NameOf(named), RepeatTurn.Outer(at, Shared(_survey.Outline.Repeats(named.Repeats ? named.Parent : named))), named, null);

    // How many of these repeats are ours too, outermost first.
    int Shared(IReadOnlyList<Group> around)
    {
        if (group is null || around.Count == 0)
            return 0;
        var ours = _survey.Outline.Repeats(group);
        var shared = 0;
        while (shared < around.Count && shared < ours.Count && ReferenceEquals(around[shared], ours[shared]))
            shared++;
        return Math.Min(shared, RepeatTurn.Depth(at));
    }
}
