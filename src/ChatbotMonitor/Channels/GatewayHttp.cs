using System.Net.Http.Headers;
using System.Text;

namespace ChatbotMonitor.Channels;

/// <summary>Connections to a gateway, for as long as the worker runs.</summary>
/// <remarks>Not of the factory's kind: those log addresses, which name accounts and hold passwords.</remarks>
static class GatewayHttp
{
    /// <summary>How long one request to a gateway may take.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    // No gateway's answer is longer.
    const long LargestAnswer = 256 * 1024;

    /// <summary>A client; it goes to <paramref name="root"/> and shows <paramref name="login"/>, where these are given.</summary>
    public static HttpClient Client(Uri? root = null, (string? Username, string? Password)? login = null)
    {
        // No retries: they are the Outbox's. No redirects: they would carry the credentials elsewhere.
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = root is null ? null : new Uri(root.OriginalString.TrimEnd('/')),
            Timeout = Timeout.InfiniteTimeSpan, // An attempt has its own limit, by our clock.
            MaxResponseContentBufferSize = LargestAnswer,
        };
        if (login is var (username, password))
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}")));
        return client;
    }
}
