using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>A function that an expression may call: how many values it takes and what it makes of them (texts, numbers, booleans, or sets of nodes where <paramref name="Sets"/>).</summary>
sealed record XPathFunction(int Min, int Max, XPathResultType Returns, Func<IValues, object[], object> Body, bool Sets = false)
{
    // More than any form writes, and few enough to be no burden.
    public const int Many = 64;

    public static XPathFunction Boolean(int min, int max, Func<IValues, object[], bool> body) => new(min, max, XPathResultType.Boolean, (v, a) => body(v, a));

    public static XPathFunction Numeric(int min, int max, Func<IValues, object[], double> body) => new(min, max, XPathResultType.Number, (v, a) => body(v, a));

    public static XPathFunction Numeric(Func<double, double> body) => Numeric(1, 1, (_, a) => body(XPathValues.Number(a[0])));

    public static XPathFunction String(int min, int max, Func<IValues, object[], string> body) => new(min, max, XPathResultType.String, body);

    public static XPathFunction Any(int min, int max, Func<IValues, object[], object> body) => new(min, max, XPathResultType.Any, body);

    /// <summary>The same, taking sets of nodes as they are instead of their first.</summary>
    public XPathFunction OfSets() => this with { Sets = true };
}
