using System.Globalization;

namespace ChatbotMonitor.Core.Places;

/// <summary>A point on the earth, in degrees.</summary>
public readonly record struct Location(double Latitude, double Longitude)
{
    /// <summary>The radius that JavaRosa reckons with, in metres.</summary>
    internal const double Earth = 6_378_100;

    /// <summary>How far a location may be from where it says it is, in metres; 0 where that is not known.</summary>
    public double Accuracy { get; init; }

    /// <summary>A geopoint as XLSForm stores it (<c>latitude longitude altitude accuracy</c>), or null where a text is none.</summary>
    public static Location? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 && Degrees(parts[0]) is { } latitude && Degrees(parts[1]) is { } longitude
            ? new Location(latitude, longitude) { Accuracy = parts.Length > 3 && Degrees(parts[3]) is > 0 and var metres ? metres : 0 }
            : null;
    }

    /// <summary>The way to <paramref name="other"/> over a sphere, in metres (haversine).</summary>
    public double MetresTo(Location other)
    {
        var (dLat, dLon) = (Math.Sin(Radians(other.Latitude - Latitude) / 2), Math.Sin(Radians(other.Longitude - Longitude) / 2));
        var h = (dLat * dLat) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * dLon * dLon);
        return 2 * Earth * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>Whether it lies on the earth.</summary>
    public bool IsOnEarth => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;

    internal static double Radians(double degrees) => degrees * Math.PI / 180;

    static double? Degrees(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d : null;
}
