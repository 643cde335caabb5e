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

    /// <summary>How many of the open ones nobody has answered in the time the provider has.</summary>
    public int OverdueCount { get; init; }

    /// <summary>New breaches of standards by provider, those of most first.</summary>
    public IReadOnlyList<BreachLine> Breaches { get; init; } = [];

    /// <summary>Complaints that tell of the same, by several people and one of them at least new; those of most people first.</summary>
    public IReadOnlyList<ClusterLine> Clusters { get; init; } = [];

    /// <summary>Providers that leave referred complaints lying, those of most first.</summary>
    public IReadOnlyList<SilentLine> Silent { get; init; } = [];

    /// <summary>What citizens said of the answers they got in the last seven days, and in the twenty-eight before.</summary>
    public FixLine Fixes { get; init; } = new("", default, default);

    /// <summary>The same by provider and service, for a week's digest: those of most answers first.</summary>
    public IReadOnlyList<FixLine> FixesByService { get; init; } = [];

    /// <summary>Complaints of the last seven days by service, against the twenty-eight before.</summary>
    public IReadOnlyList<WeekLine> Week { get; init; } = [];

    /// <summary>How many complaints the last seven days brought, and the twenty-eight before.</summary>
    public WeekLine WeekComplaints { get; init; } = new("", 0, 0);

    /// <summary>How many citizens asked to be called back and still wait.</summary>
    public int CallBacks { get; init; }

    /// <summary>The last fourteen days by service, for a chart: those with most complaints first, the rest summed up last.</summary>
    public IReadOnlyList<DaySeries> Days { get; init; } = [];

    /// <summary>The rounds of public monitoring that run.</summary>
    public IReadOnlyList<RoundLine> Rounds { get; init; } = [];

    /// <summary>Promises of hearings whose day is past, the longest first.</summary>
    public IReadOnlyList<MeasureLine> MeasuresLate { get; init; } = [];

    /// <summary>Promises of hearings that are due within a week.</summary>
    public IReadOnlyList<MeasureLine> MeasuresDue { get; init; } = [];

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

    /// <summary>True where it got worse beyond what chance explains.</summary>
    public bool IsUp => Chance.IsBeyond(New, Before);

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally a, Tally b) => new(a.New + b.New, a.Before + b.Before);
}

/// <summary>A service or a place, and its complaints.</summary>
public sealed record DigestLine(string Name, Tally Tally)
{
    /// <summary>How much of it is told.</summary>
    public Blur Blur { get; init; }
}

/// <summary>A provider and the standards it did not keep.</summary>
public sealed record BreachLine(string Provider, BreachCount Breaches, Blur Blur)
{
    /// <summary>The acts that say so, as the register names them; possibly empty.</summary>
    public string Citations { get; init; } = "";
}

/// <summary>Complaints that tell of the same.</summary>
/// <param name="People">How many people say so.</param>
/// <param name="Blur">How much of that is told.</param>
/// <param name="Words">What they say; empty before those who only look on.</param>
/// <param name="About">The names of its service and its place.</param>
/// <param name="First">The code of the oldest, to begin with; null before those who only look on.</param>
public sealed record ClusterLine(int People, Blur Blur, string Words, IReadOnlyList<string> About, ReportCode? First);

/// <summary>A provider, and how many complaints it has let lie past its time.</summary>
public sealed record SilentLine(string Provider, int Complaints, Blur Blur);

/// <summary>What came of answers, of a provider and service or (where the name is empty) altogether.</summary>
public sealed record FixLine(string Name, FixRate Now, FixRate Before)
{
    /// <summary>True where so few citizens stand behind it that it would single somebody out.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>A service, its complaints of a week, and those of the four weeks before.</summary>
public sealed record WeekLine(string Name, int Now, int Before)
{
    /// <summary>The average of a week before.</summary>
    public double Usual => Before / 4.0;

    /// <summary>How much of it is told.</summary>
    public Blur Blur { get; init; }
}

/// <summary>A service's complaints day by day, the oldest first.</summary>
/// <param name="Name">The service, or null for all the rest.</param>
/// <param name="Counts">Its complaints, a day each.</param>
public sealed record DaySeries(string? Name, IReadOnlyList<int> Counts);

/// <summary>A complaint as a digest shows it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="About">The names of its service and its place, those that were given.</param>
/// <param name="Age">How long ago it was filed, at the window's end.</param>
/// <param name="Text">The citizen's words on one line, masked, possibly empty.</param>
public sealed record DigestReport(ReportCode Code, IReadOnlyList<string> About, TimeSpan Age, string Text)
{
    /// <summary>What of the standard was not kept, each with the act that says so; empty before those who only look on.</summary>
    public string Breaches { get; init; } = "";
}
