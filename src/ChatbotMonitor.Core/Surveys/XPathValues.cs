using System.Globalization;
using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>What an expression's values (texts, numbers, booleans, sets of nodes) are as one another.</summary>
static class XPathValues
{
    /// <summary>A value as text; of a set, its first.</summary>
    public static string Text(object value) => value switch
    {
        string s => s,
        bool b => b ? "true" : "false",
        double d => XPathDates.Plain(d),
        XPathNodeIterator nodes => First(nodes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A value as a number, a date as its days; NaN where it is none.</summary>
    public static double Number(object value) => value switch
    {
        bool b => b ? 1 : 0,
        XPathNodeIterator nodes => XPathDates.Days(First(nodes)),
        _ => XPathDates.Days(value),
    };

    /// <summary>Whether a value holds: text where it is not empty, a number where it is not nought.</summary>
    public static bool True(object value) => value switch
    {
        bool b => b,
        double d => d is not (0 or double.NaN),
        _ => Text(value).Length > 0,
    };

    /// <summary>A value as an expression compares it: dates are numbers of days, also where a calculation comes to one.</summary>
    public static object Typed(Question? question, string value) => question?.Type switch
    {
        _ when value.Length == 0 => value,
        QuestionType.Date or QuestionType.DateTime or QuestionType.Time => XPathDates.Days(value),
        QuestionType.Calculate or QuestionType.Metadata or QuestionType.Hidden when XPathDates.IsIso(value) => XPathDates.Days(value),
        _ => value,
    };

    /// <summary>All texts of some values, each node of a set by itself.</summary>
    public static IEnumerable<string> AllTexts(IEnumerable<object> values) => values.SelectMany(v => v is XPathNodeIterator nodes ? Each(nodes) : [Text(v)]);

    /// <summary>All numbers of some values, each node of a set by itself; what is no number is left out.</summary>
    public static IEnumerable<double> AllNumbers(IEnumerable<object> values) =>
        values.SelectMany(v => v is XPathNodeIterator nodes ? Each(nodes).Select(t => Number(t)) : [Number(v)]).Where(d => !double.IsNaN(d));

    /// <summary>The names chosen in a select_multiple.</summary>
    public static string[] Parts(object value) => Text(value).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static string First(XPathNodeIterator nodes) => nodes.Clone() is var own && own.MoveNext() ? own.Current!.Value : "";

    static IEnumerable<string> Each(XPathNodeIterator nodes)
    {
        for (var own = nodes.Clone(); own.MoveNext();)
            yield return own.Current!.Value;
    }
}
