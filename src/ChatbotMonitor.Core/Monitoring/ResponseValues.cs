using System.Xml.XPath;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>The answers of a finished response as the expressions of indicators see them.</summary>
/// <param name="response">The response.</param>
/// <param name="survey">The survey it answers.</param>
/// <param name="standard">The standard in force on its day, or null.</param>
/// <param name="now">When it was done, at its place.</param>
public sealed class ResponseValues(Response response, Survey survey, Standard? standard, DateTimeOffset now) : IValues
{
    static readonly Dictionary<string, string> None = [];

    /// <summary>What an expression of those names comes to the same by where this is the same, if it is one that comes to the same.</summary>
    internal string Given(IReadOnlyList<string> names) =>
        string.Join('\n', names.Select(Text).Prepend($"{standard?.Days}|{standard?.Fee}|{standard?.Hours}").Prepend(survey.Id));

    /// <summary>Whether an answer may have others of the same name beside it.</summary>
    internal bool HasRepeats => survey.Outline.HasRepeats;

    /// <summary>Whether something of the standard was asked for that it does not say: a comparison with it tells nothing.</summary>
    public bool LacksStandard { get; internal set; }

    /// <inheritdoc />
    public object Self => "";

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Attributes => None;

    /// <inheritdoc />
    public DateTimeOffset Now => now;

    /// <inheritdoc />
    public object Value(string name) => XPathValues.Typed(survey.Find(name), Text(name));

    /// <inheritdoc />
    public string Text(string name)
    {
        foreach (var answer in response.Answers)
        {
            if (string.Equals(answer.Name, name, StringComparison.Ordinal))
                return answer.Value;
        }

        return "";
    }

    /// <inheritdoc />
    public QuestionType? TypeOf(string name) => survey.Find(name)?.Type;

    /// <inheritdoc />
    public string Standard(string field)
    {
        var value = standard?.Field(field) ?? "";
        LacksStandard |= value.Length == 0;
        return value;
    }

    /// <inheritdoc />
    public XPathNodeIterator? Nodes(string name, bool always) =>
        survey.Find(name) is { } question && (always || survey.Outline.Repeats(question.Group).Count > 0)
            ? new FormNodes([.. response.Answers.Where(a => string.Equals(a.Name, name, StringComparison.Ordinal)).Select(a => new FormNode(name, XPathValues.Text(XPathValues.Typed(question, a.Value))).Navigator())])
            : null;

    /// <inheritdoc />
    public FormTable? Table(string name) => survey.Tables.GetValueOrDefault(name);

    /// <inheritdoc />
    public XPathNavigator? Instance(string name) => Table(name)?.Document.Navigator();

    /// <inheritdoc />
    public string NewId() => response.Id;
}
