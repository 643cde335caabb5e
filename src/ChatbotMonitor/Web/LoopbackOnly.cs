using System.Net;

namespace ChatbotMonitor.Web;

/// <summary>Lets in what comes from this machine by its own name, and from no other site's page.</summary>
sealed class LoopbackOnly : IEndpointFilter
{
    /// <summary>Sent with every POST: a page of another site cannot add a header of its own without asking first.</summary>
    public const string Header = "X-Simulator";

    // A reverse proxy on this machine speaks from loopback too: what it forwards is somebody else's.
    static readonly string[] MarksOfProxies = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return Admits(context.HttpContext)
            ? await next(context)
            : Results.Text("The simulator answers only on the machine it runs on, under localhost or 127.0.0.1.", statusCode: StatusCodes.Status403Forbidden);
    }

    static bool Admits(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && IsLoopbackName(request.Host.Host)
            && !Array.Exists(MarksOfProxies, request.Headers.ContainsKey)
            && IsSameOrigin(request)
            && (HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey(Header));
    }

    // A name that an attacker's DNS points at 127.0.0.1 reaches us from loopback; the Host header gives it away.
    static bool IsLoopbackName(string host) =>
        host is "127.0.0.1" or "[::1]" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);

    static bool IsSameOrigin(HttpRequest request) =>
        request.Headers.Origin is not [var origin] || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
