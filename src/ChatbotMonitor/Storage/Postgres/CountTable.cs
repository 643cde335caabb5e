using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Counts by hour, service and place, and what stands now, changed in the transaction of what they count; erasing leaves them.</summary>
/// <remarks>A count is the sum of its slots: a worker adds to one, taken by chance, so that workers seldom wait for each other at the same row. Those of days are kept by the database.</remarks>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
sealed class CountTable(NpgsqlDataSource source, Func<Reads?> reads) : Table(reads)
{
    /// <summary>How many slots a count has.</summary>
    public const int Slots = 16;

    // A day begins at 18:00 UTC, by which day_of numbers them.
    const long DayStart = 6 * TimeSpan.TicksPerHour, TicksPerDay = TimeSpan.TicksPerDay;

    const string Summed = "select hour, service, place, what, sum(number)::int from counts where hour >= $1 and hour < $2";
    const string Grouped = "group by hour, service, place, what having sum(number) <> 0 order by hour, service, place, what";

    readonly int _slot = Random.Shared.Next(Slots);

    public IEnumerable<HourCount> Counts(DateTimeOffset from, DateTimeOffset to) => source.Stream($"{Summed} {Grouped}", Read, from.UtcTicks, to.UtcTicks);

    public IEnumerable<HourCount> Counts(string? service, DateTimeOffset from, DateTimeOffset to) => source.Stream($"{Summed} and service = $3 {Grouped}", Read, from.UtcTicks, to.UtcTicks, service ?? "");

    /// <summary>Summed up by the database, whole days by their own sums: the hours of five weeks are some million in a large country.</summary>
    public IEnumerable<HourCount> Counts(Stretches stretches)
    {
        var (parts, parameters, starting) = (new List<string>(), new List<object>(), new Dictionary<Counted, IReadOnlyList<DateTimeOffset>>());
        foreach (var (kinds, starts) in stretches.Groups)
        {
            foreach (var kind in kinds)
                starting[kind] = starts;
            var broken = Broken(starts);
            var (what, cuts, days) = (Parameter(Statements.Ints(kinds.Select(k => (int)k))), Parameter(Statements.Numbers(starts.Select(s => s.UtcTicks))), Parameter(Statements.Numbers(broken)));
            parts.Add($"select what, width_bucket(day * {TicksPerDay} - {DayStart}, {cuts}) as stretch, service, place, number from day_counts where what = any({what}) and day >= day_of(({cuts})[1]) and day <> all({days})");
            parts.AddRange(Runs(broken).Select(run =>
                $"select what, width_bucket(hour, {cuts}), service, place, number from counts where what = any({what}) and hour >= {Parameter(Math.Max(starts[0].UtcTicks, (run.First * TicksPerDay) - DayStart))} and hour < {Parameter(((run.Last + 1) * TicksPerDay) - DayStart)}"));
        }

        string Parameter(object value)
        {
            parameters.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
        }

        return source.StreamLarge(
            $"select what, stretch, service, place, sum(number)::int from ({string.Join(" union all ", parts)}) c group by what, stretch, service, place having sum(number) <> 0",
            r => (Counted)r.GetInt16(0) is var what ? new HourCount(starting[what][r.GetInt32(1) - 1], Named(r, 2), Named(r, 3), what, r.GetInt32(4)) : default,
            [.. parameters]);
    }

    public IReadOnlyList<(DateTimeOffset Hour, int Number)> FiledByHour(DateTimeOffset from, DateTimeOffset to) =>
        source.All("select hour, sum(number)::int from counts where hour >= $1 and hour < $2 and what = $3 group by hour having sum(number) <> 0 order by hour desc", r => (r.Time(0), r.GetInt32(1)), from.UtcTicks, to.UtcTicks, (int)Counted.Reports);

    public IReadOnlyList<StandingCount> Standing() => source.All(
        "select service, place, what, sum(number)::int from standing group by service, place, what having sum(number) <> 0",
        r => new StandingCount(Named(r, 0), Named(r, 1), (Counted)r.GetInt16(2), r.GetInt32(3)));

    public override void Write(Change change, Batch batch)
    {
        if (batch.Reports.Count + batch.Responses.Count + batch.Changes.Count > 0)
            Add(change.Statements, CountChanges.Of(batch));
    }

    /// <summary>What is counted stays, but nobody waits for a call any more.</summary>
    public override void Forget(Change change, NpgsqlConnection connection, Address address)
    {
        var changes = new CountChanges();
        foreach (var report in ReportTable.Of(connection, address))
        {
            changes.Add(report, -1);
            changes.Add(report.Anonymous(), 1);
        }

        Add(change.Statements, changes);
    }

    void Add(Statements statements, CountChanges changes)
    {
        var all = changes.Where(c => c.Value != 0).OrderBy(c => c.Key).ToList();
        if (all.Count == 0)
            return;
        statements.Add("insert into counts (hour, service, place, what, slot, number) select u.hour, u.service, u.place, u.what, $6, u.number from unnest($1, $2, $3, $4, $5) as u (hour, service, place, what, number) on conflict (hour, service, place, what, slot) do update set number = counts.number + excluded.number",
            Statements.Numbers(all.Select(c => c.Key.Hour * TimeSpan.TicksPerHour)), Statements.Texts(all.Select(c => c.Key.Service ?? "")), Statements.Texts(all.Select(c => c.Key.Place ?? "")), Statements.Ints(all.Select(c => (int)c.Key.What)), Statements.Ints(all.Select(c => c.Value)), _slot);
        var standing = all.Where(c => c.Key.What.IsStanding()).GroupBy(c => (c.Key.Service, c.Key.Place, c.Key.What)).Select(g => (g.Key, Number: g.Sum(c => c.Value))).Where(g => g.Number != 0).OrderBy(g => g.Key).ToList();
        if (standing.Count > 0)
        {
            statements.Add("insert into standing (service, place, what, slot, number) select u.service, u.place, u.what, $5, u.number from unnest($1, $2, $3, $4) as u (service, place, what, number) on conflict (service, place, what, slot) do update set number = standing.number + excluded.number",
                Statements.Texts(standing.Select(c => c.Key.Service ?? "")), Statements.Texts(standing.Select(c => c.Key.Place ?? "")), Statements.Ints(standing.Select(c => (int)c.Key.What)), Statements.Ints(standing.Select(c => c.Number)), _slot);
        }
    }

    // The days that a cut goes through, as the database numbers them.
    static long[] Broken(IEnumerable<DateTimeOffset> cuts) =>
        [.. cuts.Select(c => c.UtcTicks + DayStart).Where(t => t % TicksPerDay != 0).Select(t => t / TicksPerDay).Distinct()];

    // Days in a row are read at once.
    static IEnumerable<(long First, long Last)> Runs(IEnumerable<long> days) =>
        days.Select((day, i) => (Day: day, Run: day - i)).GroupBy(d => d.Run).Select(g => (g.First().Day, g.Last().Day));

    static HourCount Read(NpgsqlDataReader r) => new(r.Time(0), Named(r, 1), Named(r, 2), (Counted)r.GetInt16(3), r.GetInt32(4));

    static string? Named(NpgsqlDataReader r, int column) => r.GetString(column) is { Length: > 0 } name ? name : null;
}
