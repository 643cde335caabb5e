using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>One round of public monitoring: the same services looked at in the same way in some places, between two days.</summary>
/// <param name="Id">Its id in <c>rounds/</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Cells">What is done where, each service and place at most once.</param>
public sealed record Round(string Id, LocalText Title, DateOnly From, DateOnly To, IReadOnlyList<Cell> Cells)
{
    /// <summary>The id of the survey that is a visit's checklist, or null where nothing is visited.</summary>
    public string? VisitSurvey { get; init; }

    /// <summary>The id of the survey that people who come out are asked, or null where nobody is.</summary>
    public string? InterviewSurvey { get; init; }

    /// <summary>The ids of lessons that must be passed before a monitor is given tasks.</summary>
    public IReadOnlyList<string> Lessons { get; init; } = [];

    /// <summary>How interviews are to be spread over the answers to questions of the interview, such as sex and age.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>One visit in so many is done by two monitors apart; 0 for none.</summary>
    public int DoubleEvery { get; init; } = 20;

    /// <summary>The id of the round it is compared with, or null for the latest earlier one of the same surveys.</summary>
    public string? Before { get; init; }

    /// <summary>True where it is filled with invented data: every output says so.</summary>
    public bool IsExample { get; init; }

    /// <summary>Whether <paramref name="day"/> lies in it.</summary>
    public bool Holds(DateOnly day) => day >= From && day <= To;

    /// <summary>The days before the last at which monitors with open tasks are reminded.</summary>
    public static IReadOnlyList<int> RemindedBefore { get; } = [5, 3, 1];

    /// <summary>Whether monitors with open tasks are reminded on that day.</summary>
    public bool IsReminded(DateOnly day) => Holds(day) && RemindedBefore.Contains(To.DayNumber - day.DayNumber);

    /// <summary>The id of the survey of that kind, or null where nothing of the kind is planned.</summary>
    public string? SurveyOf(FieldworkKind kind) => kind == FieldworkKind.Visit ? VisitSurvey : InterviewSurvey;

    /// <summary>The cell of that service and place, or null where the round has none.</summary>
    public Cell? Cell(string service, string place) =>
        Cells.FirstOrDefault(c => c.Is(service, place));
}

/// <summary>What is planned for one service in one place.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Place">The place's id.</param>
/// <param name="Visits">How many visits are planned.</param>
/// <param name="Interviews">How many exit interviews are planned.</param>
public sealed record Cell(string Service, string Place, int Visits, int Interviews)
{
    /// <summary>Where the office stands, or null where the place's own location says it, or nothing does.</summary>
    public Location? Location { get; init; }

    /// <summary>How many people use the service there in that time, or null where nobody knows: of few, a sample tells more.</summary>
    public int? Population { get; init; }

    /// <summary>How many of that kind are planned.</summary>
    public int Planned(FieldworkKind kind) => kind == FieldworkKind.Visit ? Visits : Interviews;

    /// <summary>Whether it is the cell of that service and place.</summary>
    public bool Is(string service, string place) => string.Equals(Service, service, StringComparison.Ordinal) && string.Equals(Place, place, StringComparison.Ordinal);
}

/// <summary>How interviews are to be spread over the answers to one question.</summary>
/// <param name="Question">The question's name in the interview, a select_one.</param>
/// <param name="Shares">The share of each choice, by its name, from 0 to 1; together at most 1.</param>
public sealed record Quota(string Question, IReadOnlyDictionary<string, double> Shares);
