using System.Globalization;
using System.Text;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>An XLSForm expression respelt, word by word, so that XPath 1.0 understands it.</summary>
/// <remarks>
/// <c>${name}</c> is a variable, or <c>$t:name</c> where a text is made of it (a date reads as <c>2025-02-28</c> there, and is a number of days elsewhere);
/// a function that XPath has under the same name, but with less sense, is called with a prefix; a date in quotes that is compared is its number of days.
/// </remarks>
sealed class XPathSpelling
{
    /// <summary>The prefix of variables that are wanted as text.</summary>
    public const string AsText = "t";

    /// <summary>The prefix of functions that stand in for XPath's own.</summary>
    public const string Instead = "x";

    static readonly HashSet<string> InsteadOf = new(StringComparer.Ordinal) { "round", "sum", "count", "concat", "number" };

    static readonly HashSet<string> OfTexts = new(StringComparer.Ordinal)
    {
        "concat", "contains", "digest", "ends-with", "join", "jr:choice-name", "normalize-space", "pulldata", "regex", "selected", "selected-at", "starts-with",
        "string", "string-length", "substr", "substring", "substring-after", "substring-before", "translate",
    };

    readonly List<XPathWord> _words;
    readonly StringBuilder _out = new();
    readonly Stack<(string Call, int Argument)> _within = new();
    int _at;

    XPathSpelling(string source)
    {
        _words = XPathWords.Of(source);
        for (; _at < _words.Count; _at++)
            Spell(_words[_at]);
    }

    /// <summary>The expression for XPath.</summary>
    public string XPath => _out.ToString();

    /// <summary>Its words as they were written.</summary>
    public IReadOnlyList<XPathWord> Words => _words;

    /// <summary>Whether it walks through the filled form, so that it needs a document of it.</summary>
    public bool Walks { get; private set; }

    /// <summary>Whether it keeps the value it had first.</summary>
    public bool Once { get; private set; }

    public static XPathSpelling Of(string source) => new(source);

    void Spell(XPathWord word)
    {
        switch (word.Kind)
        {
            case XPathWordKind.Quoted:
                _out.Append(Ordered() && XPathDates.Days(word.Name) is var days && !double.IsNaN(days) ? days.ToString("0.##########", CultureInfo.InvariantCulture) : word.Text);
                break;
            case XPathWordKind.Reference when _within.TryPeek(out var within) && within is { Call: "indexed-repeat", Argument: var n } && (n == 0 || n % 2 == 1):
                _out.Append('\'').Append(word.Name).Append('\'');
                break;
            case XPathWordKind.Reference:
                // The blank keeps what follows (${a}-1) out of the variable's name.
                _out.Append(IsText() ? $"${AsText}:" : "$").Append(word.Name).Append(' ');
                break;
            case XPathWordKind.Call:
                Open(word);
                break;
            default:
                Other(word);
                break;
        }
    }

    void Open(XPathWord call)
    {
        var instead = InsteadOf.Contains(call.Name) || (call.Name is "position" && !Beside(1).Is(")"));
        Walks |= call.Name is "current" || (call.Name is "position" && instead);
        Once |= call.Name is "once";
        _out.Append(instead ? $"{Instead}:{call.Text}" : call.Text);
        _within.Push((call.Name, 0));
    }

    void Other(XPathWord word)
    {
        switch (word.Text)
        {
            case "(" or "[":
                Walks |= word.Text is "[";
                _within.Push(("", 0));
                break;
            case ")" or "]":
                _within.TryPop(out _);
                break;
            case "," when _within.TryPop(out var within):
                _within.Push((within.Call, within.Argument + 1));
                break;
            case "/" or ".." or "::" or "|":
                Walks = true;
                break;
        }

        _out.Append(word.Text);
    }

    // Whether the reference here is all that a function of texts is given, or is compared with a quoted date.
    bool IsText()
    {
        var (before, after) = (Beside(-1), Beside(1));
        if (before.Kind == XPathWordKind.Call && OfTexts.Contains(before.Name) && (after.Is(",") || after.Is(")")))
            return true;
        if (before.Is(",") && (after.Is(",") || after.Is(")")) && _within.TryPeek(out var within) && OfTexts.Contains(within.Call))
            return true;
        return (after.Is("=") || after.Is("!=")) && Beside(2) is { Kind: XPathWordKind.Quoted } quoted && !double.IsNaN(XPathDates.Days(quoted.Name)) && !double.TryParse(quoted.Name, CultureInfo.InvariantCulture, out _);
    }

    bool Ordered() => IsOrder(Beside(-1)) || IsOrder(Beside(1));

    static bool IsOrder(XPathWord word) => word is { Kind: XPathWordKind.Other, Text: "<" or ">" or "<=" or ">=" };

    // The word that stands so many before or after this one, blanks not counted.
    XPathWord Beside(int steps)
    {
        var step = Math.Sign(steps);
        for (var i = _at + step; i >= 0 && i < _words.Count; i += step)
        {
            if (_words[i].Kind != XPathWordKind.Blank && (steps -= step) == 0)
                return _words[i];
        }

        return default;
    }
}
