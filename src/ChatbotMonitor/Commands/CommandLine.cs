using System.CommandLine;

namespace ChatbotMonitor.Commands;

/// <summary>The program's commands; each is made in its own file and added here.</summary>
static class CommandLine
{
    /// <summary>The commands, <c>run</c> where none is named; <paramref name="switches"/> are the settings given on the command line.</summary>
    public static RootCommand Build(string[] switches)
    {
        var run = RunCommand.Create(switches);
        var root = new RootCommand("ChatbotMonitor: conversational surveys over Telegram and SMS, and a daily digest of complaints. Any setting can be given as --Section:Key=value.")
        {
            run,
            Check(switches),
        };
        root.Action = run.Action;
        return root;
    }

    static Command Check(string[] switches)
    {
        var command = new Command("check", "Reads the content folder and the settings, and prints every fault with its place and its mend.");
        command.SetAction(parsed =>
        {
            var start = Startup.Read(switches, TimeProvider.System);
            return start.Print(parsed.InvocationConfiguration.Output) ? 0 : 1;
        });
        return command;
    }
}
