using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Commands;

/// <summary><c>check</c>: reads the content folder and prints every fault with its place and its mend.</summary>
/// <param name="time">Tells the day on which standards should be in force.</param>
/// <param name="isCommand">Whether the bot itself answers to a word, so that no survey may begin with it.</param>
public sealed class CheckCommand(TimeProvider time, Func<Medium, string, bool> isCommand)
{
    /// <summary>Prints to <paramref name="output"/>; gives the exit code, 1 where there is a fault.</summary>
    /// <param name="output">Where to print.</param>
    /// <param name="folder">The content folder (<c>Content__Path</c>).</param>
    /// <param name="settings">Faults already found in the settings.</param>
    public int Run(TextWriter output, string folder, IReadOnlyList<Fault> settings)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        return FaultReport.Print(output, folder, ContentReader.Read(folder, today, isCommand), settings) ? 0 : 1;
    }
}
