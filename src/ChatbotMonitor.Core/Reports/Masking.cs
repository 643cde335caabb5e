using System.Text.RegularExpressions;

namespace ChatbotMonitor.Core.Reports;

/// <summary>Takes out of people's words the numbers that give somebody away: phone numbers, and personal numbers of 14 digits.</summary>
/// <remarks>In doubt a number is masked: nine digits and more, however they are spaced, unless they are dates. Sums, years and report codes of six digits stay.</remarks>
public static partial class Masking
{
    /// <summary>What stands in a number's place; within GSM-7, so that it makes no SMS dearer.</summary>
    public const string Mask = "***";

    /// <summary>The text, each such number replaced by <see cref="Mask"/>.</summary>
    public static string Numbers(string text) => Number.Replace(text, m => m.Groups["date"].Success ? m.Value : Mask);

    const string Day = @"(?:0?[1-9]|[12]\d|3[01])";
    const string Month = @"(?:0?[1-9]|1[0-2])";
    const string Year = @"(?:19|20)\d\d";
    const string Date = "(?:" + Day + "[./-]" + Month + "[./-]" + Year + "|" + Year + "[./-]" + Month + "[./-]" + Day + @")(?!\d)";

    // Spaces (also no-break ones), hyphens and dashes, brackets, dots, slashes: at most three between two digits.
    const string Gap = @"[\p{Zs}\t()\[\]./\\_\p{Pd}]{0,3}";

    // A date is matched so as to be stepped over; then nine digits and more; then the shapes of a town's own numbers, 123 45 67 and 12-34-56.
    [GeneratedRegex(
        @"(?<!\d)(?<date>" + Date + ")"
        + @"|(?<!\d)[+(\[]{0,2}\d(?:" + Gap + "(?!" + Date + @")\d){8,}"
        + @"|(?<!\d[.\p{Pd}]?)\d{3}[\p{Zs}\p{Pd}]\d\d[\p{Zs}\p{Pd}]\d\d(?![.\p{Pd}]?\d)"
        + @"|(?<!\d[.\p{Pd}]?)\d\d\p{Pd}\d\d\p{Pd}\d\d(?![.\p{Pd}]?\d)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    static partial Regex Number { get; }
}
