using System.Globalization;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Ages in bands of years, as they are given away.</summary>
public static class AgeBands
{
    static readonly int[] Starts = [0, 18, 30, 45, 60, 75];

    /// <summary>The band that a number of years lies in; what is no number stays as it is, for it is a band already.</summary>
    public static string Of(string age)
    {
        if (!double.TryParse(age, NumberStyles.Float, CultureInfo.InvariantCulture, out var years) || years < 0)
            return age;
        var at = Array.FindLastIndex(Starts, s => s <= years);
        return at == Starts.Length - 1 ? $"{Starts[at]}+" : $"{Starts[at]}-{Starts[at + 1] - 1}";
    }
}
