namespace ChatbotMonitor.ContentFiles;

/// <summary>A line and a column of a file, each from 1.</summary>
readonly record struct Spot(int Line, int Column)
{
    /// <summary>The beginning of a file.</summary>
    public static Spot Start => new(1, 1);

    public override string ToString() => $"{Line}:{Column}";
}

/// <summary>Collects every fault of every file, so that they can be shown all at once.</summary>
sealed class FaultLog
{
    readonly List<Fault> _faults = [];

    /// <summary>All of them, by file, line and column.</summary>
    public IReadOnlyList<Fault> Sorted =>
        _faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.What, StringComparer.Ordinal).ToArray();

    /// <summary>A fault as it stands.</summary>
    public void Add(Fault fault) => _faults.Add(fault);

    /// <summary>The same log as one file writes to it.</summary>
    public FileFaults For(string file) => new(file, this);
}

/// <summary>The faults of one file.</summary>
sealed class FileFaults(string file, FaultLog log)
{
    /// <summary>The file as the operator would open it.</summary>
    public string File => file;

    /// <summary>Something that keeps the worker from starting.</summary>
    public void Error(Spot at, string what, string mend) => log.Add(new Fault(file, at.Line, at.Column, what, mend));

    /// <summary>Something to look at before going live.</summary>
    public void Remind(Spot at, string what, string mend) => log.Add(new Fault(file, at.Line, at.Column, what, mend) { Severity = Severity.Reminder });
}
