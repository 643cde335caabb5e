using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Tests;

/// <summary>Web servers on loopback, on a port of their own, that log nothing.</summary>
static class Loopback
{
    /// <summary>One that <paramref name="handle"/> answers for, whatever is asked.</summary>
    public static async Task<WebApplication> Serve(RequestDelegate handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(handle);
        await app.StartAsync();
        return app;
    }
}
