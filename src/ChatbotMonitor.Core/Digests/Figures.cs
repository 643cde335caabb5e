using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Digests;

/// <summary>What is known of one service in one place at a moment: the same whoever asks, so that it is summed up once for all coordinators.</summary>
/// <param name="service">The service, or null.</param>
/// <param name="place">The place, or null.</param>
public sealed class Figures(string? service, string? place)
{
    /// <summary>How many days a chart shows.</summary>
    public const int ChartDays = 14;

    public string? Service => service;

    public string? Place => place;

    /// <summary>New complaints, and those of the seven days before.</summary>
    public Tally Complaints { get; internal set; }

    /// <summary>How many of the new ones are urgent.</summary>
    public int Urgent { get; internal set; }

    /// <summary>Surveys finished.</summary>
    public int Surveys { get; internal set; }

    /// <summary>Standards not kept, in the new ones.</summary>
    public BreachCount Breaches { get; internal set; }

    /// <summary>Complaints that nobody has closed.</summary>
    public int Open { get; internal set; }

    /// <summary>Of these, such as nobody has answered in the time the provider has.</summary>
    public int Overdue { get; internal set; }

    /// <summary>Of these, such as were referred to the provider that long ago.</summary>
    public int Silent { get; internal set; }

    /// <summary>Complaints of the last seven days, and of the twenty-eight before.</summary>
    public (int Now, int Before) Week { get; internal set; }

    /// <summary>How many citizens wait for a call.</summary>
    public int CallBacks { get; internal set; }

    /// <summary>Answers of the last seven days, and what citizens said in them.</summary>
    public FixRate Fixes { get; internal set; }

    /// <summary>The same of the twenty-eight days before.</summary>
    public FixRate FixesBefore { get; internal set; }

    /// <summary>Complaints by day, the oldest first; the last day is what is new.</summary>
    public int[] Days { get; } = new int[ChartDays];
}

/// <summary>Standards not kept, by kind.</summary>
public readonly record struct BreachCount(int Term, int Fee, int Document)
{
    /// <summary>All of them.</summary>
    public int All => Term + Fee + Document;

    /// <summary>Both together.</summary>
    public static BreachCount operator +(BreachCount a, BreachCount b) => new(a.Term + b.Term, a.Fee + b.Fee, a.Document + b.Document);
}

/// <summary>What the store has counted.</summary>
/// <param name="Recent">By stretch, as <see cref="Stretches.Of"/> cuts them, or finer.</param>
/// <param name="Before">What was filed and finished in the seven days before, to the second.</param>
/// <param name="During">What was filed and finished in the window, to the second.</param>
/// <param name="Standing">What stands now.</param>
public sealed record Counts(IReadOnlyList<HourCount> Recent, IEnumerable<HourCount> Before, IEnumerable<HourCount> During, IEnumerable<StandingCount> Standing);
