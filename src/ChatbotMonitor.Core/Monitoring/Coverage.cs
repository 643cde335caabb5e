using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>How far one cell of a round is.</summary>
/// <param name="Cell">What is planned.</param>
/// <param name="Visits">How many visits are done; one that two monitors make apart is one.</param>
/// <param name="Interviews">How many interviews are done.</param>
public sealed record CellCoverage(Cell Cell, int Visits, int Interviews)
{
    /// <summary>How many visits were made twice, by two monitors.</summary>
    public int Repeated { get; init; }

    /// <summary>How many are done of that kind.</summary>
    public int Done(FieldworkKind kind) => kind == FieldworkKind.Visit ? Visits : Interviews;

    /// <summary>Whether all that is planned is done.</summary>
    public bool IsFull => Visits >= Cell.Visits && Interviews >= Cell.Interviews;
}

/// <summary>How far a round is: done and planned, by cell.</summary>
/// <param name="Round">The round.</param>
/// <param name="Cells">Its cells, in its order.</param>
public sealed record Coverage(Round Round, IReadOnlyList<CellCoverage> Cells)
{
    /// <summary>Computes it.</summary>
    public static Coverage Of(Round round, IReadOnlyList<CellCounts> counts)
    {
        ArgumentNullException.ThrowIfNull(round);
        var byCell = counts.ToDictionary(c => (c.Service, c.Place));
        return new Coverage(round, [.. round.Cells.Select(c => Of(c, byCell.GetValueOrDefault((c.Service, c.Place))))]);
    }

    /// <summary>Computes one cell's.</summary>
    public static CellCoverage Of(Cell cell, CellCounts? counts)
    {
        if (counts is null)
            return new CellCoverage(cell, 0, 0);
        var visits = counts.Done.Where(d => d.Kind == FieldworkKind.Visit).ToLookup(d => d.Pair, StringComparer.Ordinal);
        var pairs = visits.Where(p => p.Key is not null).ToList();
        return new CellCoverage(cell, visits[null].Sum(d => d.Number) + pairs.Count, counts.Done.Where(d => d.Kind == FieldworkKind.Interview).Sum(d => d.Number))
        {
            Repeated = pairs.Count(p => p.Select(d => d.Monitor).Distinct(StringComparer.Ordinal).Count() > 1),
        };
    }

    /// <summary>The same of some cells alone.</summary>
    public Coverage Where(Func<Cell, bool> isOurs) => this with { Cells = [.. Cells.Where(c => isOurs(c.Cell))] };

    /// <summary>How many are planned of that kind.</summary>
    public int Planned(FieldworkKind kind) => Cells.Sum(c => c.Cell.Planned(kind));

    /// <summary>How many of those planned are done: what is too many in one cell is none in another.</summary>
    public int Done(FieldworkKind kind) => Cells.Sum(c => Math.Min(c.Done(kind), c.Cell.Planned(kind)));

    /// <summary>Whether all that is planned is done.</summary>
    public bool IsFull => Cells.All(c => c.IsFull);
}

/// <summary>People of a kind who are still to be asked in a cell.</summary>
/// <param name="Question">The question whose answer tells.</param>
/// <param name="Choice">That answer's name.</param>
/// <param name="Still">How many.</param>
public sealed record Wanted(string Question, string Choice, int Still)
{
    /// <summary>Whom the quotas of <paramref name="round"/> still want in <paramref name="cell"/>, in their order.</summary>
    public static IReadOnlyList<Wanted> In(Round round, Cell cell, CellCounts? counts)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(cell);
        return
        [
            .. round.Quotas.SelectMany(q => q.Shares.Select(s => new Wanted(q.Question, s.Key,
                Target(cell, s.Value) - (counts?.Strata.FirstOrDefault(c => string.Equals(c.Question, q.Question, StringComparison.Ordinal) && string.Equals(c.Choice, s.Key, StringComparison.Ordinal))?.Number ?? 0))))
                .Where(w => w.Still > 0),
        ];
    }

    /// <summary>How many of each kind of people were asked in some cells, of how many that the quotas want there; in their order.</summary>
    public static IReadOnlyList<(string Question, string Choice, int Done, int Target)> Met(Round round, IReadOnlyList<Cell> cells, IReadOnlyList<CellCounts> counts)
    {
        ArgumentNullException.ThrowIfNull(round);
        var strata = counts.Where(c => cells.Any(cell => cell.Is(c.Service, c.Place))).SelectMany(c => c.Strata).ToLookup(s => (s.Question, s.Choice), s => s.Number);
        return [.. round.Quotas.SelectMany(q => q.Shares.Select(s => (q.Question, s.Key, strata[(q.Question, s.Key)].Sum(), cells.Sum(c => Target(c, s.Value)))))];
    }

    /// <summary>How many of a cell's interviews a share of them is.</summary>
    public static int Target(Cell cell, double share)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return (int)Math.Round(cell.Interviews * share, MidpointRounding.AwayFromZero);
    }
}
