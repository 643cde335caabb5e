using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChatbotMonitor.Tests;

/// <summary>The load generator of <c>shared/bench</c>, built in a folder of its own: it plays the Bot API and the citizens behind it.</summary>
sealed class TelegramLoad : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Process _process;
    readonly Task<string> _result;
    readonly DirectoryInfo _folder;

    TelegramLoad(DirectoryInfo folder, int port, string[] arguments)
    {
        _folder = folder;
        Root = $"http://127.0.0.1:{port}";
        _process = Launch(Path.Combine(folder.FullName, "built", "telegram-load.dll"), ["--port", $"{port}", .. arguments]);
        _result = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Root { get; }

    /// <summary>Builds it, starts it with <paramref name="arguments"/> and waits until it listens; skips the test where <c>shared/</c> is absent.</summary>
    public static async Task<TelegramLoad> Start(params string[] arguments)
    {
        var source = Path.GetDirectoryName(Prerequisite.Shared("bench/telegram-load/telegram-load.csproj"))!;
        var folder = Directory.CreateTempSubdirectory("telegram-load-");
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        // No server is left behind: it would hold on to the output, and the end of that is waited for.
        using (var build = Launch("build", ["-c", "Release", "-v", "q", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-o", Path.Combine(folder.FullName, "built"), folder.FullName]))
        {
            var said = build.StandardOutput.ReadToEndAsync();
            await build.WaitForExitAsync().WaitAsync(Patience);
            Assert.True(build.ExitCode == 0, await said);
        }

        var load = new TelegramLoad(folder, Prerequisite.FreePort(), arguments);
        await load._process.StandardError.ReadLineAsync().WaitAsync(Patience); // "Bot API on http…"
        return load;
    }

    /// <summary>Waits for its end; gives its exit code and what it measured.</summary>
    public async Task<(int ExitCode, JsonNode Measured)> End()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, JsonNode.Parse(await _result)!);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    static Process Launch(string command, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [command, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
}
