using System.Xml;
using System.Xml.XPath;
using System.Xml.Xsl;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Answers and XLSForm's functions as an XPath evaluation sees them.</summary>
sealed class ExpressionContext(IValues? values) : XsltContext(new NameTable())
{
    /// <summary>A context that only checks that names resolve.</summary>
    public static ExpressionContext ForChecking() => new(null);

    public override bool Whitespace => true;

    public override int CompareDocument(string baseUri, string nextbaseUri) => 0;

    public override string LookupNamespace(string prefix) => string.Empty;

    public override bool PreserveWhitespace(XPathNavigator node) => true;

    public override IXsltContextFunction ResolveFunction(string prefix, string name, XPathResultType[] ArgTypes)
    {
        ArgumentNullException.ThrowIfNull(ArgTypes);
        if (!XPathFunctions.ByName.TryGetValue(name, out var function))
            throw new FormatException($"there is no function '{name}()'");
        if (ArgTypes.Length < function.Min || ArgTypes.Length > function.Max)
            throw new FormatException($"'{name}()' takes {(function.Min == function.Max ? $"{function.Min}" : $"{function.Min} to {function.Max}")} values, not {ArgTypes.Length}");
        return new Call(function, values);
    }

    public override IXsltContextVariable ResolveVariable(string prefix, string name) => new Variable(name, values);

    sealed class Variable(string name, IValues? values) : IXsltContextVariable
    {
        public bool IsLocal => false;

        public bool IsParam => false;

        public XPathResultType VariableType => XPathResultType.Any;

        public object Evaluate(XsltContext xsltContext) => values?.Value(name) ?? "";
    }

    sealed class Call(XPathFunction function, IValues? values) : IXsltContextFunction
    {
        public XPathResultType[] ArgTypes { get; } = Enumerable.Repeat(XPathResultType.Any, function.Max).ToArray();

        public int Maxargs => function.Max;

        public int Minargs => function.Min;

        public XPathResultType ReturnType => function.Returns;

        public object Invoke(XsltContext xsltContext, object[] args, XPathNavigator docContext) =>
            values is not null ? function.Body(values, Array.ConvertAll(args, Plain)) : function.Returns switch
            {
                XPathResultType.Number => 0d,
                XPathResultType.Boolean => false,
                _ => "",
            };

        static object Plain(object value) => value is XPathNodeIterator nodes ? nodes.MoveNext() ? nodes.Current!.Value : "" : value;
    }
}
