using System.CommandLine;
using ChatbotMonitor.Storage.LiteDb;
using ChatbotMonitor.Storage.Moving;
using ChatbotMonitor.Storage.Postgres;

namespace ChatbotMonitor.Commands;

/// <summary><c>migrate --to postgres|litedb</c>: copies the store from the one database to the other, while no worker runs; broken off, it goes on where it was.</summary>
/// <param name="local">The settings.</param>
sealed class MigrateCommand(LocalParts local)
{
    const string Postgres = "postgres", LiteDb = "litedb";

    /// <summary>The command for the command line; <paramref name="local"/> is asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local)
    {
        var to = new Option<string>("--to") { Description = $"{Postgres}: from the file of Storage__Path to the database of Storage__Postgres; {LiteDb}: back.", Required = true };
        to.AcceptOnlyFromAmong(Postgres, LiteDb);
        var command = new Command("migrate", "Copies the store from LiteDB to PostgreSQL, or back, and compares both. Stop the workers first; what was copied from is left as it is.") { to };
        command.SetAction((parsed, _) => new MigrateCommand(local(parsed)).Run(parsed.GetRequiredValue(to), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Moves the store to <paramref name="database"/>; gives the exit code.</summary>
    public Task<int> Run(string database, TextWriter output, TextWriter error) => CommandEdge.Run(error, async () =>
    {
        var connection = local.Settings.Storage.Postgres ?? throw new CommandException("Set Storage__Postgres to the connection string of the database, such as Host=127.0.0.1;Database=monitor;Username=monitor;Password=….");
        if (WorkerFile.OfLiving(local.StoragePath) is { } worker)
            throw new CommandException($"The worker is running (process {worker.Pid}): stop it first. If it is not, delete {WorkerFile.PathOf(local.StoragePath)}.");
        var toPostgres = string.Equals(database, Postgres, StringComparison.Ordinal);
        using IContents from = toPostgres ? LiteDbContents.From(local.StoragePath) : PostgresContents.Open(connection, toRead: true);
        using IContents to = toPostgres ? PostgresContents.Open(connection, toRead: false) : LiteDbContents.To(local.StoragePath);
        Move.Run(from, to, moved => output.WriteLine($"Copied {moved.Name}."));
        if (!await IsSame(from, to, output))
            throw new CommandException("What is there now is not what was to be moved: somebody wrote to one side in between. Nothing was changed where it came from. Empty the target and begin anew.");
        to.Finish();
        await output.WriteLineAsync(toPostgres
            ? $"All is in the database of Storage__Postgres, and workers use it as long as that is set. {local.StoragePath} was left as it is."
            : $"All is in {local.StoragePath}, and the worker uses it once Storage__Postgres is not set any more. The database was left as it is.");
    });

    static async Task<bool> IsSame(IContents from, IContents to, TextWriter output)
    {
        var same = true;
        await output.WriteLineAsync(Line("", "from", "to", ""));
        foreach (var (collection, before, after) in Move.Compare(from, to))
        {
            same &= before == after;
            await output.WriteLineAsync(Line(collection.Name, $"{before.Rows}", $"{after.Rows}", before == after ? $"{before}" : $"{before} is not {after}"));
        }

        return same;
    }

    static string Line(string name, string from, string to, string checksum) => $"{name,-15}{from,12}{to,12}  {checksum}".TrimEnd();
}
