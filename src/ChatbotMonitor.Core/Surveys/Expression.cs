using System.Collections.Frozen;
using System.Xml;
using System.Xml.XPath;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>An XLSForm expression (XPath 1.0 with XLSForm's functions), compiled once.</summary>
public sealed class Expression
{
    // Functions of nothing but what they are given, and of the standard.
    static readonly FrozenSet<string> Fixed = new[]
    {
        "abs", "boolean", "ceiling", "coalesce", "contains", "count-selected", "false", "floor", "if", "int", "max", "min", "not", "number",
        "round", "selected", "standard", "starts-with", "string", "string-length", "sum", "true",
    }.ToFrozenSet(StringComparer.Ordinal);

    readonly XPathExpression _compiled;
    readonly XPathOutcomes _outcomes;
    readonly bool _walks;
    readonly Lazy<XPathExpression> _filter;

    Expression(string source, XPathSpelling spelling, XPathExpression compiled)
    {
        Source = source;
        _compiled = compiled;
        _walks = spelling.Walks;
        _outcomes = new XPathOutcomes(spelling.Words);
        _filter = new(() => XPathExpression.Compile($"root/item[boolean({spelling.XPath})]"));
        Names = NamesIn(source).Distinct(StringComparer.Ordinal).ToArray();
        KeepsFirst = spelling.Once;
        IsFixed = !spelling.Walks && spelling.Words.All(w => w.Kind != XPathWordKind.Call || Fixed.Contains(w.Name));
    }

    /// <summary>The expression as its author wrote it.</summary>
    public string Source { get; }

    /// <summary>The questions and groups it names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether it asks for the value it had first (<c>once()</c>), so that this must be remembered.</summary>
    public bool KeepsFirst { get; }

    /// <summary>Whether it is known to come to the same wherever the questions it names have the same answers and the standard is the same.</summary>
    public bool IsFixed { get; }

    /// <summary>The functions it may call: XPath 1.0's own and XLSForm's.</summary>
    public static IReadOnlyCollection<string> Functions { get; } = XPathFunctions.ByName.Keys.Concat(XPathFunctions.Native).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Compiles <paramref name="source"/>; throws <see cref="FormatException"/> with one clear sentence where it is no expression or calls an unknown function.</summary>
    public static Expression Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var spelling = XPathSpelling.Of(source);
        try
        {
            var compiled = XPathExpression.Compile(spelling.XPath);
            compiled.SetContext(ExpressionContext.ForChecking(spelling.Walks));
            // Some misuse shows only when it runs (a path that begins at a text), some only when the nodes are fetched (a union with a text).
            if (new FormNode("").Add(new FormNode("value")).Navigator().Evaluate(compiled) is XPathNodeIterator nodes)
                nodes.MoveNext();
            return new Expression(source, spelling, compiled);
        }
        catch (Exception e) when (e is XPathException or ArgumentException)
        {
            throw new FormatException($"'{source}' is not an expression: {Reason(e.Message, spelling.XPath)}", e);
        }
    }

    /// <summary>Whether it holds for <paramref name="values"/>.</summary>
    public bool Holds(IValues values) => Run(values, static value => value is XPathNodeIterator nodes ? nodes.MoveNext() && nodes.Current!.Value.Length > 0 : XPathValues.True(value));

    /// <summary>Its value as text, numbers without a needless fraction.</summary>
    /// <remarks>Dates are numbers of days inside an expression, as in JavaRosa; one that comes to a date, by a function or by a question that asks for one, gives an ISO date.</remarks>
    public string Evaluate(IValues values) => Run(values, value => value switch
    {
        double d => XPathDates.Stored(d, _outcomes.In(values)),
        XPathNodeIterator nodes when XPathValues.Number(nodes) is var days && !double.IsNaN(days) && _outcomes.In(values) is not XPathOutcome.Number and var outcome => XPathDates.Stored(days, outcome),
        _ => XPathValues.Text(value),
    });

    /// <summary>Those of <paramref name="choices"/> for which it holds as a choice filter, in order; a bare name is an attribute of the choice.</summary>
    public IReadOnlyList<Choice> Filter(ChoiceList choices, IValues values)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return Run<IReadOnlyList<Choice>>(_filter.Value, choices.Document("").Navigator(), values, value => value is XPathNodeIterator nodes
            ? [.. nodes.Cast<XPathNavigator>().Select(n => choices.Choices[FormNode.Of(n)!.Index])]
            : []);
    }

    /// <inheritdoc />
    public override string ToString() => Source;

    internal static IEnumerable<string> NamesIn(string text) => XPathWords.Reference.Matches(text).Select(m => m.Groups["name"].Value);

    T Run<T>(IValues values, Func<object, T> read) => Run(_compiled, _walks && values.Node is { } here ? here : Standing(values), values, read);

    // What comes out is read in here, since nodes are only fetched as they are read.
    T Run<T>(XPathExpression compiled, XPathNavigator node, IValues values, Func<object, T> read)
    {
        // A compiled expression remembers its context, so each evaluation has a copy of its own.
        var own = compiled.Clone();
        own.SetContext(new ExpressionContext(values, _walks));
        try
        {
            return read(node.Evaluate(own));
        }
        catch (XPathException)
        {
            // Misuse behind an `and` or an `or` that the check at the start did not run: it holds for nobody, and nobody's survey stops for it.
            return read("");
        }
    }

    // Most expressions look at nothing but the value and the answers they name; these need no document.
    static XPathNavigator Standing(IValues values)
    {
        var document = new FormNode("");
        if (values.Attributes.Count == 0)
            return document.Add(new FormNode("value", XPathValues.Text(values.Self))).Navigator();
        var choice = document.Add(new FormNode("item"));
        foreach (var (name, value) in values.Attributes)
            choice.Add(new FormNode(name, value));
        return choice.Navigator(XPathValues.Text(values.Self));
    }

    // .NET says of `. >=` and of a path from a text alike that no node-set is there.
    static string Reason(string message, string xpath) =>
        message.Contains("node-set", StringComparison.Ordinal)
            ? "a value is missing, or a function got one that it cannot use"
            : message.Replace($"'{xpath}' ", "it ", StringComparison.Ordinal).TrimEnd('.');
}
