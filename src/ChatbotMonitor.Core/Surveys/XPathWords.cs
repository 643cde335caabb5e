using System.Text.RegularExpressions;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>What a word of an expression is, as far as its spelling tells.</summary>
enum XPathWordKind
{
    Other,
    Blank,

    /// <summary><c>'text'</c></summary>
    Quoted,

    /// <summary><c>${name}</c></summary>
    Reference,

    /// <summary><c>name(</c></summary>
    Call,
}

/// <summary>A word of an expression: <paramref name="Text"/> as it is written, <paramref name="Name"/> what a reference or a call names, or what stands in quotes.</summary>
readonly record struct XPathWord(XPathWordKind Kind, string Text, string Name)
{
    public bool Is(string text) => Kind == XPathWordKind.Other && string.Equals(Text, text, StringComparison.Ordinal);
}

/// <summary>The words of an expression. What they mean together is XPath's business.</summary>
static partial class XPathWords
{
    /// <summary>A question quoted as <c>${name}</c>.</summary>
    public static Regex Reference { get; } = ReferencePattern();

    public static List<XPathWord> Of(string source)
    {
        var words = new List<XPathWord>();
        foreach (Match match in WordPattern().Matches(source))
        {
            words.Add(match switch
            {
                _ when match.Groups["quoted"].Success => new(XPathWordKind.Quoted, match.Value, match.Value[1..^1]),
                _ when match.Groups["name"] is { Success: true } name => new(XPathWordKind.Reference, match.Value, name.Value),
                _ when match.Groups["call"] is { Success: true } call => new(XPathWordKind.Call, match.Value, call.Value),
                _ when match.Groups["blank"].Success => new(XPathWordKind.Blank, match.Value, ""),
                _ => new(XPathWordKind.Other, match.Value, ""),
            });
        }

        return words;
    }

    [GeneratedRegex(@"\$\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.\-]*)\s*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(
        """(?<quoted>'[^']*'|"[^"]*")|\$\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.\-]*)\s*\}|(?<call>[\p{L}_][\p{L}\p{N}_.\-]*(:[\p{L}_][\p{L}\p{N}_.\-]*)?)\s*\(|[\p{L}_][\p{L}\p{N}_.\-]*|[\p{N}.]+|(?<blank>\s+)|::|[<>!]=|.""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordPattern();
}
