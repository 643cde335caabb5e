using System.Globalization;
using System.Runtime.CompilerServices;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The numbers of a range: as buttons where they are few, and whether one is among them.</summary>
static class Ranges
{
    const int MostButtons = 11;

    static readonly ConditionalWeakTable<NumberRange, ChoiceList?> Lists = [];

    /// <summary>A choice a number, or null where they are too many.</summary>
    public static ChoiceList? Buttons(NumberRange range) => Lists.GetValue(range, Make);

    /// <summary>Whether a number as it is stored lies within the range and on one of its steps.</summary>
    public static bool Holds(NumberRange range, string stored)
    {
        if (!decimal.TryParse(stored, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        var step = Math.Abs(range.Step);
        return number >= Math.Min(range.Start, range.End) && number <= Math.Max(range.Start, range.End) && (step == 0 || (number - range.Start) % step == 0);
    }

    static ChoiceList? Make(NumberRange range)
    {
        var step = Math.Abs(range.Step) is > 0 and var s ? s : 1;
        var count = Math.Floor(Math.Abs(range.End - range.Start) / step) + 1;
        if (count > MostButtons)
            return null;
        var way = range.End < range.Start ? -step : step;
        return new ChoiceList("_range", [.. Enumerable.Range(0, (int)count).Select(i => Plain(range.Start + (i * way))).Select(n => new Choice(n, new LocalText(n)))]);
    }

    static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
