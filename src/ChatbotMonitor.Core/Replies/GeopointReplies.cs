using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads a location typed as latitude and longitude, and writes one as XLSForm stores it.</summary>
public static partial class GeopointReplies
{
    /// <summary>Reads <c>42.87 74.59</c> or <c>42.87, 74.59</c>, in degrees.</summary>
    public static Reading Geopoint(string text) =>
        Pair().Match(Folding.Fold(text)) is { Success: true } m ? Stored(Degrees(m, "lat"), Degrees(m, "lon")) : Reading.Nothing;

    /// <summary>A location as XLSForm stores it: latitude, longitude, altitude, accuracy; unread where it is not on the earth.</summary>
    public static Reading Stored(double latitude, double longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
            ? new Reading.Value(string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######} {longitude:0.######} 0 0"))
            : Reading.Nothing;

    static double Degrees(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<lat>-?\d{1,2}\.\d{1,10})[ ,;]+(?<lon>-?\d{1,3}\.\d{1,10})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pair();
}
