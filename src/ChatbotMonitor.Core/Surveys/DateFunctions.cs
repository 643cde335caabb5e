using System.Globalization;
using System.Text;
using static ChatbotMonitor.Core.Surveys.XPathFunction;
using static ChatbotMonitor.Core.Surveys.XPathValues;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Functions of dates and times, which are numbers of days.</summary>
static class DateFunctions
{
    static readonly XPathFunction Format = String(2, 2, (_, a) => Formatted(Number(a[0]), Text(a[1])));

    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } = new Dictionary<string, XPathFunction>(StringComparer.Ordinal)
    {
        ["today"] = Numeric(0, 0, (v, _) => Math.Floor(XPathDates.Days(v.Now))),
        ["now"] = Numeric(0, 0, (v, _) => XPathDates.Days(v.Now)),
        ["date"] = Numeric(Math.Floor),
        ["date-time"] = Numeric(days => days),
        ["decimal-date-time"] = Numeric(days => days),
        ["decimal-time"] = Numeric(days => days - Math.Floor(days)),
        ["format-date"] = Format,
        ["format-date-time"] = Format,
    };

    static string Formatted(double days, string format)
    {
        if (XPathDates.Moment(days) is not { } at)
            return "";
        var text = new StringBuilder(format.Length + 8);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length || Net(format[i + 1]) is not { } net)
            {
                text.Append(format[i]);
                continue;
            }

            text.Append(net.Length == 0 ? "%" : at.ToString(net, CultureInfo.InvariantCulture));
            i++;
        }

        return text.ToString();
    }

    // The letters of ODK's format-date; anything else is kept as it stands.
    static string? Net(char code) => code switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'm' => "MM",
        'n' => "%M",
        'b' => "MMM",
        'd' => "dd",
        'e' => "%d",
        'H' => "HH",
        'h' => "%H",
        'M' => "mm",
        'S' => "ss",
        '3' => "fff",
        'a' => "ddd",
        '%' => "",
        _ => null,
    };
}
