using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads a date from a typed reply: ISO, day and month in digits, today and its neighbours, some days ago. Impossible dates are not mended.</summary>
public static partial class DateReplies
{
    static readonly Dictionary<string, int> DaysBack = new(StringComparer.Ordinal)
    {
        ["today"] = 0, ["сегодня"] = 0, ["бугун"] = 0, ["bugun"] = 0, ["yesterday"] = 1, ["вчера"] = 1, ["кечээ"] = 1, ["кечее"] = 1, ["kechee"] = 1,
        ["позавчера"] = 2, ["мурдагы куну"] = 2, ["the day before yesterday"] = 2, ["day before yesterday"] = 2, ["tomorrow"] = -1, ["завтра"] = -1, ["эртен"] = -1,
    };

    /// <summary>Reads a date; one without a year is the last such day not after <paramref name="today"/>.</summary>
    public static Reading Date(string text, DateOnly today)
    {
        var folded = Folding.Fold(text);
        if (DaysBack.TryGetValue(folded, out var back))
            return Stored(today.AddDays(-back));
        if (Ago().Match(folded) is { Success: true } ago && int.TryParse(ago.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < 3660)
            return Stored(today.AddDays(-n));
        if (DateOnly.TryParseExact(folded, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            return Stored(iso);
        if (DayMonth().Match(folded) is not { Success: true } match)
            return Reading.Nothing;
        var (day, month) = (Int(match, "d"), Int(match, "m"));
        if (match.Groups["y"].Success)
            return Real(Int(match, "y") is var y && y < 100 ? 2000 + y : y, month, day) is { } full ? Stored(full) : Reading.Nothing;
        return Real(today.Year, month, day) is { } thisYear && thisYear <= today ? Stored(thisYear)
            : Real(today.Year - 1, month, day) is { } lastYear ? Stored(lastYear)
            : Reading.Nothing;
    }

    static int Int(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    static DateOnly? Real(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    static Reading.Value Stored(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(?<d>\d{1,2})[./ -](?<m>\d{1,2})([./ -](?<y>\d{4}|\d{2}))?( ?(г|год|ж))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"^(?<n>\d{1,4}) (days? ago|дн(я|ей) назад|день назад|кун мурун|кун мурда)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ago();
}
