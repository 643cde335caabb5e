using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Tests;

/// <summary>A second process that commits to a store until it is killed, and says on its standard output which commits it was answered for.</summary>
sealed class StoreChild : IDisposable
{
    const string Variable = "CHATBOTMONITOR_STORE_CHILD";
    readonly Process _process;

    StoreChild(Process process) => _process = process;

    /// <summary>Starts this test assembly again as that process.</summary>
    public static StoreChild Start(string path) => new(Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
    {
        ArgumentList = { "exec", typeof(StoreChild).Assembly.Location },
        Environment = { [Variable] = path },
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!);

    /// <summary>Whom the <paramref name="n"/>th commit is about.</summary>
    public static Address Citizen(int n) => new(ChannelNames.Telegram, n.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits for the next commit.</summary>
    public int NextCommit() => int.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The child ended."), CultureInfo.InvariantCulture);

    /// <summary>The last commit that it said before it was killed, or 0.</summary>
    public int CommitsLeft() => _process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => int.Parse(l, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();

    /// <summary>Ends it as a power cut would the process: nothing is flushed, nothing closed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    // The one way into a test assembly before its runner.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void CommitUntilKilled()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
            return;
        using var store = LiteDbStore.Open(path, TimeProvider.System);
        for (var n = 1; ; n++)
        {
            var batch = new Batch { Heard = { ($"telegram:{n}", TimeProvider.System.GetUtcNow()) } };
            batch.Conversations[Citizen(n)] = new Conversation(Citizen(n)) { Language = "ky", Asking = Asking.Language };
            store.Commit(batch);
            Console.WriteLine(n.ToString(CultureInfo.InvariantCulture));
        }
    }
}
