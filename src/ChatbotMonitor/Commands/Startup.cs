using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;

namespace ChatbotMonitor.Commands;

/// <summary>What an operator wrote, read before anything is started: the settings and the content folder.</summary>
/// <param name="Settings">The settings; to be used only where there is no fault.</param>
/// <param name="Faults">What is wrong with them.</param>
/// <param name="Reading">The content folder.</param>
sealed record Startup(Settings Settings, IReadOnlyList<Fault> Faults, ContentReading Reading)
{
    /// <summary>The content, or null where something of it or of the settings keeps the worker from starting.</summary>
    public Content? Content => Faults.Count == 0 ? Reading.Content : null;

    /// <summary>Reads both, so that all faults are told at once.</summary>
    public static Startup Read(string[] switches, TimeProvider time)
    {
        var (settings, faults) = SettingsSources.Read(switches);
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var reading = ContentReader.Read(settings.Content.Path, today, (medium, word) => Core.Dialogue.Commands.IsReserved(word, medium));
        if (reading.Content is { } content && faults.Count == 0)
            reading = reading with { Faults = [.. reading.Faults, .. ContactReminders.Of(settings, content.Register)] };
        return new Startup(settings, [.. faults.Select(AsFault)], reading);
    }

    /// <summary>The content; where it has faults, they are the <see cref="CommandException"/>'s message.</summary>
    public Content ContentOrFaults()
    {
        if (Content is { } content)
            return content;
        using var faults = new StringWriter();
        Print(faults);
        throw new CommandException(faults.ToString().TrimEnd());
    }

    /// <summary>Prints every fault and reminder; true where nothing keeps the worker from starting.</summary>
    public bool Print(TextWriter output) => FaultReport.Print(output, Settings.Content.Path, Reading, Faults);

    // A setting's fault says its key, what is wrong and the mend in one sentence.
    static Fault AsFault(string sentence)
    {
        var colon = sentence.IndexOf(": ", StringComparison.Ordinal);
        return new Fault(sentence[..colon], 0, 0, sentence[(colon + 2)..], "");
    }
}
