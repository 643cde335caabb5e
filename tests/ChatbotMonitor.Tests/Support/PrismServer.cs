using System.Diagnostics;

namespace ChatbotMonitor.Tests;

/// <summary>Stoplight's Prism over a contract from <c>shared/contracts</c>: it refuses requests that break the contract and answers the others with its examples.</summary>
sealed class PrismServer : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    readonly Process _process;

    PrismServer(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Starts it, or skips the test by the name of what is missing; under <c>CI=true</c> that fails.</summary>
    /// <param name="contract">The file.</param>
    /// <param name="checksAnswers">False where the contract's own examples break it.</param>
    public static async Task<PrismServer> Start(string contract, bool checksAnswers = true)
    {
        var root = Repository.Root;
        var prism = Prerequisite.Find("Prism (npm @stoplight/prism-cli; tests/run.sh installs it, or name it in PRISM)", Environment.GetEnvironmentVariable("PRISM"), Path.Combine(root, "tests/.tools/node_modules/.bin/prism"));
        var description = Prerequisite.Shared(Path.Combine("contracts", contract));

        var port = Prerequisite.FreePort();
        var process = Process.Start(new ProcessStartInfo(prism, ["mock", .. checksAnswers ? ["--errors"] : Array.Empty<string>(), "-h", "127.0.0.1", "-p", $"{port}", description]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var server = new PrismServer(process, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await server.Listening().WaitAsync(Patience);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    async Task Listening()
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Prism is listening", StringComparison.Ordinal) == true)
                listening.TrySetResult();
            if (line.Data is null)
                listening.TrySetException(new InvalidOperationException("Prism ended before it listened."));
        };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await listening.Task;
    }
}
