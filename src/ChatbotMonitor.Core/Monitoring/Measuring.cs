using System.Globalization;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>What one response after another says to an indicator.</summary>
/// <remarks>Most indicators look at a few answers of a few choices: what these come to is worked out once.</remarks>
public sealed class Measuring(Indicator indicator)
{
    readonly Dictionary<string, double?> _known = new(StringComparer.Ordinal);

    /// <summary>The same as <see cref="Of(Indicator, ResponseValues)"/>.</summary>
    public double? Of(ResponseValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!indicator.Value.IsFixed || values.HasRepeats)
            return Of(indicator, values);
        var given = values.Given(indicator.Value.Names);
        if (!_known.TryGetValue(given, out var measured))
            _known[given] = measured = Of(indicator, values);
        return measured;
    }

    /// <summary>1 or 0 for a share, else the number; null where the response does not count.</summary>
    /// <remarks>
    /// It does not count where a question that the expression names was left out or answered by one of <see cref="Indicator.Missing"/>,
    /// where the number is none, or where a standard is compared with that is not in force, or says nothing of it.
    /// </remarks>
    public static double? Of(Indicator indicator, ResponseValues values)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(values);
        foreach (var name in indicator.Value.Names)
        {
            if (values.Text(name) is "" or null || IsMissing(indicator, values.Text(name)))
                return null;
        }

        values.LacksStandard = false;
        if (indicator.Kind == IndicatorKind.Share)
        {
            var holds = indicator.Value.Holds(values);
            return values.LacksStandard ? null : One(holds);
        }

        if (Number(indicator.Value.Evaluate(values)) is not { } number || values.LacksStandard)
            return null;
        if (indicator.Kind != IndicatorKind.WithinStandard)
            return number;
        return Number(values.Standard(indicator.Standard ?? "")) is { } owed ? One(number <= owed) : null;
    }

    static bool IsMissing(Indicator indicator, string value) => indicator.Missing.Count > 0 && indicator.Missing.Contains(value, StringComparer.Ordinal);

    static double One(bool holds) => holds ? 1 : 0;

    static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d : null;
}
