using System.CommandLine;

namespace ChatbotMonitor.Commands;

/// <summary><c>backup FILE</c>: a consistent copy of the store, while the worker runs or while it does not.</summary>
sealed class BackupCommand(LocalParts local)
{
    /// <summary>The command for the command line; <paramref name="local"/> is asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local)
    {
        var file = new Argument<string>("FILE") { Description = "Where to write the copy; a file that is there is replaced." };
        var command = new Command("backup", "Writes a copy of the store, while the worker runs or while it does not.") { file };
        command.SetAction((parsed, cancel) => new BackupCommand(local(parsed)).Run(
            parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <summary>Writes <paramref name="file"/>, readable by its owner only: it holds addresses. Gives the exit code.</summary>
    public Task<int> Run(string file, TextWriter output, TextWriter error, CancellationToken cancel) => CommandEdge.Run(error, async () =>
    {
        await OutputFile.Write(StoreFiles.NotOneOf(local.StoragePath, file), ownerOnly: true, copy => new Chores(local).Run(new BackupChore(), copy, cancel));
        await output.WriteLineAsync($"Backed up to {file} ({new FileInfo(file).Length / 1024} KiB).");
    });
}
