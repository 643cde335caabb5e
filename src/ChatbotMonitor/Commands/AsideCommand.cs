using System.CommandLine;

namespace ChatbotMonitor.Commands;

/// <summary><c>aside</c>: lists the updates that could not be handled.</summary>
sealed class AsideCommand(LocalParts local)
{
    /// <summary>The command for the command line; <paramref name="local"/> is asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local)
    {
        var command = new Command("aside", "Lists the updates that could not be handled, without what tells who sent them.");
        command.SetAction((parsed, cancel) => new AsideCommand(local(parsed)).Run(Console.OpenStandardOutput(), parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <summary>Prints to <paramref name="output"/>; gives the exit code.</summary>
    public Task<int> Run(Stream output, TextWriter error, CancellationToken cancel) => CommandEdge.Run(error, () => new Chores(local).Run(new AsideChore(), output, cancel));
}
