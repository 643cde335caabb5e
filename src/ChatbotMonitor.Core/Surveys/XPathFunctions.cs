using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>A function that an expression may call: how many values it takes and what it makes of them (texts, numbers or booleans).</summary>
sealed record XPathFunction(int Min, int Max, XPathResultType Returns, Func<IValues, object[], object> Body);

/// <summary>XLSForm's functions beyond XPath 1.0's own (https://docs.getodk.org/form-operators-functions/), and <c>standard()</c>.</summary>
static class XPathFunctions
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>All of them, by the name a form calls them by.</summary>
    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } = new Dictionary<string, XPathFunction>(StringComparer.Ordinal)
    {
        ["selected"] = Boolean(2, 2, (_, a) => Parts(a[0]).Contains(Text(a[1]), StringComparer.Ordinal)),
        ["selected-at"] = String(2, 2, (_, a) => Number(a[1]) is >= 0 and < 1000 and var i ? Parts(a[0]).ElementAtOrDefault((int)i) ?? "" : ""),
        ["count-selected"] = Numeric(1, 1, (_, a) => Parts(a[0]).Length),
        ["if"] = new(3, 3, XPathResultType.Any, (_, a) => True(a[0]) ? a[1] : a[2]),
        ["coalesce"] = new(1, 16, XPathResultType.Any, (_, a) => a.FirstOrDefault(v => Text(v).Length > 0) ?? ""),
        ["once"] = new(1, 1, XPathResultType.Any, (v, a) => Text(v.Self).Length > 0 ? v.Self : a[0]),
        ["regex"] = Boolean(2, 2, (_, a) => Matches(Text(a[0]), Text(a[1]))),
        ["today"] = Numeric(0, 0, (v, _) => Math.Floor(XPathDates.Days(v.Now))),
        ["now"] = Numeric(0, 0, (v, _) => XPathDates.Days(v.Now)),
        ["date"] = Numeric(1, 1, (_, a) => Math.Floor(XPathDates.Days(a[0]))),
        ["decimal-date-time"] = Numeric(1, 1, (_, a) => XPathDates.Days(a[0])),
        ["format-date"] = String(2, 2, (_, a) => FormatDate(XPathDates.Days(a[0]), Text(a[1]))),
        ["int"] = Numeric(1, 1, (_, a) => Math.Truncate(Number(a[0]))),
        ["abs"] = Numeric(1, 1, (_, a) => Math.Abs(Number(a[0]))),
        ["pow"] = Numeric(2, 2, (_, a) => Math.Pow(Number(a[0]), Number(a[1]))),
        ["min"] = Numeric(1, 16, (_, a) => Numbers(a).DefaultIfEmpty(double.NaN).Min()),
        ["max"] = Numeric(1, 16, (_, a) => Numbers(a).DefaultIfEmpty(double.NaN).Max()),
        ["substr"] = String(2, 3, (_, a) => Substring(Text(a[0]), Number(a[1]), a.Length > 2 ? Number(a[2]) : int.MaxValue)),
        ["ends-with"] = Boolean(2, 2, (_, a) => Text(a[0]).EndsWith(Text(a[1]), StringComparison.Ordinal)),
        ["uuid"] = String(0, 0, (v, _) => v.NewId()),
        ["standard"] = new(1, 1, XPathResultType.Any, (v, a) => v.Standard(Text(a[0]))),
    };

    /// <summary>XPath 1.0's own that mean something on texts and numbers.</summary>
    public static IReadOnlyList<string> Native { get; } =
    [
        "boolean", "ceiling", "concat", "contains", "false", "floor", "normalize-space", "not", "number", "round",
        "starts-with", "string", "string-length", "substring", "substring-after", "substring-before", "translate", "true",
    ];

    static XPathFunction Boolean(int min, int max, Func<IValues, object[], bool> body) => new(min, max, XPathResultType.Boolean, (v, a) => body(v, a));

    static XPathFunction Numeric(int min, int max, Func<IValues, object[], double> body) => new(min, max, XPathResultType.Number, (v, a) => body(v, a));

    static XPathFunction String(int min, int max, Func<IValues, object[], string> body) => new(min, max, XPathResultType.String, body);

    static string Text(object value) => value switch
    {
        string s => s,
        bool b => b ? "true" : "false",
        double d => XPathDates.Plain(d),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    static double Number(object value) => value switch
    {
        bool b => b ? 1 : 0,
        _ => XPathDates.Days(value),
    };

    static bool True(object value) => value switch
    {
        bool b => b,
        double d => d is not (0 or double.NaN),
        _ => Text(value).Length > 0,
    };

    static IEnumerable<double> Numbers(object[] values) => values.Select(Number).Where(d => !double.IsNaN(d));

    static string[] Parts(object value) => Text(value).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // A pattern made of answers may be none, or take for ever: then nothing matches it.
    static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Patience);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    static string Substring(string text, double from, double to)
    {
        var start = (int)Math.Clamp(double.IsNaN(from) ? 0 : from, 0, text.Length);
        var end = (int)Math.Clamp(double.IsNaN(to) ? text.Length : to, start, text.Length);
        return text[start..end];
    }

    // The letters of ODK's format-date that people use; anything else is kept as it stands.
    static string FormatDate(double days, string format)
    {
        if (XPathDates.Moment(days) is not { } at)
            return "";
        foreach (var (code, net) in new[] { ("%Y", "yyyy"), ("%y", "yy"), ("%m", "MM"), ("%n", "%M"), ("%b", "MMM"), ("%d", "dd"), ("%e", "%d"), ("%H", "HH"), ("%h", "%H"), ("%M", "mm"), ("%S", "ss"), ("%a", "ddd") })
            format = format.Replace(code, at.ToString(net, CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return format;
    }
}
