using System.Globalization;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Dates and numbers as XPath 1.0 can compare them: a date is its days since 1970-01-01, as in JavaRosa, a time of day the fraction of one.</summary>
static class XPathDates
{
    static readonly DateOnly Epoch = new(1970, 1, 1);
    static readonly string[] Times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.fff"];
    static readonly string[] Moments = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fff", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Days since 1970 of an ISO date, the fraction of one of a time, or what is a number already; NaN otherwise.</summary>
    public static double Days(object value) => value switch
    {
        double d => d,
        string { Length: 0 } => double.NaN,
        string s when DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date.DayNumber - Epoch.DayNumber,
        string s when double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) => d,
        string s when s.Contains(':', StringComparison.Ordinal) => OfMoment(s),
        _ => double.NaN,
    };

    /// <summary>Whether a value is a date, or a date with a time, as XLSForm stores it.</summary>
    public static bool IsIso(string value) =>
        value.Length >= 10 && value[4] == '-' && (value.Length == 10
            ? DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            : value[10] == 'T' && !double.IsNaN(OfMoment(value)));

    /// <summary>Days since 1970 with the time of day as a fraction.</summary>
    public static double Days(DateTimeOffset at) => Days(at.DateTime);

    /// <summary>The moment those days stand for, to the millisecond, or null where they stand for none.</summary>
    public static DateTime? Moment(double days) =>
        days is > -700_000 and < 2_900_000 ? Epoch.ToDateTime(TimeOnly.MinValue).AddMilliseconds(Math.Round(days * 86_400_000)) : null;

    /// <summary>The date as XLSForm stores it, empty for NaN.</summary>
    public static string Iso(double days) => Moment(days)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What a number stands for, as XLSForm stores it.</summary>
    public static string Stored(double value, XPathOutcome outcome) => outcome switch
    {
        XPathOutcome.Day => Iso(value),
        XPathOutcome.Moment => Moment(value) is { } at ? at.ToString(Moments[at.Second == 0 ? 0 : 1], CultureInfo.InvariantCulture) : "",
        XPathOutcome.TimeOfDay => Moment(value)?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
        _ => Plain(value),
    };

    /// <summary>A number without a needless fraction, empty for NaN.</summary>
    public static string Plain(double d) => double.IsNaN(d) ? "" : d.ToString("0.##########", CultureInfo.InvariantCulture);

    static double Days(DateTime at) => DateOnly.FromDateTime(at).DayNumber - Epoch.DayNumber + at.TimeOfDay.TotalDays;

    // The clock on the wall counts: an offset behind it is left out, as the respondent's days are the form's.
    static double OfMoment(string text)
    {
        var sign = text.Length > 16 ? text.AsSpan(11).IndexOfAny('+', '-', 'Z') : -1;
        var local = sign < 0 ? text.AsSpan() : text.AsSpan(0, 11 + sign);
        if (TimeOnly.TryParseExact(local, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time.ToTimeSpan().TotalDays;
        return DateTime.TryParseExact(local, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? Days(at) : double.NaN;
    }
}
