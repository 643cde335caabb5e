using System.CommandLine;
using ChatbotMonitor.Examples;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Commands;

/// <summary><c>example [--out FILE.db]</c>: fills the example rounds with invented data, in a store of its own.</summary>
/// <param name="local">The operator's files.</param>
/// <param name="open">Opens the store of that path.</param>
sealed class ExampleCommand(LocalParts local, Func<string, IStore> open)
{
    const string Usual = "data/example.db";

    /// <summary>The command for the command line; <paramref name="local"/> is asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local, Func<string, IStore> open)
    {
        var file = new Option<string>("--out") { Description = $"The file, which must not be there yet; otherwise {Usual}.", DefaultValueFactory = _ => Usual };
        var command = new Command("example", "Fills the rounds that say `example: true` with invented data in a file of its own, so that you see a whole report in a minute. Your own store is not touched.") { file };
        command.SetAction((parsed, cancel) => new ExampleCommand(local(parsed), open).Run(parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Makes the store, and says how to make a report of it; gives the exit code.</summary>
    public Task<int> Run(string file, TextWriter output, TextWriter error) => CommandEdge.Run(error, async () =>
    {
        StoreFiles.NotOneOf(local.StoragePath, file);
        if (File.Exists(file))
            throw new CommandException($"'{file}' is there already: invented data go to a file of their own. Name another with --out, or move it away.");
        var content = local.ReadContent();
        var rounds = content.Rounds.Where(r => r.IsExample).ToArray();
        if (rounds.Length == 0)
            throw new CommandException("No round under rounds/ says `example: true`.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        using (var store = open(file))
        {
            foreach (var round in rounds.OrderBy(r => r.From))
                ExampleRounds.Fill(store, content, round, isLast: ReferenceEquals(round, rounds.MaxBy(r => r.From)));
        }

        var last = rounds.MaxBy(r => r.From)!;
        await output.WriteLineAsync($"Filled with INVENTED data: {file}");
        await output.WriteLineAsync("A report of it, a page for the hearing, and open data:");
        foreach (var rest in new[]
        {
            $"report --round {last.Id} --lang ru --out {Path.Combine(Path.GetDirectoryName(file) ?? "", "example.html")}",
            $"report --round {last.Id} --lang ru --pack --bot NAME_OF_YOUR_BOT --out {Path.Combine(Path.GetDirectoryName(file) ?? "", "hearing.docx")}",
            $"export round --round {last.Id} --out {Path.Combine(Path.GetDirectoryName(file) ?? "", "example.xlsx")}",
        })
            await output.WriteLineAsync($"  dotnet run --project src/ChatbotMonitor -- --Storage:Path={file} {rest}");
    });
}
