using System.Net;

namespace ChatbotMonitor.Web;

/// <summary>Lets in what comes from this machine by its own name, and from no other site's page.</summary>
sealed class LoopbackOnly : IEndpointFilter
{
    /// <summary>Sent with every POST: a page of another site cannot add a header of its own without asking first.</summary>
    public const string Header = "X-Simulator";

    const string ForwardedFor = "X-Forwarded-For", RealIp = "X-Real-IP", ForwardedHost = "X-Forwarded-Host", ForwardedProto = "X-Forwarded-Proto", Forwarded = "Forwarded";

    // A reverse proxy on this machine speaks from loopback too: what it forwards is somebody else's, unless it says that it came from this machine.
    static readonly string[] MarksOfProxies = [Forwarded, "Via", ForwardedFor, ForwardedHost, RealIp];

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
            && (!Array.Exists(MarksOfProxies, request.Headers.ContainsKey) || IsForwardedFromHere(request.Headers))
            && IsSameOrigin(request)
            && (HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey(Header));
    }

    // A proxy adds who it heard to whatever list it got: all of the list is this machine where the browser is.
    static bool IsForwardedFromHere(IHeaderDictionary headers) =>
        !headers.ContainsKey(Forwarded)
        && Listed(headers[ForwardedFor]) is { Count: > 0 } route && route.TrueForAll(IsLoopbackAddress)
        && Listed(headers[RealIp]).TrueForAll(IsLoopbackAddress)
        && Listed(headers[ForwardedHost]).TrueForAll(host => IsLoopbackName(new HostString(host).Host));

    static List<string> Listed(Microsoft.Extensions.Primitives.StringValues values) => [.. values.SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries))];

    static bool IsLoopbackAddress(string text) => IPAddress.TryParse(text, out var address) && IPAddress.IsLoopback(address);

    // A name that an attacker's DNS points at 127.0.0.1 reaches us from loopback; the Host header gives it away.
    static bool IsLoopbackName(string host) =>
        host is "127.0.0.1" or "[::1]" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);

    static bool IsSameOrigin(HttpRequest request) =>
        request.Headers.Origin is not [var origin] || string.Equals(origin, $"{Scheme(request)}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    // TLS ends at the proxy.
    static string Scheme(HttpRequest request) => request.Headers[ForwardedProto] is ["https"] ? "https" : request.Scheme;
}
