using System.Xml;
using System.Xml.XPath;
using System.Xml.Xsl;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Answers and XLSForm's functions as an XPath evaluation sees them.</summary>
sealed class ExpressionContext(IValues? values, bool walks) : XsltContext(new NameTable())
{
    /// <summary>A context that only checks that names resolve.</summary>
    public static ExpressionContext ForChecking(bool walks) => new(null, walks);

    public override bool Whitespace => true;

    public override int CompareDocument(string baseUri, string nextbaseUri) => 0;

    public override string LookupNamespace(string prefix) => string.Empty;

    public override bool PreserveWhitespace(XPathNavigator node) => true;

    public override IXsltContextFunction ResolveFunction(string prefix, string name, XPathResultType[] ArgTypes)
    {
        ArgumentNullException.ThrowIfNull(ArgTypes);
        var called = prefix is "" or XPathSpelling.Instead ? name : $"{prefix}:{name}";
        if (!XPathFunctions.ByName.TryGetValue(called, out var function))
            throw new FormatException($"there is no function '{called}()'");
        if (ArgTypes.Length < function.Min || ArgTypes.Length > function.Max)
            throw new FormatException($"'{called}()' takes {Takes(function)}, not {ArgTypes.Length}");
        return new Call(function, values);
    }

    public override IXsltContextVariable ResolveVariable(string prefix, string name) => new Variable(name, prefix is XPathSpelling.AsText, walks, values);

    static string Takes(XPathFunction function) => function switch
    {
        { Max: 1, Min: 1 } => "1 value",
        { Max: XPathFunction.Many } => $"{function.Min} values or more",
        _ when function.Min == function.Max => $"{function.Min} values",
        _ => $"{function.Min} to {function.Max} values",
    };

    sealed class Variable(string name, bool asText, bool walks, IValues? values) : IXsltContextVariable
    {
        public bool IsLocal => false;

        public bool IsParam => false;

        public XPathResultType VariableType => XPathResultType.Any;

        public object Evaluate(XsltContext xsltContext)
        {
            if (values is null)
                return walks ? new FormNodes([]) : "";
            // Where an expression walks, a path may go on from the question ($person[age > 5]): then even a single one must be a node.
            if (values.Nodes(name, walks && !asText) is { } nodes)
                return nodes;
            var value = asText ? values.Text(name) : values.Value(name);
            return walks && !asText ? new FormNodes([new FormNode(name, XPathValues.Text(value)).Navigator()]) : value;
        }
    }

    sealed class Call(XPathFunction function, IValues? values) : IXsltContextFunction
    {
        public XPathResultType[] ArgTypes { get; } = Enumerable.Repeat(XPathResultType.Any, function.Max).ToArray();

        public int Maxargs => function.Max;

        public int Minargs => function.Min;

        public XPathResultType ReturnType => function.Returns;

        public object Invoke(XsltContext xsltContext, object[] args, XPathNavigator docContext) =>
            values is not null ? function.Body(values, function.Sets ? args : Array.ConvertAll(args, Plain)) : function.Returns switch
            {
                XPathResultType.Number => 0d,
                XPathResultType.Boolean => false,
                XPathResultType.NodeSet => new FormNodes([]),
                _ => "",
            };

        static object Plain(object value) => value is XPathNodeIterator ? XPathValues.Text(value) : value;
    }
}
