using System.Globalization;
using static ChatbotMonitor.Core.Surveys.XPathFunction;
using static ChatbotMonitor.Core.Surveys.XPathValues;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Functions of locations: geopoints (<c>latitude longitude altitude accuracy</c>), or several joined by semicolons.</summary>
static class PlaceFunctions
{
    // The radius that JavaRosa reckons with, in metres.
    const double Earth = 6_378_100;

    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } = new Dictionary<string, XPathFunction>(StringComparer.Ordinal)
    {
        ["distance"] = Numeric(1, Many, (_, a) => Length(Points(a))).OfSets(),
        ["area"] = Numeric(1, Many, (_, a) => Area(Points(a))).OfSets(),
        ["geofence"] = Boolean(2, 2, (_, a) => Points([a[0]]) is [var point, ..] && Contains(Points([a[1]]), point)).OfSets(),
    };

    static List<(double Lat, double Lon)> Points(IEnumerable<object> values)
    {
        var points = new List<(double, double)>();
        foreach (var text in AllTexts(values).SelectMany(t => t.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length >= 2 && Degrees(parts[0]) is { } latitude && Degrees(parts[1]) is { } longitude)
                points.Add((latitude, longitude));
        }

        return points;
    }

    static double? Degrees(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d : null;

    static double Length(List<(double Lat, double Lon)> points)
    {
        var metres = 0d;
        for (var i = 1; i < points.Count; i++)
            metres += Between(points[i - 1], points[i]);
        return metres;
    }

    static double Between((double Lat, double Lon) a, (double Lat, double Lon) b)
    {
        var (dLat, dLon) = (Math.Sin(Radians(b.Lat - a.Lat) / 2), Math.Sin(Radians(b.Lon - a.Lon) / 2));
        var h = (dLat * dLat) + (Math.Cos(Radians(a.Lat)) * Math.Cos(Radians(b.Lat)) * dLon * dLon);
        return 2 * Earth * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    // The area of a polygon on a sphere, by its spherical excess over the pole.
    static double Area(List<(double Lat, double Lon)> points)
    {
        if (points.Count < 3)
            return 0;
        var excess = 0d;
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            excess += Radians(b.Lon - a.Lon) * (2 + Math.Sin(Radians(a.Lat)) + Math.Sin(Radians(b.Lat)));
        }

        return Math.Abs(excess * Earth * Earth / 2);
    }

    static bool Contains(List<(double Lat, double Lon)> polygon, (double Lat, double Lon) point)
    {
        var inside = false;
        for (int i = 0, j = polygon.Count - 1; i < polygon.Count; j = i++)
        {
            var (a, b) = (polygon[i], polygon[j]);
            if (a.Lon > point.Lon != b.Lon > point.Lon && point.Lat < ((b.Lat - a.Lat) * (point.Lon - a.Lon) / (b.Lon - a.Lon)) + a.Lat)
                inside = !inside;
        }

        return inside;
    }

    static double Radians(double degrees) => degrees * Math.PI / 180;
}
