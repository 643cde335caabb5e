[assembly: AssemblyFixture(typeof(ChatbotMonitor.Tests.NpgsqlThread))]

namespace ChatbotMonitor.Tests;

/// <summary>Npgsql keeps a thread for ten seconds after its last batch, and so long the runner waits for threads before it calls the run failed: here it is waited for first.</summary>
public sealed class NpgsqlThread : IAsyncDisposable
{
    // The system cuts names after fifteen letters.
    const string Name = "NpgsqlRemaining";

    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsLinux())
            await Until.True(() => !Lives(), seconds: 20);
    }

    static bool Lives() => Directory.EnumerateDirectories("/proc/self/task").Any(IsIt);

    static bool IsIt(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm")).StartsWith(Name, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It has just ended.
            return false;
        }
    }
}
