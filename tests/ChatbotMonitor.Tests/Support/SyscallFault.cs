using System.Diagnostics;
using System.Globalization;

namespace ChatbotMonitor.Tests;

/// <summary>Lets calls of the kernel fail in a process that runs, on some of its files, by <c>strace</c>: what a dying disk answers, without one.</summary>
sealed class SyscallFault : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly Process _strace;

    SyscallFault(Process strace) => _strace = strace;

    /// <summary>From here on each of <paramref name="calls"/> (with commas between) on <paramref name="files"/> fails with <paramref name="error"/>; skips the test where that is not possible, and fails it on the build server.</summary>
    public static async Task<SyscallFault> Begin(int process, string calls, string error, params IEnumerable<string> files)
    {
        var strace = Prerequisite.Find("strace", "/usr/bin/strace");
        var fault = new SyscallFault(Process.Start(new ProcessStartInfo(strace,
            ["-f", "-o", "/dev/null", "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}", .. files.SelectMany(f => new[] { "-P", f }), "-p", process.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!);
        while (true)
        {
            var line = await fault._strace.StandardError.ReadLineAsync().WaitAsync(Patience);
            if (line is null)
                Prerequisite.Missing("the right to trace a process (run the tests as root, with the capability SYS_PTRACE)");
            if (line!.Contains("attached", StringComparison.Ordinal))
                return fault;
            // What it says besides is of files that are not there yet.
        }
    }

    /// <summary>The disk is sound again.</summary>
    public async ValueTask DisposeAsync()
    {
        var said = _strace.StandardError.ReadToEndAsync();
        if (!_strace.HasExited)
            await Prerequisite.Run("kill", "-TERM", _strace.Id.ToString(CultureInfo.InvariantCulture));
        await _strace.WaitForExitAsync().WaitAsync(Patience);
        await said;
        _strace.Dispose();
    }
}
