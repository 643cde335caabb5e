using System.Diagnostics;
using ChatbotMonitor.Storage.LiteDb;
using ChatbotMonitor.Storage.Postgres;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary><c>migrate</c> as a process, killed in the middle of some thirty thousand rows.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class MoveProcessTests : IDisposable
{
    const int Citizens = 6_000;

    readonly string _folder = Directory.CreateTempSubdirectory("move-process").FullName;
    readonly string _connection = PostgresServer.Schema();

    [Fact]
    public void Killed_and_started_again_it_moves_a_large_store_whole_there_and_back()
    {
        var time = new FakeTimeProvider(FullStore.Noon);
        var file = Path.Combine(_folder, "monitor.db");
        string told;
        using (var store = LiteDbStore.Open(file, time))
        {
            FullStore.Fill(store, Citizens);
            told = FullStore.Told(store, Citizens);
        }

        KillAt("Copied conversations.", "postgres", file);
        KillAt("Copied responses.", "postgres", file);
        var (code, output) = Run("postgres", file);
        Assert.True(code == 0, output);
        using (var store = PostgresStore.Open(_connection, time, asWorker: true))
            Assert.Equal(told, FullStore.Told(store, Citizens));

        var back = Path.Combine(_folder, "back.db");
        KillAt("Copied heard.", "litedb", back);
        Assert.False(File.Exists(back));
        (code, output) = Run("litedb", back);
        Assert.True(code == 0, output);
        using (var store = LiteDbStore.Open(back, time))
            Assert.Equal(told, FullStore.Told(store, Citizens));
        Assert.Equal(["back.db", "back.db.lock", "monitor.db", "monitor.db.lock"], Directory.EnumerateFiles(_folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void KillAt(string line, string to, string file)
    {
        using var process = Start(to, file);
        while (process.StandardOutput.ReadLine() is { } said && !string.Equals(said, line, StringComparison.Ordinal))
        {
        }

        Assert.False(process.HasExited, $"It never said '{line}'.");
        process.Kill();
        process.WaitForExit();
    }

    (int Code, string Output) Run(string to, string file)
    {
        using var process = Start(to, file);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    Process Start(string to, string file) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatbotMonitor.dll"), $"--Storage:Path={file}", $"--Storage:Postgres={_connection}", "migrate", "--to", to])
    {
        WorkingDirectory = _folder,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;
}
