namespace ChatbotMonitor.ContentFiles;

/// <summary>Prints what <c>check</c>, and the worker at start, found.</summary>
public static class FaultReport
{
    /// <summary>Prints every fault a line, then what the folder holds; true where nothing keeps the worker from starting.</summary>
    /// <param name="output">Where to print.</param>
    /// <param name="folder">The content folder, as the operator named it.</param>
    /// <param name="reading">What was read from it.</param>
    /// <param name="settings">Faults of the settings.</param>
    public static bool Print(TextWriter output, string folder, ContentReading reading, IReadOnlyList<Fault> settings)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(reading);
        var all = settings.Concat(reading.Faults).ToArray();
        foreach (var fault in all)
            output.WriteLine(fault.ToString());
        var (faults, reminders) = (all.Count(f => f.Severity == Severity.Error), all.Count(f => f.Severity == Severity.Reminder));
        var counts = reading.Counts;
        output.WriteLine(
            $"{folder}: {Count(counts.Services, "service")}, {Count(counts.Places, "place")}, {Count(counts.Surveys, "survey")}, {Count(counts.Coordinators, "coordinator")}{(counts.Lessons > 0 ? $", {Count(counts.Lessons, "lesson")}" : "")}; " +
            $"{Count(faults, "fault")}, {Count(reminders, "reminder")}");
        return faults == 0;
    }

    static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";
}
