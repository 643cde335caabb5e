using System.Globalization;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Dates and numbers as XPath 1.0 can compare them: a date is its days since 1970-01-01, as in JavaRosa.</summary>
static class XPathDates
{
    static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Days since 1970 of an ISO date, or of what is a number already; NaN otherwise.</summary>
    public static double Days(object value) => value switch
    {
        double d => d,
        string s when DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date.DayNumber - Epoch.DayNumber,
        string s when double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) => d,
        _ => double.NaN,
    };

    /// <summary>Whether a value is a date as XLSForm stores it.</summary>
    public static bool IsIso(string value) => value.Length == 10 && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Days since 1970 with the time of day as a fraction.</summary>
    public static double Days(DateTimeOffset at) => DateOnly.FromDateTime(at.DateTime).DayNumber - Epoch.DayNumber + at.TimeOfDay.TotalDays;

    /// <summary>The moment those days stand for, or null where they stand for none.</summary>
    public static DateTime? Moment(double days) =>
        days is > -700_000 and < 2_900_000 ? Epoch.ToDateTime(TimeOnly.MinValue).AddDays(days) : null;

    /// <summary>The date as XLSForm stores it, empty for NaN.</summary>
    public static string Iso(double days) => Moment(days)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number without a needless fraction, empty for NaN.</summary>
    public static string Plain(double d) => double.IsNaN(d) ? "" : d.ToString("0.##########", CultureInfo.InvariantCulture);
}
