using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatbotMonitor.Benchmarks;

/// <summary>What lies under <c>../shared/bench</c>: the load generator and the bots that a user would write instead, built in a folder of their own.</summary>
sealed class Bench : IDisposable
{
    readonly string _work = Directory.CreateTempSubdirectory("load-benchmark").FullName;
    readonly string _bench = Path.GetFullPath(Path.Combine(Root(), "..", "shared", "bench"));

    /// <summary>The seven questions, for <c>Content__Path</c>.</summary>
    public string Content => Path.Combine(_bench, "content");

    /// <summary>The project's own files, for <c>Content__Path</c>.</summary>
    public static string Config => Path.Combine(Root(), "config");

    /// <summary>An empty folder.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_work, Path.GetRandomFileName())).FullName;

    /// <summary>Builds the generator.</summary>
    public Task Build() =>
        Run("dotnet", ["build", Path.Combine(_bench, "telegram-load"), "-c", "Release", "-v", "q", "-o", Path.Combine(_work, "load"), $"-p:BaseIntermediateOutputPath={Path.Combine(_work, "obj")}/"]);

    /// <summary>Plays the citizens at <paramref name="port"/>; gives what the generator measured, as JSON.</summary>
    public Task<string> Play(int port, int process, string chats, string active, string warmup, params string[] more) =>
        Run("dotnet", [Path.Combine(_work, "load", "telegram-load.dll"), "--port", Text(port), "--chats", chats, "--active", active, "--warmup", warmup, "--pid", Text(process), .. more]);

    /// <summary>Measures a bot of <c>peers</c>; gives the JSON.</summary>
    public async Task<string> Peer(string name)
    {
        var printed = await Run("bash", [Path.Combine(_bench, "peers", "measure.sh"), name], ("WORK_DIR", _work));
        return printed.Split('\n').First(l => l.StartsWith(name + " {", StringComparison.Ordinal))[(name.Length + 1)..];
    }

    public void Dispose() => Directory.Delete(_work, recursive: true);

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static async Task<string> Run(string program, string[] arguments, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var (said, trouble) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"{program} {arguments[0]}: exit code {Text(process.ExitCode)}\n{await said}{await trouble}");
    }

    static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "ChatbotMonitor.sln")))
                return folder;
        }

        throw new InvalidOperationException("Run this in a clone, with ../shared beside it.");
    }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
