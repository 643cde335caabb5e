using ChatbotMonitor.Core.Places;
using static ChatbotMonitor.Core.Surveys.XPathFunction;
using static ChatbotMonitor.Core.Surveys.XPathValues;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Functions of locations: geopoints (<c>latitude longitude altitude accuracy</c>), or several joined by semicolons.</summary>
static class PlaceFunctions
{
    public static IReadOnlyDictionary<string, XPathFunction> ByName { get; } = new Dictionary<string, XPathFunction>(StringComparer.Ordinal)
    {
        ["distance"] = Numeric(1, Many, (_, a) => Length(Points(a))).OfSets(),
        ["area"] = Numeric(1, Many, (_, a) => Area(Points(a))).OfSets(),
        ["geofence"] = Boolean(2, 2, (_, a) => Points([a[0]]) is [var point, ..] && Contains(Points([a[1]]), point)).OfSets(),
    };

    static List<Location> Points(IEnumerable<object> values) =>
        [.. AllTexts(values).SelectMany(t => t.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(Location.Read).OfType<Location>()];

    static double Length(List<Location> points)
    {
        var metres = 0d;
        for (var i = 1; i < points.Count; i++)
            metres += points[i - 1].MetresTo(points[i]);
        return metres;
    }

    // The area of a polygon on a sphere, by its spherical excess over the pole.
    static double Area(List<Location> points)
    {
        if (points.Count < 3)
            return 0;
        var excess = 0d;
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            excess += Location.Radians(b.Longitude - a.Longitude) * (2 + Math.Sin(Location.Radians(a.Latitude)) + Math.Sin(Location.Radians(b.Latitude)));
        }

        return Math.Abs(excess * Location.Earth * Location.Earth / 2);
    }

    static bool Contains(List<Location> polygon, Location point)
    {
        var inside = false;
        for (int i = 0, j = polygon.Count - 1; i < polygon.Count; j = i++)
        {
            var (a, b) = (polygon[i], polygon[j]);
            if (a.Longitude > point.Longitude != b.Longitude > point.Longitude
                && point.Latitude < ((b.Latitude - a.Latitude) * (point.Longitude - a.Longitude) / (b.Longitude - a.Longitude)) + a.Latitude)
                inside = !inside;
        }

        return inside;
    }
}
