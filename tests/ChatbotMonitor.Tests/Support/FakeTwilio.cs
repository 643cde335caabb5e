using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatbotMonitor.Tests;

/// <summary>A Twilio on loopback that answers as it is told, and keeps what it was asked.</summary>
public sealed class FakeTwilio : IAsyncDisposable
{
    readonly WebApplication _app;

    FakeTwilio(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_app.Urls.First());

    /// <summary>What came in, oldest first.</summary>
    public ConcurrentQueue<Request> Requests { get; } = [];

    /// <summary>How it answers; a message taken unless told otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http => Json(http, 201, """{ "sid": "SM1", "status": "queued" }""");

    public static async Task<FakeTwilio> Start()
    {
        FakeTwilio fake = null!;
        fake = new FakeTwilio(await Loopback.Serve(async http =>
        {
            var form = await http.Request.ReadFormAsync();
            fake.Requests.Enqueue(new(
                $"{http.Request.Method} {http.Request.Path}",
                http.Request.Headers.Authorization.ToString(),
                form.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal)));
            await fake.Answer(http);
        }));
        return fake;
    }

    public static Task Json(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public sealed record Request(string Line, string Authorization, IReadOnlyDictionary<string, string> Form);
}
