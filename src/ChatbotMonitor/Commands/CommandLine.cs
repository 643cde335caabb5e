using System.CommandLine;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Commands;

/// <summary>The program's commands; each is made in its own file and added here.</summary>
static class CommandLine
{
    /// <summary>Runs the command that <paramref name="arguments"/> name, <c>run</c> where they name none; gives the exit code.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        var (switches, words) = SettingsSources.Split(arguments);
        var parsed = Build(switches).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // Signals are the host's: it stops the worker in order.
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(invocation);
        }
        catch (CommandException e)
        {
            // Settings with faults are found before a command begins.
            await invocation.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    static RootCommand Build(string[] switches)
    {
        var run = RunCommand.Create(switches);
        var root = new RootCommand("ChatbotMonitor: conversational surveys over Telegram and SMS, and a daily digest of complaints. Any setting can be given as --Section:Key=value.")
        {
            run,
            Check(switches),
            PreviewCommand.Create(() => SettingsSources.Read(switches).Settings.Content.Path, TimeProvider.System),
            DigestCommand.Create(_ => Local(switches)),
            ExportCommand.Create(_ => Local(switches)),
            BackupCommand.Create(_ => Local(switches)),
            RestoreCommand.Create(_ => Local(switches), LiteDbStore.Restore),
            MigrateCommand.Create(_ => Local(switches)),
            InviteCommand.Create(_ => Local(switches)),
            ReportCommand.Create(_ => Local(switches)),
            ExampleCommand.Create(_ => Local(switches), file => LiteDbStore.Open(file, TimeProvider.System)),
            AsideCommand.Create(_ => Local(switches)),
        };
        root.Action = run.Action;
        return root;
    }

    static Command Check(string[] switches)
    {
        var command = new Command("check", "Reads the content folder and the settings, and prints every fault with its place and its mend.");
        command.SetAction(parsed =>
        {
            var (start, output) = (Startup.Read(switches, TimeProvider.System), parsed.InvocationConfiguration.Output);
            if (!start.Print(output))
                return 1;
            if (start.Content is not { } content)
                return 0;
            InterviewCosts.Print(output, content, TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), content.Zone), start.Settings.Cost);
            SamplingErrors.Print(output, content);
            return 0;
        });
        return command;
    }

    static LocalParts Local(string[] switches)
    {
        var (settings, faults) = SettingsSources.Read(switches);
        if (faults.Count > 0)
            throw new CommandException(string.Join('\n', faults));
        return new LocalParts(settings.Storage.Path, TimeProvider.System, () => Stores.Open(settings.Storage, TimeProvider.System, asWorker: false), () => Startup.Read(switches, TimeProvider.System).ContentOrFaults()) { Settings = settings };
    }
}
