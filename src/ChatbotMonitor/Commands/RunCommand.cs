using System.CommandLine;
using ChatbotMonitor.Logging;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Commands;

/// <summary><c>run</c>: the worker, until it is told to stop.</summary>
static class RunCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create(string[] switches)
    {
        var command = new Command("run", "Runs the worker (the default).");
        command.SetAction((parsed, cancel) => Run(switches, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <summary>Runs until a signal or <paramref name="cancel"/>; gives the exit code. What keeps it from starting is said to <paramref name="error"/> in a sentence each.</summary>
    public static async Task<int> Run(string[] switches, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var start = Startup.Read(switches, TimeProvider.System);
        if (start.Content is not { } content)
        {
            start.Print(error);
            return 1;
        }

        try
        {
            using var store = Stores.Open(start.Settings.Storage, TimeProvider.System, asWorker: true);
            var log = Logs.Open(start.Settings.Log);
            try
            {
                await using var worker = Wiring.Build(start.Settings, content, store, TimeProvider.System, log);
                await Run(worker, start.Settings, output, cancel);
            }
            finally
            {
                await Logs.Close(log);
            }

            return 0;
        }
        catch (StoreException e)
        {
            await error.WriteLineAsync(e.Message);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await error.WriteLineAsync($"Urls: {start.Settings.Urls} is in use by another program. Stop that one, or set another port.");
        }

        return 1;
    }

    static async Task Run(WebApplication worker, Settings settings, TextWriter output, CancellationToken cancel)
    {
        try
        {
            await worker.StartAsync(cancel);
            await output.WriteLineAsync($"Open {FrontDoor(worker.Urls, settings.SimulatorRuns)}");
            await worker.WaitForShutdownAsync(cancel);
        }
        finally
        {
            // Also where the start failed half-way: whatever did start ends in order.
            await worker.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>The address a person on this machine opens.</summary>
    internal static string FrontDoor(IEnumerable<string> urls, bool simulator)
    {
        var address = BindingAddress.Parse(urls.First());
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return $"http://{host}:{address.Port}/{(simulator ? "simulator" : "")}";
    }
}
