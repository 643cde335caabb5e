using System.CommandLine;

namespace ChatbotMonitor.Commands;

/// <summary><c>digest [--date D] [--to NAME] [--send]</c></summary>
sealed class DigestCommand(LocalParts local)
{
    /// <summary>The command for the command line; <paramref name="local"/> is asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local)
    {
        var date = new Option<string?>("--date") { Description = "The day of the digest (2026-11-23). Without it: the last 24 hours; with --send: the latest digest that is due." };
        var to = new Option<string?>("--to") { Description = "The id of one coordinator of people.yaml; otherwise all." };
        var send = new Option<bool>("--send") { Description = "Send it to those who joined; it is that day's digest then." };
        var command = new Command("digest", "Prints a digest as the coordinator would read it.") { date, to, send };
        command.SetAction((parsed, cancel) => new DigestCommand(local(parsed)).Run(
            parsed.GetValue(date), parsed.GetValue(to), parsed.GetValue(send), Console.OpenStandardOutput(), parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <summary>Prints to <paramref name="output"/>; gives the exit code.</summary>
    public Task<int> Run(string? date, string? to, bool send, Stream output, TextWriter error, CancellationToken cancel) =>
        CommandEdge.Run(error, () => new Chores(local).Run(new DigestChore(Day.Read("--date", date), to, send), output, cancel));
}
