using System.Text.RegularExpressions;

namespace ChatbotMonitor.Tests;

/// <summary>What somebody reads of a report.</summary>
static partial class PaperText
{
    /// <summary>The words of a page, without its style and drawings.</summary>
    public static string OfHtml(string html) => Drawn().Replace(html, "");

    /// <summary>The words of each page of a PDF, as <c>pdftotext</c> gives them; blanks are one.</summary>
    public static string[] Pages(string text) => [.. text.Split('\f').Select(p => Blanks().Replace(p, " ")).Where(p => p.Trim().Length > 0)];

    [GeneratedRegex("<style>.*?</style>|<svg.*?</svg>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Drawn();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();
}
