namespace ChatbotMonitor.ContentFiles;

/// <summary>A place in a file: a line and a column, each from 1; or a sheet of a form, a row as Excel numbers it, and a column.</summary>
readonly record struct Spot(int Line, int Column)
{
    /// <summary>The beginning of a file.</summary>
    public static Spot Start => new(1, 1);

    /// <summary>The sheet that it lies on, or null in a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>The column's name as its author wrote it, or null where the whole row is meant.</summary>
    public string? Header { get; init; }

    /// <summary>The place within <paramref name="file"/>, as an operator reads it.</summary>
    public string In(string file) => (Sheet, Line) switch
    {
        (null, 0) => file,
        (null, _) => $"{file}:{Line}:{Column}",
        (_, 0) => $"{file}: {Sheet}",
        _ => Header is null ? $"{file}: {Sheet}, row {Line}" : $"{file}: {Sheet}, row {Line}, {Header}",
    };

    public override string ToString() => $"{Line}:{Column}";
}

/// <summary>Collects every fault of every file, so that they can be shown all at once.</summary>
sealed class FaultLog
{
    readonly List<Fault> _faults = [];

    /// <summary>All of them, by file, sheet, line and column.</summary>
    public IReadOnlyList<Fault> Sorted =>
        _faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Sheet, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.What, StringComparer.Ordinal).ToArray();

    /// <summary>Whether <paramref name="file"/> has a fault that is no reminder.</summary>
    public bool HasErrors(string file) => _faults.Exists(f => f.File == file && f.Severity == Severity.Error);

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

    /// <summary>Whether something was written down that keeps the worker from starting.</summary>
    public bool HasErrors => log.HasErrors(file);

    /// <summary>A fault of this file that was found on trial.</summary>
    public void Take(Fault fault) => log.Add(fault);

    /// <summary>Something that keeps the worker from starting.</summary>
    public void Error(Spot at, string what, string mend) => log.Add(At(at, what, mend));

    /// <summary>A name of something that nobody wrote down; <paramref name="all"/> is what those there are are called.</summary>
    public void NoSuch(TextNode named, string what, IEnumerable<string> known, string all) =>
        Error(named.At, $"there is no {what} '{Fields.Short(named.Value)}'", Nearest.Mend(named.Value, known, all));

    /// <summary>Something to look at before going live.</summary>
    public void Remind(Spot at, string what, string mend) => log.Add(At(at, what, mend) with { Severity = Severity.Reminder });

    /// <summary>A slip that XLSForm's other readers let pass: a reminder on a sheet, whose author may have tried it with them, and an error in our own YAML.</summary>
    public void Slip(Spot at, string what, string mend)
    {
        if (at.Sheet is null)
            Error(at, what, mend);
        else
            Remind(at, what, mend);
    }

    Fault At(Spot at, string what, string mend) => new(file, at.Line, at.Column, what, mend) { Sheet = at.Sheet, Header = at.Header };
}
