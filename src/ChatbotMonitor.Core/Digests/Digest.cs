using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Digests;

/// <summary>The facts of one coordinator's digest, within their scope; names are in their language, citizens' words masked.</summary>
/// <param name="Coordinator">Who reads it.</param>
/// <param name="Date">The local date it is for.</param>
/// <param name="Window">The time it tells of.</param>
public sealed record Digest(Coordinator Coordinator, DateOnly Date, DigestWindow Window)
{
    /// <summary>New complaints, against the days before.</summary>
    public Tally Complaints { get; init; }

    /// <summary>New complaints by service: what got worse first, then by number.</summary>
    public IReadOnlyList<DigestLine> Services { get; init; } = [];

    /// <summary>New complaints by place: what got worse first, then by number.</summary>
    public IReadOnlyList<DigestLine> Places { get; init; } = [];

    /// <summary>How many of the new complaints are urgent.</summary>
    public int UrgentCount { get; init; }

    /// <summary>The first of the urgent ones.</summary>
    public IReadOnlyList<DigestReport> Urgent { get; init; } = [];

    /// <summary>How many complaints, old and new, nobody has closed.</summary>
    public int OpenCount { get; init; }

    /// <summary>Those that have been open longest, the longest first.</summary>
    public IReadOnlyList<DigestReport> Oldest { get; init; } = [];

    /// <summary>Surveys finished.</summary>
    public int Surveys { get; init; }

    /// <summary>True where there is no new complaint: said in one line.</summary>
    public bool IsQuiet => Complaints.New == 0;
}

/// <summary>How many are new, and how many there were in the seven days before.</summary>
public readonly record struct Tally(int New, int Before)
{
    /// <summary>The average of a day before.</summary>
    public double Usual => (double)Before / DigestWindow.DaysBefore;

    /// <summary>True where it got clearly worse: at least three, and at least double the usual.</summary>
    public bool IsUp => New >= 3 && New >= 2 * Usual;
}

/// <summary>A service or a place, and its complaints.</summary>
public sealed record DigestLine(string Name, Tally Tally);

/// <summary>A complaint as a digest shows it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="About">The names of its service and its place, those that were given.</param>
/// <param name="Age">How long ago it was filed, at the window's end.</param>
/// <param name="Text">The citizen's words on one line, masked, possibly empty.</param>
public sealed record DigestReport(ReportCode Code, IReadOnlyList<string> About, TimeSpan Age, string Text);
