using System.CommandLine;

namespace ChatbotMonitor.Commands;

/// <summary><c>restore FILE</c>: puts a backup in the store's place, while the worker does not run.</summary>
/// <param name="storagePath">The store's file (<c>Storage__Path</c>).</param>
/// <param name="restore">Checks a backup (first) and puts it in the store's place (second); throws where it cannot.</param>
/// <param name="onPostgres">Whether the store is no file.</param>
sealed class RestoreCommand(string storagePath, Action<string, string> restore, bool onPostgres = false)
{
    /// <summary>The command for the command line; its arguments are asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local, Action<string, string> restore)
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup wrote." };
        var command = new Command("restore", "Puts a backup in the store's place. Stop the worker first.") { file };
        command.SetAction((parsed, _) => Of(local(parsed), restore).Run(
            parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Restores <paramref name="file"/>; gives the exit code.</summary>
    public Task<int> Run(string file, TextWriter output, TextWriter error) => CommandEdge.Run(error, async () =>
    {
        if (onPostgres)
            throw new CommandException("This installation keeps its data in PostgreSQL (Storage__Postgres), which has backups of its own: stop the workers, and `pg_restore --clean --if-exists --dbname DATABASE FILE` puts one back that pg_dump made; the README says more.");
        if (!File.Exists(file))
            throw new CommandException($"There is no file '{file}'.");
        if (WorkerFile.OfLiving(storagePath) is { } worker)
            throw new CommandException($"The worker is running (process {worker.Pid}): stop it first. If it is not, delete {WorkerFile.PathOf(storagePath)}.");
        restore(file, storagePath);
        await output.WriteLineAsync($"Restored {storagePath} from {file}.");
    });

    static RestoreCommand Of(LocalParts local, Action<string, string> restore) => new(local.StoragePath, restore, local.Settings.Storage.Postgres is not null);
}
