using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>An XLSForm expression (XPath 1.0 with XLSForm's functions), compiled once.</summary>
public sealed partial class Expression
{
    readonly XPathExpression _compiled;
    readonly bool _isDate;

    Expression(string source, XPathExpression compiled, IReadOnlyList<string> names)
    {
        Source = source;
        _compiled = compiled;
        Names = names;
        _isDate = IsDateCall(source.Trim());
    }

    /// <summary>The expression as its author wrote it.</summary>
    public string Source { get; }

    /// <summary>The questions it names.</summary>
    public IReadOnlyList<string> Names { get; }

    internal static Regex Reference => ReferencePattern();

    /// <summary>The functions it may call: XPath 1.0's own and XLSForm's.</summary>
    public static IReadOnlyCollection<string> Functions { get; } = [.. XPathFunctions.ByName.Keys, .. XPathFunctions.Native];

    /// <summary>Compiles <paramref name="source"/>; throws <see cref="FormatException"/> with one clear sentence where it is no expression or calls an unknown function.</summary>
    public static Expression Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var names = NamesIn(source).Distinct(StringComparer.Ordinal).ToArray();
        // The blank keeps what follows (${a}-1) out of the variable's name.
        var xpath = ReferencePattern().Replace(source, "$$${name} ");
        try
        {
            var compiled = XPathExpression.Compile(xpath);
            compiled.SetContext(ExpressionContext.ForChecking());
            // Some misuse (count() of a text) shows only when it runs.
            new XElement("value").CreateNavigator().Evaluate(compiled);
            return new Expression(source, compiled, names);
        }
        catch (Exception e) when (e is XPathException or ArgumentException)
        {
            throw new FormatException($"'{source}' is not an expression: {Reason(e.Message, xpath)}", e);
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
        double d when _isDate => XPathDates.Iso(d),
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
        try
        {
            return node.CreateNavigator().Evaluate(own);
        }
        catch (XPathException)
        {
            // Misuse behind an `and` or an `or` that the check at the start did not run: it holds for nobody, and nobody's survey stops for it.
            return "";
        }
    }

    // .NET says of `. >=` and of count(${x}) alike that no node-set is there.
    static string Reason(string message, string xpath) =>
        message.Contains("node-set", StringComparison.Ordinal)
            ? "a value is missing, or a function got one that it cannot use"
            : message.Replace($"'{xpath}' ", "it ", StringComparison.Ordinal).TrimEnd('.');

    // Whether all of it is one call of date() or today(), perhaps within once().
    static bool IsDateCall(string source)
    {
        if (DateCall().Match(source) is not { Success: true } call)
            return false;
        var (depth, quote) = (0, '\0');
        for (var i = call.Length - 1; i < source.Length; i++)
        {
            var c = source[i];
            if (quote != '\0' ? c == quote : c is '\'' or '"')
                quote = quote == '\0' ? c : '\0';
            else if (quote == '\0' && c is '(' or ')' && (depth += c == '(' ? 1 : -1) == 0)
                return source.AsSpan(i + 1).Trim() is var rest && (call.Groups["once"].Success ? rest is ")" : rest.IsEmpty);
        }

        return false;
    }

    [GeneratedRegex(@"^(?<once>once\s*\(\s*)?(?:today|date)\s*\(", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateCall();

    [GeneratedRegex(@"\$\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.\-]*)\s*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferencePattern();
}
