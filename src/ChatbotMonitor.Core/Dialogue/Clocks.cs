using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Replies;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Reads a time of day, and a day with a time; a day alone is taken for the first half of that.</summary>
static partial class Clocks
{
    /// <summary>Reads <c>9:30</c>, <c>09.30</c>, <c>9</c>.</summary>
    public static Reading Time(string text) =>
        Clock().Match(Folding.Fold(text)) is { Success: true } m ? new Reading.Value($"{Two(m, "h")}:{(m.Groups["m"].Success ? Two(m, "m") : "00")}") : Reading.Nothing;

    /// <summary>Reads a day with a time, a day alone, or, once the day is told, the time.</summary>
    public static Reading Moment(string text, Talk talk)
    {
        var parts = text.Trim().Split([' ', ',', 'T'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && Time(parts[^1]) is Reading.Value { Stored: var time } && NearDays.Read(string.Join(' ', parts[..^1]), talk) is Reading.Value { Stored: var day })
            return new Reading.Value($"{day}T{time}");
        if (talk.Draft.Picked.Count == 0)
            return NearDays.Read(text, talk);
        return Time(text) is Reading.Value { Stored: var alone } ? new Reading.Value($"{talk.Draft.Picked[0]}T{alone}") : Reading.Nothing;
    }

    static string Two(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture).ToString("00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<h>[01]?\d|2[0-3])([:. -](?<m>[0-5]\d))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();
}
