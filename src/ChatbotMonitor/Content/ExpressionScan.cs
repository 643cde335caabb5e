using System.Text.RegularExpressions;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Finds, in an expression that compiles, what can be checked against the survey: names, choices, fields, patterns.</summary>
/// <remarks>This looks at words only; what an expression means is XPath's business.</remarks>
static partial class ExpressionScan
{
    static readonly HashSet<string> Operators = new(StringComparer.Ordinal) { "and", "or", "div", "mod" };

    /// <summary>A word of an expression, and how far from its beginning it stands.</summary>
    internal readonly record struct Word(string Text, int At);

    /// <summary>A question, or <c>.</c>, compared with a quoted value.</summary>
    internal readonly record struct Comparison(string Question, Word Value, bool Differs);

    /// <summary>The questions quoted as <c>${name}</c>.</summary>
    public static IEnumerable<Word> References(string text) => Reference().Matches(text).Select(m => new Word(m.Groups["name"].Value, m.Index));

    /// <summary>Whether it is one <c>${name}</c> and nothing more.</summary>
    public static bool IsReference(string text) => Reference().Match(text) is { Success: true } match && match.Value == text.Trim();

    /// <summary>Where a <c>${</c> begins that quotes nothing.</summary>
    public static int? BrokenReference(string text)
    {
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            if (!(Reference().Match(text, at) is { Success: true } match && match.Index == at) && !(LastSaved().Match(text, at) is { Success: true } saved && saved.Index == at))
                return at;
        }

        return null;
    }

    /// <summary>Names that stand without <c>${}</c>: a choice's attributes, or a slip.</summary>
    public static IEnumerable<Word> BareNames(string expression) =>
        BareName().Matches(Quoted().Replace(Reference().Replace(expression, Blank), Blank))
            .Select(m => new Word(m.Groups["name"].Value, m.Index))
            .Where(w => !Operators.Contains(w.Text));

    /// <summary>The functions it calls.</summary>
    public static IEnumerable<Word> Calls(string expression) =>
        Call().Matches(Quoted().Replace(Reference().Replace(expression, Blank), Blank))
            .Select(m => new Word(m.Groups["name"].Value, m.Index))
            .Where(w => !Operators.Contains(w.Text));

    /// <summary>Comparisons of a question with a quoted value.</summary>
    public static IEnumerable<Comparison> Comparisons(string expression) =>
        Compared().Matches(expression).Concat(SelectedCall().Matches(expression))
            .Select(m => new Comparison(m.Groups["name"] is { Success: true } name ? name.Value : ".", new Word(m.Groups["value"].Value, m.Groups["value"].Index), m.Groups["op"].Value == "!="));

    /// <summary>The fields that <c>standard('…')</c> is asked for.</summary>
    public static IEnumerable<Word> StandardFields(string expression) => First(StandardCall(), expression);

    /// <summary>The tables and lists that <c>pulldata('…')</c> and <c>instance('…')</c> look things up in.</summary>
    public static IEnumerable<Word> Tables(string expression) => First(TableCall(), expression);

    /// <summary>Whether it walks along a path (<c>../name</c>, <c>/data/name</c>): the words of a path are no slips.</summary>
    public static bool HasPath(string expression) => Quoted().Replace(Reference().Replace(expression, Blank), Blank).Contains('/', StringComparison.Ordinal);

    /// <summary>Whether it asks for an answer of an earlier response.</summary>
    public static bool QuotesLastSaved(string text) => LastSaved().IsMatch(text);

    /// <summary>The questions quoted as <c>${last-saved#name}</c>.</summary>
    public static IEnumerable<Word> LastSavedNames(string text) => LastSaved().Matches(text).Select(m => new Word(m.Groups["name"].Value.Trim(), m.Index));

    /// <summary>The text with <paramref name="nothing"/> for each <c>${last-saved#name}</c>.</summary>
    public static string WithoutLastSaved(string text, string nothing) => LastSaved().Replace(text, nothing);

    /// <summary>Whether a default is to be worked out: it names a question, calls a function or reckons with numbers.</summary>
    public static bool IsWorkedOut(string text, IReadOnlyCollection<string> functions) =>
        text.Contains("${", StringComparison.Ordinal) || Sum().IsMatch(text) || (Calls(text).ToArray() is { Length: > 0 } calls && Array.TrueForAll(calls, c => functions.Contains(c.Text, StringComparer.Ordinal)));

    /// <summary>The patterns that <c>regex(…, '…')</c> is given.</summary>
    public static IEnumerable<Word> Patterns(string expression) => First(RegexCall(), expression);

    static IEnumerable<Word> First(Regex pattern, string expression) => pattern.Matches(expression).Select(m => new Word(m.Groups["value"].Value, m.Groups["value"].Index));

    static string Blank(Match match) => new(' ', match.Length);

    [GeneratedRegex(@"\$\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.\-]*)\s*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"'[^']*'|""[^""]*""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.\-:@])(?<name>(?>[\p{L}_][\p{L}\p{N}_.\-]*))(?!\s*\(|\s*:)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareName();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.\-])(?<name>(?>[\p{L}_][\p{L}\p{N}_.\-:]*))\s*\(", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"(?:\$\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.\-]*)\s*\}|(?<![\p{L}\p{N}_.\-\)\]/])\.)\s*(?<op>!?=)\s*(?<quote>['""])(?<value>[^'""]*)\k<quote>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Compared();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.\-])selected\s*\(\s*(?:\$\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.\-]*)\s*\}|\.)\s*,\s*(?<quote>['""])(?<value>[^'""]*)\k<quote>\s*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SelectedCall();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.\-])standard\s*\(\s*(?<quote>['""])(?<value>[^'""]*)\k<quote>\s*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StandardCall();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.\-])(?:pulldata|instance)\s*\(\s*(?<quote>['""])(?<value>[^'""]*)\k<quote>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableCall();

    [GeneratedRegex(@"\$\{\s*last-saved#(?<name>[^}]*)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastSaved();

    [GeneratedRegex(@"^\s*-?[0-9.]+(?:\s*(?:[+*]|\s-|\bdiv\b|\bmod\b)\s*-?[0-9.]+)+\s*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sum();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.\-])regex\s*\([^,()]*,\s*(?<quote>['""])(?<value>.*?)\k<quote>\s*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegexCall();
}
