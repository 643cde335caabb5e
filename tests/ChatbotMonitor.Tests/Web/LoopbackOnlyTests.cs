using System.Net;
using ChatbotMonitor.Web;
using Microsoft.AspNetCore.Http;

namespace ChatbotMonitor.Tests;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("GET", "127.0.0.1", "127.0.0.1:5080", null, true)]
    [InlineData("GET", "::1", "[::1]:5080", null, true)]
    [InlineData("GET", "::ffff:127.0.0.1", "localhost", null, true)]
    [InlineData("GET", "192.168.1.7", "localhost", null, false)]
    [InlineData("GET", "127.0.0.1", "monitor.example", null, false)]
    [InlineData("GET", "127.0.0.1", "localhost.example", null, false)]
    [InlineData("GET", "127.0.0.1", "", null, false)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: 203.0.113.9", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "Via: 1.1 proxy", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "Origin: http://localhost", true)]
    [InlineData("GET", "127.0.0.1", "localhost", "Origin: http://evil.example", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "Origin: null", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1", true)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1, ::1|X-Real-IP: 127.0.0.1|X-Forwarded-Host: localhost:8443|Via: 1.1 proxy", true)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1, 203.0.113.9", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: 203.0.113.9, 127.0.0.1", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: ", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1|X-Real-IP: 203.0.113.9", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1|X-Forwarded-Host: monitor.example", false)]
    [InlineData("GET", "127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1|Forwarded: for=127.0.0.1", false)]
    [InlineData("GET", "127.0.0.1", "monitor.example", "X-Forwarded-For: 127.0.0.1", false)]
    [InlineData("POST", "127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1|X-Forwarded-Proto: https|Origin: https://localhost|X-Simulator: 1", true)]
    [InlineData("POST", "127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1|X-Forwarded-Proto: https|Origin: https://evil.example|X-Simulator: 1", false)]
    [InlineData("POST", "127.0.0.1", "localhost", null, false)]
    [InlineData("POST", "127.0.0.1", "localhost", "X-Simulator: 1", true)]
    public async Task Only_this_machine_and_the_page_itself_get_in(string method, string remote, string host, string? headers, bool admitted)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        http.Request.Method = method;
        http.Request.Scheme = "http";
        http.Request.Host = new HostString(host);
        foreach (var header in headers?.Split('|') ?? [])
            http.Request.Headers[header.Split(": ")[0]] = header.Split(": ")[1];

        var result = await new LoopbackOnly().InvokeAsync(EndpointFilterInvocationContext.Create(http), _ => ValueTask.FromResult<object?>("in"));

        Assert.Equal(admitted, result is "in");
    }

    [Fact]
    public async Task An_address_that_is_not_known_is_not_loopback()
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Host = new HostString("localhost");

        Assert.IsNotType<string>(await new LoopbackOnly().InvokeAsync(EndpointFilterInvocationContext.Create(http), _ => ValueTask.FromResult<object?>("in")));
    }
}
