namespace ChatbotMonitor.ContentFiles;

/// <summary>How much a <see cref="Fault"/> matters.</summary>
public enum Severity
{
    /// <summary>The worker does not start with it.</summary>
    Error,

    /// <summary>Something to look at before going live.</summary>
    Reminder,
}

/// <summary>Something wrong in what an operator wrote.</summary>
/// <param name="File">The file as the operator would open it, or the key of a setting.</param>
/// <param name="Line">Line, or row of a sheet, from 1; 0 where no line is meant.</param>
/// <param name="Column">Column, from 1; 0 where no column is meant.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record Fault(string File, int Line, int Column, string What, string Mend)
{
    /// <summary>Whether it keeps the worker from starting.</summary>
    public Severity Severity { get; init; }

    /// <summary>The sheet of a form that it lies on, or null in a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>The name of the sheet's column, or null where the whole row is meant.</summary>
    public string? Header { get; init; }

    /// <summary>The fault as it is printed: <c>file:line:column: what; mend</c> or <c>file: sheet, row 14, relevant: what; mend</c>, without the mend where <see cref="What"/> says it.</summary>
    public override string ToString()
    {
        var where = new Spot(Line, Column) { Sheet = Sheet, Header = Header }.In(File);
        // What an operator wrote may be quoted in it, and have lines of its own.
        var what = (Mend.Length > 0 ? $"{What}; {Mend}" : What).ReplaceLineEndings(" ");
        return Severity == Severity.Reminder ? $"{where}: reminder: {what}" : $"{where}: {what}";
    }
}
