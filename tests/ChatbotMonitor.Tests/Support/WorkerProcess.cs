using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ChatbotMonitor.Tests;

/// <summary>The worker as a process of its own, in a folder of its own with a copy of <c>config/</c>: started, killed and started again on the same data.</summary>
sealed class WorkerProcess : IAsyncDisposable
{
    /// <summary>The tests that start processes run one after another: they share the machine.</summary>
    public const string Collection = "processes";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly ConcurrentQueue<string> _said = new();
    readonly ConcurrentQueue<string> _printed = new();
    readonly HttpClient _http = new();
    readonly Dictionary<string, string> _settings;
    Process? _process;

    WorkerProcess(string folder, Dictionary<string, string> settings) =>
        (Folder, _settings) = (folder, new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["Log__File"] = settings.GetValueOrDefault("Log__File") ?? Path.Combine(folder, "log", "worker-.json") });

    /// <summary>Its working folder, with <c>config/</c> and <c>data/</c>.</summary>
    public string Folder { get; }

    /// <summary>The address it printed.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Everything it wrote to the console, over all its runs.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>The store's file.</summary>
    public string StoragePath => _settings.GetValueOrDefault("Storage__Path") ?? Path.Combine(Folder, "data", "monitor.db");

    /// <summary>Calls its addresses.</summary>
    public HttpClient Http => _http;

    /// <summary>The process that runs now.</summary>
    public int Id => _process!.Id;

    /// <summary>Makes a folder with the content given (the repository's own where null) and starts the worker in it.</summary>
    public static async Task<WorkerProcess> Start(Dictionary<string, string>? settings = null, string? content = null, int port = 0)
    {
        var folder = Directory.CreateTempSubdirectory("worker-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "log"));
        Copy(content ?? Path.Combine(Repository.Root, "config"), Path.Combine(folder, "config"));
        var worker = new WorkerProcess(folder, settings ?? []);
        await worker.Start(port);
        return worker;
    }

    /// <summary>Starts it, or starts it again, and waits for the address.</summary>
    public async Task Start(int port = 0)
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Launch([$"--Urls=http://127.0.0.1:{port}"], line =>
        {
            _said.Enqueue(line);
            if (line.StartsWith("Open http", StringComparison.Ordinal))
                address.TrySetResult(new Uri(line["Open ".Length..]));
        });
        var exited = _process.WaitForExitAsync();
        if (await Task.WhenAny(address.Task, exited).WaitAsync(Patience) == exited)
            throw new InvalidOperationException($"The worker ended at its start:\n{Said}");
        Address = new Uri(await address.Task, "/");
    }

    /// <summary>Runs a command beside the worker, or without one, in its folder; gives the exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        var output = new ConcurrentQueue<string>();
        using var process = Launch(arguments, line =>
        {
            output.Enqueue(line);
            _printed.Enqueue(line);
        });
        await process.WaitForExitAsync().WaitAsync(Patience);
        // The overload without a token also waits for the end of the output.
        process.WaitForExit();
        return (process.ExitCode, string.Join('\n', output));
    }

    /// <summary>A value of <c>/metrics</c>, 0 where nothing was counted in this run: <c>chatbotmonitor_outbound_total{channel="sms",state="sent"}</c>; without labels, of all of them together.</summary>
    public async Task<double> Counted(string name)
    {
        var metrics = await _http.GetStringAsync(new Uri(Address, "/metrics"));
        return metrics.Split('\n')
            .Where(l => l.StartsWith(name + " ", StringComparison.Ordinal) || l.StartsWith(name + "{", StringComparison.Ordinal))
            .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until as many messages of a channel have come to that state, on disk, since it was started.</summary>
    public async Task Settled(string channel, int count, string state = "sent")
    {
        var counted = 0d;
        await Until.True(
            async () => (counted = await Counted($"chatbotmonitor_outbound_total{{channel=\"{channel}\",state=\"{state}\"}}")) >= count,
            () => $"{counted} of {count} messages by {channel} were {state}",
            (int)Patience.TotalSeconds);
    }

    /// <summary>By what chance it is killed when: told by the test's output, and given again by <c>KILL_SEED</c>.</summary>
    public static int KillSeed()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KILL_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount & int.MaxValue;
        TestContext.Current.TestOutputHelper?.WriteLine($"KILL_SEED={seed}");
        return seed;
    }

    /// <summary>As a power cut would.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>As an operator would (SIGTERM); gives the exit code.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await _process!.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await Kill();
        _process?.Dispose();
        _http.Dispose();
        try
        {
            // Here, so that no test of the worker can forget it.
            Absences.Hold(Said);
            Absences.Hold(string.Join('\n', _printed));
            foreach (var log in Directory.EnumerateFiles(Path.Combine(Folder, "log")))
                Absences.Hold(await File.ReadAllTextAsync(log));
        }
        finally
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    Process Launch(string[] arguments, Action<string> said)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatbotMonitor.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in _settings)
            start.Environment[key] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Note(string? line)
        {
            if (line is not null)
                said(line);
        }
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
