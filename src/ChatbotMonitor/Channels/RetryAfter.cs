using System.Net.Http.Headers;

namespace ChatbotMonitor.Channels;

/// <summary>How long a provider asks to be left alone (HTTP's <c>Retry-After</c>, in seconds or as a date).</summary>
static class RetryAfter
{
    /// <summary>The time from <paramref name="now"/>, negative where its date is past; null where nothing was asked for.</summary>
    public static TimeSpan? From(HttpResponseHeaders? headers, DateTimeOffset now) =>
        headers?.RetryAfter is { } header ? header.Delta ?? header.Date - now : null;
}
