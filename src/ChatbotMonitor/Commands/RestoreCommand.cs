using System.CommandLine;

namespace ChatbotMonitor.Commands;

/// <summary><c>restore FILE</c>: puts a backup in the store's place, while the worker does not run.</summary>
/// <param name="storage">The section <c>Storage</c>.</param>
/// <param name="restore">Checks a backup (first) and puts it in the store's place (second); throws where it cannot.</param>
sealed class RestoreCommand(StorageSettings storage, Action<string, string> restore)
{
    /// <summary>The command for the command line; its arguments are asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local, Action<string, string> restore)
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup wrote." };
        var command = new Command("restore", "Puts a backup in the store's place. Stop the worker first.") { file };
        command.SetAction((parsed, _) => new RestoreCommand(local(parsed).Settings.Storage, restore).Run(
            parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Restores <paramref name="file"/>; gives the exit code.</summary>
    public Task<int> Run(string file, TextWriter output, TextWriter error) => CommandEdge.Run(error, async () =>
    {
        if (storage.IsShared)
            throw new CommandException("This installation keeps its data in PostgreSQL (Storage__Postgres): `pg_restore` puts a backup back there, and the README says how.");
        if (!File.Exists(file))
            throw new CommandException($"There is no file '{file}'.");
        if (WorkerFile.OfLiving(storage.Path) is { } worker)
            throw new CommandException($"The worker is running (process {worker.Pid}): stop it first. If it is not, delete {WorkerFile.PathOf(storage.Path)}.");
        restore(file, storage.Path);
        await output.WriteLineAsync($"Restored {storage.Path} from {file}.");
    });
}
