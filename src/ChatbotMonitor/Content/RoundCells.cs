using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The cells of a round: each of its services in each of its places, with the numbers of all or (under <c>cells:</c>) of its own.</summary>
sealed class RoundCells(ServiceRegister? register, Gazetteer? places)
{
    const int Most = 100_000;

    static readonly string[] Numbers = ["visits", "interviews", "population"];

    /// <summary>Reads them; what is planned needs a survey to be done by.</summary>
    public IReadOnlyList<Cell> Read(Fields round, bool hasVisit, bool hasInterview)
    {
        var services = Known(round, "services", "service", register?.Services.Select(s => s.Id));
        var where = Known(round, "places", "place", places?.All.Select(p => p.Id));
        var all = NumbersOf(round);
        var own = new Dictionary<(string, string), (int? Visits, int? Interviews, int? Population, Location? Location, Fields Row)>();
        foreach (var row in round.Maps("cells", "a cell"))
        {
            var (service, place) = (row.RequiredText("service"), row.RequiredText("place"));
            var (visits, interviews, population) = NumbersOf(row);
            var location = NumberPair.Location(row, "location");
            row.Done();
            if (service is null || place is null)
                continue;
            if (!services.Contains(service.Value, StringComparer.Ordinal))
                row.Faults.Error(service.At, $"'{Fields.Short(service.Value)}' is no service of this round", Nearest.Mend(service.Value, services, "its services"));
            else if (!where.Contains(place.Value, StringComparer.Ordinal))
                row.Faults.Error(place.At, $"'{Fields.Short(place.Value)}' is no place of this round", Nearest.Mend(place.Value, where, "its places"));
            else if (!own.TryAdd((service.Value, place.Value), (visits, interviews, population, location, row)))
                row.Faults.Error(row.At, $"the cell '{service.Value}' in '{place.Value}' is listed already at {own[(service.Value, place.Value)].Row.At.In(row.Faults.File)}", "name each cell once");
        }

        var cells = new List<Cell>();
        foreach (var (service, place) in services.SelectMany(s => where.Select(p => (s, p))))
        {
            var mine = own.GetValueOrDefault((service, place));
            cells.Add(new Cell(service, place, mine.Visits ?? all.Visits ?? 0, mine.Interviews ?? all.Interviews ?? 0) { Population = mine.Population ?? all.Population, Location = mine.Location });
            Warn(cells[^1], mine.Interviews is null && mine.Population is null ? round : mine.Row);
        }

        Check(round, cells, hasVisit, hasInterview);
        return cells;
    }

    static void Check(Fields round, List<Cell> cells, bool hasVisit, bool hasInterview)
    {
        if (cells.Count == 0)
            return;
        if (!hasVisit && cells.Exists(c => c.Visits > 0))
            round.Missing("visit");
        if (!hasInterview && cells.Exists(c => c.Interviews > 0))
            round.Missing("interview");
        if (cells.TrueForAll(c => c.Visits + c.Interviews == 0))
            round.Faults.Error(round.At, "nothing is planned in this round", "add `visits:` or `interviews:`, how many of them in each cell");
    }

    // One reminder a place in the file: all cells without numbers of their own have the same.
    static void Warn(Cell cell, Fields row)
    {
        if (cell.Interviews == 0 || SamplingError.OfShare(cell.Interviews, cell.Population) <= SamplingError.Much)
            return;
        row.Faults.Remind(row.SpotOf("interviews"), $"{cell.Interviews} interviews in a cell tell its shares to ±{Math.Round(SamplingError.OfShare(cell.Interviews, cell.Population) * 100)} points only", $"plan {SamplingError.Enough(cell.Population)} or more to come within ±15, or read the cells together");
    }

    static (int? Visits, int? Interviews, int? Population) NumbersOf(Fields row)
    {
        var read = Numbers.Select(k => row.Value<int>(k, w => Written.WholeNumber(w) is { } n && n <= (k is "population" ? int.MaxValue : Most) && (n > 0 || k is not "population") ? n : null, k is "population" ? "write how many people use the service there, a number from 1" : $"write a number from 0 to {Most}")).ToArray();
        return (read[0], read[1], read[2]);
    }

    static List<string> Known(Fields fields, string key, string what, IEnumerable<string>? known)
    {
        if (fields.Node(key) is null)
            fields.Missing(key);
        var ids = known?.ToArray();
        var named = new List<string>();
        foreach (var text in fields.Texts(key))
        {
            if (ids is not null && !ids.Contains(text.Value, StringComparer.Ordinal))
                fields.Faults.NoSuch(text, what, ids, $"{what}s");
            else if (named.Contains(text.Value, StringComparer.Ordinal))
                fields.Faults.Error(text.At, $"'{Fields.Short(text.Value)}' is named twice", "name it once");
            else
                named.Add(text.Value);
        }

        return named;
    }
}
