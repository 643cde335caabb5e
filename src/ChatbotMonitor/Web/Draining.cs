using System.Runtime.InteropServices;

namespace ChatbotMonitor.Web;

/// <summary>Ends the worker behind a load balancer: at SIGTERM it is not ready any more and serves what still comes, and stops when nothing more is sent to it. A second signal, or one from the keyboard, stops it at once.</summary>
sealed class Draining(WebSettings settings, Readiness readiness, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Draining> log) : IHostLifetime, IDisposable
{
    readonly List<PosixSignalRegistration> _signals = [];
    int _begun;

    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
            _signals.Add(PosixSignalRegistration.Create(signal, Hear));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => _signals.ForEach(s => s.Dispose());

    void Hear(PosixSignalContext heard)
    {
        heard.Cancel = true;
        if (heard.Signal == PosixSignal.SIGTERM && Interlocked.Exchange(ref _begun, 1) == 0)
            _ = Drain();
        else
            lifetime.StopApplication();
    }

    async Task Drain()
    {
        readiness.Leave();
        log.LogInformation("Told to stop: not ready any more, and serves what still comes for {Seconds} seconds", settings.DrainSeconds);
        await Task.Delay(TimeSpan.FromSeconds(settings.DrainSeconds), time, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lifetime.StopApplication();
    }
}
