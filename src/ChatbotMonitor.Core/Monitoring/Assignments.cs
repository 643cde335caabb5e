using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>What one monitor is still to do of one kind in one cell.</summary>
/// <param name="Monitor">The monitor's id.</param>
/// <param name="Round">The round's id.</param>
/// <param name="Cell">Where and for what service.</param>
/// <param name="Kind">Visits or interviews.</param>
/// <param name="Count">How many, at least one.</param>
public sealed record FieldTask(string Monitor, string Round, Cell Cell, FieldworkKind Kind, int Count)
{
    /// <summary>Of visits, the pairs among them; they are done first, so that the other half of a pair has time.</summary>
    public IReadOnlyList<string> Pairs { get; init; } = [];
}

/// <summary>Who does what of a round: worked out from who is there and what is done, so that there is nothing to go stale.</summary>
/// <remarks>
/// What is done stays with whoever did it. What is open is dealt so that all members of a group come to the same number of each kind, within one, and each goes to as few offices as possible:
/// the open tasks stand in a row, cell after cell, the members in the order they joined, and each takes the next ones. To do one's own moves nobody else's;
/// when somebody joins or leaves, open ones alone move. The two who make a visit apart are never the same person.
/// </remarks>
public static class Assignments
{
    /// <summary>All open tasks, member after member in the order they joined. A cell that no group's place covers, or whose groups have nobody who is ready, has none.</summary>
    /// <param name="round">The round.</param>
    /// <param name="groups">All groups.</param>
    /// <param name="ready">The members of a group who may be given tasks.</param>
    /// <param name="counts">What is done.</param>
    /// <param name="places">Which place lies in which.</param>
    /// <param name="only">The group whose tasks alone are asked for, with those of whoever shares its place; null for all.</param>
    public static IReadOnlyList<FieldTask> Of(Round round, IReadOnlyList<Group> groups, Func<Group, IEnumerable<Monitor>> ready, IReadOnlyList<CellCounts> counts, Gazetteer places, Group? only = null)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(ready);
        var done = counts.ToDictionary(c => (c.Service, c.Place));
        var tasks = new List<FieldTask>();
        foreach (var team in round.Cells.GroupBy(c => TeamOf(c.Place, groups, places), StringComparer.Ordinal))
        {
            if (team.Key is null || (only is not null && !string.Equals(team.Key, only.Place, StringComparison.Ordinal)))
                continue;
            string[] members = [.. groups.Where(g => string.Equals(g.Place, team.Key, StringComparison.Ordinal)).SelectMany(ready).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id, StringComparer.Ordinal).Select(m => m.Id)];
            if (members.Length == 0)
                continue;
            Work[] work = [.. team.Select(c => new Work(c, done.GetValueOrDefault((c.Service, c.Place))))];
            var dealt = Visits(round, work, members).Concat(Interviews(round, work, members)).ToLookup(t => t.Monitor, StringComparer.Ordinal);
            tasks.AddRange(members.SelectMany(m => dealt[m]));
        }

        return tasks;
    }

    /// <summary>The place whose groups look after <paramref name="place"/>: the nearest around it that has any, or null.</summary>
    public static string? TeamOf(string place, IReadOnlyList<Group> groups, Gazetteer places)
    {
        ArgumentNullException.ThrowIfNull(places);
        string? at = place;
        while (at is not null && !groups.Any(g => string.Equals(g.Place, at, StringComparison.Ordinal)))
            at = places.ParentOf(at);
        return at;
    }

    static IEnumerable<FieldTask> Visits(Round round, Work[] work, string[] members)
    {
        var pairs = Pairs(round, work, members);
        var load = Load(work, members, FieldworkKind.Visit, pairs.Select(p => p.Monitor));
        int[] open = [.. work.Select(w => Math.Max(0, w.Cell.Visits - RepeatedVisits.Of(round, w.Cell).Count - w.Visits.Where(d => d.Pair is null).Sum(d => d.Number)))];
        var dealt = Deal(open, load);
        for (var m = 0; m < members.Length; m++)
        {
            for (var w = 0; w < work.Length; w++)
            {
                string[] mine = [.. pairs.Where(p => p.Monitor == members[m] && ReferenceEquals(p.Cell, work[w].Cell)).Select(p => p.Pair)];
                if (dealt[m, w] + mine.Length > 0)
                    yield return new FieldTask(members[m], round.Id, work[w].Cell, FieldworkKind.Visit, dealt[m, w] + mine.Length) { Pairs = mine };
            }
        }
    }

    static IEnumerable<FieldTask> Interviews(Round round, Work[] work, string[] members)
    {
        var load = Load(work, members, FieldworkKind.Interview, []);
        var dealt = Deal([.. work.Select(w => Math.Max(0, w.Cell.Interviews - w.Interviews))], load);
        for (var m = 0; m < members.Length; m++)
        {
            for (var w = 0; w < work.Length; w++)
            {
                if (dealt[m, w] > 0)
                    yield return new FieldTask(members[m], round.Id, work[w].Cell, FieldworkKind.Interview, dealt[m, w]);
            }
        }
    }

    // What each brought of a kind, and what is theirs beside it.
    static int[] Load(Work[] work, string[] members, FieldworkKind kind, IEnumerable<string> more)
    {
        var load = members.ToDictionary(m => m, _ => 0, StringComparer.Ordinal);
        foreach (var done in work.SelectMany(w => w.Done).Where(d => d.Kind == kind && load.ContainsKey(d.Monitor)))
            load[done.Monitor] += done.Number;
        foreach (var member in more)
            load[member]++;
        return [.. members.Select(m => load[m])];
    }

    // Who is still to make which half of which pair. What counts is pairs alone, done or not, in the round's order: then no visit done beside them moves one.
    static List<(string Monitor, Cell Cell, string Pair)> Pairs(Round round, Work[] work, string[] members)
    {
        const int halves = 2;
        var open = new List<(string, Cell, string)>();
        var halvesOf = members.ToDictionary(m => m, _ => 0, StringComparer.Ordinal);
        foreach (var one in work)
        {
            foreach (var pair in RepeatedVisits.Of(round, one.Cell))
            {
                var taken = one.Visits.Where(d => string.Equals(d.Pair, pair, StringComparison.Ordinal)).Select(d => d.Monitor).ToHashSet(StringComparer.Ordinal);
                foreach (var member in taken.Where(halvesOf.ContainsKey))
                    halvesOf[member]++;
                while (taken.Count < halves && members.Where(m => !taken.Contains(m)).MinBy(m => halvesOf[m]) is { } next)
                {
                    taken.Add(next);
                    halvesOf[next]++;
                    open.Add((next, one.Cell, pair));
                }
            }
        }

        return open;
    }

    /// <summary>Deals what is open so that with <paramref name="load"/> all come to the same, as far as that goes.</summary>
    static int[,] Deal(int[] open, int[] load)
    {
        var shares = Level(open.Sum(), load);
        var dealt = new int[load.Length, open.Length];
        int member = 0, work = 0;
        while (member < load.Length && work < open.Length)
        {
            var some = Math.Min(shares[member], open[work]);
            dealt[member, work] += some;
            shares[member] -= some;
            open[work] -= some;
            if (shares[member] == 0)
                member++;
            else
                work++;
        }

        return dealt;
    }

    // Fills up from below, as water does; what is left over goes to the first that stand at its level.
    static int[] Level(int some, int[] load)
    {
        int low = load.Min(), high = load.Max() + some;
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (load.Sum(l => (long)Math.Max(0, middle - l)) <= some)
                low = middle;
            else
                high = middle - 1;
        }

        int[] shares = [.. load.Select(l => Math.Max(0, low - l))];
        var over = some - shares.Sum();
        for (var i = 0; i < load.Length && over > 0; i++)
        {
            if (load[i] > low)
                continue;
            shares[i]++;
            over--;
        }

        return shares;
    }

    sealed class Work(Cell cell, CellCounts? done)
    {
        public Cell Cell => cell;

        public IReadOnlyList<DoneCount> Visits { get; } = [.. (done?.Done ?? []).Where(d => d.Kind == FieldworkKind.Visit)];

        public int Interviews { get; } = (done?.Done ?? []).Where(d => d.Kind == FieldworkKind.Interview).Sum(d => d.Number);

        public IReadOnlyList<DoneCount> Done { get; } = done?.Done ?? [];
    }
}
