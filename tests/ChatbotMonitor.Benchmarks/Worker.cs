using System.Diagnostics;
using System.Globalization;

namespace ChatbotMonitor.Benchmarks;

/// <summary>The worker as a process of its own, in a folder of its own.</summary>
sealed class Worker : IDisposable
{
    readonly Process _process;

    Worker(Process process) => _process = process;

    /// <summary>Its process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it, or a command of it, in <paramref name="folder"/>; what it prints goes into the file <c>printed</c> there.</summary>
    public static Worker Start(string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var process = new Process { StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatbotMonitor.dll"), .. arguments]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true } };
        foreach (var (key, value) in settings)
            process.StartInfo.Environment[key] = value;
        var printed = TextWriter.Synchronized(File.CreateText(Path.Combine(folder, "printed")));
        process.OutputDataReceived += (_, line) => Write(printed, line.Data);
        process.ErrorDataReceived += (_, line) => Write(printed, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Worker(process);
    }

    /// <summary>Waits for its end; gives the exit code and the most memory it had resident, in bytes.</summary>
    public async Task<(int ExitCode, long Peak)> End()
    {
        var peak = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!_process.HasExited && await timer.WaitForNextTickAsync())
            peak = Math.Max(peak, Resident("VmHWM:"));
        await _process.WaitForExitAsync();
        return (_process.ExitCode, peak);
    }

    /// <summary>Stops it as an operator would.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    long Resident(string line)
    {
        try
        {
            var found = File.ReadLines($"/proc/{Id.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(l => l.StartsWith(line, StringComparison.Ordinal));
            return found is null ? 0 : long.Parse(found.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    static void Write(TextWriter printed, string? line)
    {
        printed.WriteLine(line);
        printed.Flush();
    }
}
