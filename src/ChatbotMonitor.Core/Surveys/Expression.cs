using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>An XLSForm expression (XPath 1.0 with XLSForm's functions), compiled once.</summary>
public sealed partial class Expression
{
    readonly XPathExpression _compiled;

    Expression(string source, XPathExpression compiled, IReadOnlyList<string> names)
    {
        Source = source;
        _compiled = compiled;
        Names = names;
    }

    /// <summary>The expression as its author wrote it.</summary>
    public string Source { get; }

    /// <summary>The questions it names.</summary>
    public IReadOnlyList<string> Names { get; }

    internal static Regex Reference => ReferencePattern();

    /// <summary>Compiles <paramref name="source"/>; throws <see cref="FormatException"/> with one clear sentence where it is no expression or calls an unknown function.</summary>
    public static Expression Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var names = NamesIn(source).Distinct(StringComparer.Ordinal).ToArray();
        try
        {
            var compiled = XPathExpression.Compile(ReferencePattern().Replace(source, "$$${name}"));
            compiled.SetContext(ExpressionContext.ForChecking());
            return new Expression(source, compiled, names);
        }
        catch (Exception e) when (e is XPathException or ArgumentException)
        {
            throw new FormatException($"'{source}' is not an expression: {e.Message}", e);
        }
    }

    /// <summary>Whether it holds for <paramref name="values"/>.</summary>
    public bool Holds(IValues values) => Run(values) switch
    {
        bool b => b,
        double d => d is not (0 or double.NaN),
        string s => s.Length > 0,
        XPathNodeIterator nodes => nodes.MoveNext() && nodes.Current!.Value.Length > 0,
        _ => false,
    };

    /// <summary>Its value as text, numbers without a needless fraction.</summary>
    /// <remarks>Dates are numbers of days inside an expression, as in JavaRosa; one that begins with a date function gives an ISO date.</remarks>
    public string Evaluate(IValues values) => Run(values) switch
    {
        bool b => b ? "true" : "false",
        double d when DateValued().IsMatch(Source) => XPathDates.Iso(d),
        double d => XPathDates.Plain(d),
        string s => s,
        XPathNodeIterator nodes => nodes.MoveNext() ? nodes.Current!.Value : "",
        _ => "",
    };

    /// <inheritdoc />
    public override string ToString() => Source;

    internal static IEnumerable<string> NamesIn(string text) => ReferencePattern().Matches(text).Select(m => m.Groups["name"].Value);

    object Run(IValues values)
    {
        // A compiled expression remembers its context, so each evaluation has a copy of its own.
        var own = _compiled.Clone();
        own.SetContext(new ExpressionContext(values));
        var node = new XElement("value", values.Self, values.Attributes.Select(a => new XElement(XmlConvert.EncodeLocalName(a.Key), a.Value)));
        return node.CreateNavigator().Evaluate(own);
    }

    [GeneratedRegex(@"^\s*(once\s*\(\s*)?(today|date)\s*\([^()]*(\(\s*\))?\s*\)+\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateValued();

    [GeneratedRegex(@"\$\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.\-]*)\s*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferencePattern();
}
