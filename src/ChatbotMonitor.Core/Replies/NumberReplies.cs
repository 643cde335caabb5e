using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads a number from a typed reply: one number in digits, a unit or a polite word around it. Two numbers are not guessed at.</summary>
public static partial class NumberReplies
{
    /// <summary>Reads a whole number.</summary>
    public static Reading Integer(string text) =>
        Read(text) is { } number && decimal.Truncate(number) == number ? new Reading.Value(number.ToString("0", CultureInfo.InvariantCulture)) : Reading.Nothing;

    /// <summary>Reads a number with or without a fraction.</summary>
    public static Reading Decimal(string text) =>
        Read(text) is { } number ? new Reading.Value(number.ToString("0.##########", CultureInfo.InvariantCulture)) : Reading.Nothing;

    static decimal? Read(string text)
    {
        var folded = Folding.Fold(text);
        var found = Number().Matches(folded);
        if (found.Count != 1)
            return null;
        var digits = found[0].Value.Replace(" ", "", StringComparison.Ordinal);
        // A comma or a point before exactly three digits and followed by another one groups thousands: 1,500.50.
        if (digits.Count(c => c is ',' or '.') > 1)
            digits = digits.Replace(digits.First(c => c is ',' or '.').ToString(), "", StringComparison.Ordinal);
        return decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1_000_000_000_000_000m
            ? number
            : null;
    }

    [GeneratedRegex(@"(?<![\p{L}\d])-?\d{1,3}( \d{3})+([.,]\d+)?(?!\d)|(?<![\p{L}\d])-?\d+([.,]\d+)*(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
