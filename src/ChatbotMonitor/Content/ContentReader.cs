using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.ContentFiles;

/// <summary>What a content folder comes to.</summary>
/// <param name="Content">The content, or null where a fault keeps the worker from starting.</param>
/// <param name="Faults">Every fault and reminder, by file, line and column.</param>
public sealed record ContentReading(Content? Content, IReadOnlyList<Fault> Faults)
{
    /// <summary>How much was found, faults or not.</summary>
    public required ContentCounts Counts { get; init; }
}

/// <summary>How much a content folder holds.</summary>
public sealed record ContentCounts(int Services, int Places, int Surveys, int Coordinators)
{
    /// <summary>How many lessons there are.</summary>
    public int Lessons { get; init; }
}

/// <summary>Reads <c>config/</c>.</summary>
public static class ContentReader
{
    /// <summary>Reads every file of <paramref name="folder"/>; whatever an operator may have written comes back as faults, never as an exception.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="today">The day on which standards should be in force.</param>
    /// <param name="isCommand">Whether the bot itself answers to a word, so that no survey may begin with it.</param>
    /// <param name="builtIn">The texts that stand in for files that are missing; the program's own by default.</param>
    public static ContentReading Read(string folder, DateOnly today, Func<Medium, string, bool>? isCommand = null, BuiltInTexts? builtIn = null)
    {
        var log = new FaultLog();
        var shown = SourceFile.Show(Path.GetFullPath(folder));
        if (!Directory.Exists(folder))
            return Nothing(new Fault(shown, 0, 0, "there is no such folder", "create it, or name another in the setting Content__Path"));
        IReadOnlyList<SourceFile> files;
        try
        {
            files = SourceFile.In(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Nothing(new Fault(shown, 0, 0, $"the folder cannot be read ({e.GetType().Name})", "check that the program may read it"));
        }

        return new ContentSources(files, shown, log).Read(today, isCommand ?? ((_, _) => false), builtIn ?? BuiltInTexts.Embedded);
    }

    /// <summary>Reads one form, <paramref name="form"/>, wherever it lies, with the texts, places and services of <paramref name="folder"/> (the built-in texts and no others where there is no such folder).</summary>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public static ContentReading ReadForm(string folder, string form, DateOnly today)
    {
        var around = Directory.Exists(folder) ? SourceFile.In(folder).Where(f => !f.Path.StartsWith(SourceFile.Surveys, StringComparison.Ordinal)) : [];
        var file = new FileInfo(form);
        return new ContentSources([.. around, .. SourceFile.Beside(file)], SourceFile.Show(Path.GetFullPath(folder)), new FaultLog())
            .Read(today, (_, _) => false, BuiltInTexts.Embedded, only: $"{SourceFile.Surveys}/{file.Name}");
    }

    static ContentReading Nothing(Fault why) => new(null, [why]) { Counts = new ContentCounts(0, 0, 0, 0) };
}
