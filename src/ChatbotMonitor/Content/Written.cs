using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatbotMonitor.ContentFiles;

/// <summary>How an operator writes numbers, dates, durations and the like; null where a text is none.</summary>
static partial class Written
{
    public static int? WholeNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    public static decimal? Amount(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;

    public static DateOnly? Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : null;

    public static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var t) ? t : null;

    public static bool? YesOrNo(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "TRUE()" => true,
        "FALSE" or "NO" or "FALSE()" => false,
        _ => null,
    };

    /// <summary>A time zone by its IANA id.</summary>
    public static TimeZoneInfo? Zone(string text) => text.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : null;

    /// <summary>90s, 30m, 4h, 3d; more than nothing and at most ten years.</summary>
    public static TimeSpan? Duration(string text)
    {
        if (DurationPattern().Match(text) is not { Success: true } match)
            return null;
        var n = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        var span = match.Groups["unit"].Value switch
        {
            "s" => TimeSpan.FromSeconds(n),
            "m" => TimeSpan.FromMinutes(n),
            "h" => TimeSpan.FromHours(n),
            _ => TimeSpan.FromDays(n),
        };
        return span > TimeSpan.Zero && span <= TimeSpan.FromDays(3660) ? span : null;
    }

    /// <summary>How many SMS a text may take: phones join no more than ten.</summary>
    public static int? Segments(string text) => WholeNumber(text) is >= 1 and <= 10 and var n ? n : null;

    /// <summary>How to write one.</summary>
    public const string SegmentsMend = "write a number from 1 to 10";

    /// <summary>A name that expressions, exports and other files can use.</summary>
    public static string? Id(string text) => IdPattern().IsMatch(text) ? text : null;

    /// <summary>The name of a question or a group: letters of any script.</summary>
    public static string? Name(string text) => NamePattern().IsMatch(text) ? text : null;

    /// <summary>A code that can be sent to the bot, also behind Telegram's <c>/start</c>.</summary>
    public static string? Invitation(string text) => InvitationPattern().IsMatch(text) ? text : null;

    /// <summary>A command as Telegram takes it, without the slash.</summary>
    public static string? Command(string text) => CommandPattern().IsMatch(text) ? text : null;

    [GeneratedRegex(@"^(?<n>[0-9]{1,6})(?<unit>[smhd])\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.\-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_.\-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{4,60}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvitationPattern();

    [GeneratedRegex(@"^[a-z0-9_]{1,32}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandPattern();
}
