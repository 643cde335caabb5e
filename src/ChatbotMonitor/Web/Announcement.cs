using ChatbotMonitor.Commands;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatbotMonitor.Web;

/// <summary>Writes beside the store where the worker can be asked, once it listens, and takes that away before it stops.</summary>
sealed class Announcement(IServer server, ControlToken token, string storagePath) : IHostedLifecycleService
{
    WorkerFile? _written;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        _written = UrlOf(addresses) is { } url ? new WorkerFile(Environment.ProcessId, url, token.Value) : null;
        return _written?.Write(storagePath) ?? Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _written?.Delete(storagePath);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The address on this machine by which one of <paramref name="addresses"/> is reached, plain http; a loopback one where there is one.</summary>
    internal static string? UrlOf(IEnumerable<string> addresses) => addresses
        .Select(a => BindingAddress.Parse(a))
        .Where(a => string.Equals(a.Scheme, "http", StringComparison.OrdinalIgnoreCase) && !a.IsUnixPipe)
        .Select(a => new UriBuilder("http", IsAny(a.Host) ? "127.0.0.1" : a.Host, a.Port).Uri)
        .OrderByDescending(u => u.IsLoopback)
        .FirstOrDefault()?.GetLeftPart(UriPartial.Authority);

    static bool IsAny(string host) => host is "+" or "*" or "0.0.0.0" or "[::]";
}
