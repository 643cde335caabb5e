using static ChatbotMonitor.Core.Surveys.XPathFunction;
using static ChatbotMonitor.Core.Surveys.XPathValues;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Functions of numbers.</summary>
static class NumberFunctions
{
    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } = new Dictionary<string, XPathFunction>(StringComparer.Ordinal)
    {
        ["number"] = Numeric(0, 1, (v, a) => Number(a.Length > 0 ? a[0] : v.Self)),
        ["int"] = Numeric(Math.Truncate),
        ["round"] = Numeric(1, 2, (_, a) => Round(Number(a[0]), a.Length > 1 ? Number(a[1]) : 0)),
        ["abs"] = Numeric(Math.Abs),
        ["pow"] = Numeric(2, 2, (_, a) => Math.Pow(Number(a[0]), Number(a[1]))),
        ["exp"] = Numeric(Math.Exp),
        ["exp10"] = Numeric(x => Math.Pow(10, x)),
        ["log"] = Numeric(Math.Log),
        ["log10"] = Numeric(Math.Log10),
        ["sqrt"] = Numeric(Math.Sqrt),
        ["sin"] = Numeric(Math.Sin),
        ["cos"] = Numeric(Math.Cos),
        ["tan"] = Numeric(Math.Tan),
        ["asin"] = Numeric(Math.Asin),
        ["acos"] = Numeric(Math.Acos),
        ["atan"] = Numeric(Math.Atan),
        ["atan2"] = Numeric(2, 2, (_, a) => Math.Atan2(Number(a[0]), Number(a[1]))),
        ["pi"] = Numeric(0, 0, (_, _) => Math.PI),
    };

    // A half goes up, as XPath 1.0 rounds; in decimals, because 1.005 has none in binary. What is too large for them has no fraction either.
    static double Round(double value, double places)
    {
        if (double.IsNaN(value) || double.IsNaN(places) || Math.Abs(value) >= 1e15)
            return value;
        var scale = (decimal)Math.Pow(10, Math.Clamp(Math.Truncate(places), -12, 12));
        return (double)(Math.Floor(((decimal)value * scale) + 0.5m) / scale);
    }
}
