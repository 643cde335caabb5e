using static ChatbotMonitor.Core.Surveys.XPathFunction;
using static ChatbotMonitor.Core.Surveys.XPathValues;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Functions of several values, or of all turns of a repeat. What was left empty does not count.</summary>
static class SetFunctions
{
    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } = new Dictionary<string, XPathFunction>(StringComparer.Ordinal)
    {
        ["count"] = Numeric(1, 1, (_, a) => AllTexts(a).Count()).OfSets(),
        ["count-non-empty"] = Numeric(1, 1, (_, a) => AllTexts(a).Count(t => t.Length > 0)).OfSets(),
        ["sum"] = Numeric(1, Many, (_, a) => AllNumbers(a).Sum()).OfSets(),
        ["min"] = Numeric(1, Many, (_, a) => AllNumbers(a).DefaultIfEmpty(double.NaN).Min()).OfSets(),
        ["max"] = Numeric(1, Many, (_, a) => AllNumbers(a).DefaultIfEmpty(double.NaN).Max()).OfSets(),
        ["join"] = String(1, Many, (_, a) => string.Join(Text(a[0]), AllTexts(a.Skip(1)))).OfSets(),
        ["concat"] = String(1, Many, (_, a) => string.Concat(AllTexts(a))).OfSets(),
    };
}
