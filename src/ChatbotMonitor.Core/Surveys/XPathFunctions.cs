namespace ChatbotMonitor.Core.Surveys;

/// <summary>XLSForm's functions beyond XPath 1.0's own (https://docs.getodk.org/form-operators-functions/), and <c>standard()</c>.</summary>
static class XPathFunctions
{
    /// <summary>All of them, by the name a form calls them by.</summary>
    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } =
        new[] { FormFunctions.ByName, SetFunctions.ByName, NumberFunctions.ByName, TextFunctions.ByName, DateFunctions.ByName, PlaceFunctions.ByName }
            .SelectMany(f => f).ToDictionary(StringComparer.Ordinal);

    /// <summary>XPath 1.0's own that mean something in a form.</summary>
    public static IReadOnlyList<string> Native { get; } =
    [
        "boolean", "ceiling", "contains", "false", "floor", "last", "normalize-space", "not",
        "starts-with", "string", "string-length", "substring", "substring-after", "substring-before", "translate", "true",
    ];
}
