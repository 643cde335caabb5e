using System.Globalization;

namespace ChatbotMonitor.Export;

/// <summary>Times as exports write them.</summary>
static class Times
{
    /// <summary>ISO 8601 in UTC: <c>2026-11-23T02:00:00Z</c>.</summary>
    public static string Utc(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
