using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatbotMonitor.Tests;

/// <summary>What a test needs of the machine.</summary>
static class Prerequisite
{
    /// <summary>A file of <c>shared/</c>, the folder beside the repository; skips the test where it is absent, and fails it on the build server.</summary>
    public static string Shared(string path)
    {
        var shared = Environment.GetEnvironmentVariable("SHARED") ?? Path.GetFullPath(Path.Combine(Repository.Root, "../shared"));
        return Find($"shared/{path} (name that folder in SHARED)", Path.Combine(shared, path));
    }

    /// <summary>The first of <paramref name="places"/> that is a file; where none is, skips the test by the name of <paramref name="what"/> is missing, and fails it on the build server.</summary>
    public static string Find(string what, params string?[] places)
    {
        if (places.FirstOrDefault(File.Exists) is { } found)
            return found;
        Missing(what);
        throw new UnreachableException();
    }

    /// <summary>Skips the test because <paramref name="what"/> is missing, and fails it on the build server.</summary>
    public static void Missing(string what)
    {
        Assert.False(string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal), $"Missing: {what}.");
        Assert.Skip($"Missing: {what}.");
    }

    /// <summary>Runs a tool to its end; gives its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Said)> Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, string.Concat(await said).Trim());
    }

    /// <summary>A port that nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
