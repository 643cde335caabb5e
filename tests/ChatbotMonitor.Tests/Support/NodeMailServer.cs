using System.Diagnostics;
using System.Globalization;

namespace ChatbotMonitor.Tests;

/// <summary>A mail server that others wrote (npm's <c>smtp-server</c>), in a process of its own.</summary>
sealed class NodeMailServer : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    readonly Process _process;

    NodeMailServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Starts it with <c>starttls</c> or <c>tls</c>, or skips the test by the name of what is missing; under <c>CI=true</c> that fails.</summary>
    public static async Task<NodeMailServer> Start(string mode)
    {
        var module = Path.GetDirectoryName(Prerequisite.Find(
            "smtp-server (npm; tests/run.sh installs it, or name its folder in SMTP_SERVER)",
            Path.Combine(Environment.GetEnvironmentVariable("SMTP_SERVER") ?? Path.Combine(Repository.Tests, "../.tools/node_modules/smtp-server"), "package.json")))!;
        var script = Path.Combine(Repository.Tests, "Support", "smtp-server.cjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, Path.GetFullPath(module), mode]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var port = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return new NodeMailServer(process, int.Parse(port ?? "", CultureInfo.InvariantCulture));
    }

    /// <summary>The next mail it took, as a line of JSON.</summary>
    public async Task<string> Next() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "";

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
