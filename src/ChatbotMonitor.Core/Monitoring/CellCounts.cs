using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>What was done in one cell of a round, counted response by response: only what is complete counts, and forgetting a monitor changes nothing.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Place">The place's id.</param>
public sealed record CellCounts(string Service, string Place)
{
    /// <summary>What each monitor brought.</summary>
    public IReadOnlyList<DoneCount> Done { get; init; } = [];

    /// <summary>How often each answer was given that quotas count.</summary>
    public IReadOnlyList<StratumCount> Strata { get; init; } = [];

    /// <summary>The same with one response more; the same where it does not count here.</summary>
    public CellCounts With(Response response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response is not { Status: ResponseStatus.Complete, Fieldwork: { } work } || !Is(work.Service, work.Place))
            return this;
        var done = More(Done, d => d.Kind == work.Kind && Same(d.Monitor, work.Monitor) && Same(d.Pair, work.Pair), d => d with { Number = d.Number + 1 }, new DoneCount(work.Kind, work.Monitor, 1) { Pair = work.Pair });
        var strata = Strata;
        foreach (var (question, choice) in work.Strata)
            strata = More(strata, s => Same(s.Question, question) && Same(s.Choice, choice), s => s with { Number = s.Number + 1 }, new StratumCount(question, choice, 1));
        return this with { Done = done, Strata = strata };
    }

    /// <summary>How many of that kind the monitor of that id brought.</summary>
    public int By(string monitor, FieldworkKind kind) => Done.Where(d => d.Kind == kind && Same(d.Monitor, monitor)).Sum(d => d.Number);

    /// <summary>Whether it is the cell of that service and place.</summary>
    public bool Is(string service, string place) => Same(Service, service) && Same(Place, place);

    /// <summary>Counts responses of one round anew.</summary>
    public static IReadOnlyList<CellCounts> Of(IEnumerable<Response> responses) => Add([], responses);

    /// <summary>The counts of one round with these responses of it added; cells in the order they were begun.</summary>
    public static IReadOnlyList<CellCounts> Add(IReadOnlyList<CellCounts> counts, IEnumerable<Response> responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        foreach (var response in responses)
        {
            if (response is { Status: ResponseStatus.Complete, Fieldwork: { } work })
                counts = More(counts, c => c.Is(work.Service, work.Place), c => c.With(response), new CellCounts(work.Service, work.Place).With(response));
        }

        return counts;
    }

    static List<T> More<T>(IReadOnlyList<T> all, Func<T, bool> isIt, Func<T, T> more, T first)
    {
        var list = new List<T>(all.Count + 1);
        var found = false;
        foreach (var one in all)
        {
            var it = !found && isIt(one);
            found |= it;
            list.Add(it ? more(one) : one);
        }

        if (!found)
            list.Add(first);
        return list;
    }

    static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}

/// <summary>What one monitor brought of one kind; visits that are repeated apart are counted by their pair.</summary>
/// <param name="Kind">Visits or interviews.</param>
/// <param name="Monitor">The id under which rounds know the monitor.</param>
/// <param name="Number">How many.</param>
public sealed record DoneCount(FieldworkKind Kind, string Monitor, int Number)
{
    /// <summary>The pair that a visit belongs to, or null.</summary>
    public string? Pair { get; init; }
}

/// <summary>How many interviews of a cell gave one answer that quotas count.</summary>
/// <param name="Question">The question's name.</param>
/// <param name="Choice">The choice's name.</param>
/// <param name="Number">How many.</param>
public sealed record StratumCount(string Question, string Choice, int Number);
