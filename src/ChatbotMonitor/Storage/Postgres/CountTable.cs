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

    /// <summary>The slot of a day that is over.</summary>
    public const int Settled = -1;

    // A commit waits for it.
    const int SettledAtOnce = 5_000;

    // "Days"; with the schema's name it is no other program's.
    const int SettleKey = 0x44617973;

    const long TicksPerDay = TimeSpan.TicksPerDay;

    const string Summed = "select hour, service, place, what, sum(number)::int from counts where hour >= $1 and hour < $2";
    const string Grouped = "group by hour, service, place, what having sum(number) <> 0 order by hour, service, place, what";

    readonly int _slot = Random.Shared.Next(Slots);

    public IEnumerable<HourCount> Counts(DateTimeOffset from, DateTimeOffset to) => source.Stream($"{Summed} {Grouped}", Read, from.UtcTicks, to.UtcTicks);

    public IEnumerable<HourCount> Counts(string? service, DateTimeOffset from, DateTimeOffset to) => source.Stream($"{Summed} and service = $3 {Grouped}", Read, from.UtcTicks, to.UtcTicks, service ?? "");

    /// <summary>Summed up by the database, whole days by their own sums: the hours of five weeks are some million in a large country.</summary>
    public IEnumerable<HourCount> Counts(Stretches stretches)
    {
        var (parts, parameters) = (new List<string>(), new List<object>());
        foreach (var (kinds, starts) in stretches.Groups.SelectMany(g => g.Kinds.GroupBy(k => k.IsStanding()), (g, kinds) => (kinds.ToList(), g.Starts)))
        {
            var cuts = Parameter(Statements.Numbers(starts.Select(s => s.UtcTicks)));
            parts.Add($"select what, ({cuts})[width_bucket(at, {cuts})] as start, service, place, number from ({Days(kinds, starts)}) c");
        }

        foreach (var kind in stretches.Services.GroupBy(s => s.What))
        {
            var services = Parameter(Statements.Texts(kind.Select(s => s.Service ?? "")));
            var (from, to) = (Parameter(Statements.Numbers(kind.Select(s => s.From.UtcTicks))), Parameter(Statements.Numbers(kind.Select(s => s.To.UtcTicks))));
            parts.Add($"select c.what, u.since, c.service, c.place, c.number from ({Days([kind.Key], [.. kind.SelectMany(s => new[] { s.From, s.To }).Distinct().Order()])}) c join unnest({services}, {from}, {to}) as u (about, since, till) on u.about = case when c.service = any({services}) then c.service else '' end and c.at >= u.since and c.at < u.till");
        }

        // Where whole days begin, or the hours of those that a cut goes through.
        string Days(IReadOnlyList<Counted> kinds, IReadOnlyList<DateTimeOffset> cuts)
        {
            var (before, from) = (BeforeMidnight(kinds[0]), cuts[0].UtcTicks);
            var (what, broken) = (Parameter(Statements.Ints(kinds.Select(k => (int)k))), Broken(cuts, before));
            return string.Join(" union all ", Runs(broken).Select(run =>
                    $"select what, hour, service, place, number from counts where what = any({what}) and hour >= {Parameter(Math.Max(from, (run.First * TicksPerDay) - before))} and hour < {Parameter(((run.Last + 1) * TicksPerDay) - before)}")
                .Prepend($"select what, day * {TicksPerDay} - {before} as at, service, place, number from day_counts where what = any({what}) and day >= {Parameter((int)((from + before) / TicksPerDay))} and day <> all({Parameter(Statements.Numbers(broken))})"));
        }

        string Parameter(object value)
        {
            parameters.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
        }

        return source.StreamLarge(
            $"select start, service, place, what, sum(number)::int from ({string.Join(" union all ", parts)}) c group by what, start, service, place having sum(number) <> 0",
            Read,
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

    /// <summary>Adds up the slots of days that are over, some at a time and one worker at a time, so that a digest of weeks reads a few rows of a day.</summary>
    /// <remarks>Nobody is waited for: what another holds is left for the next time, and the slot of what is settled is written here only.</remarks>
    public void Settle(DateTimeOffset now)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        if (!connection.All("select pg_try_advisory_xact_lock($1, hashtext(current_schema()))", static r => r.GetBoolean(0), SettleKey)[0])
            return;
        var settle = new Statements();
        settle.Add($"""
            with due as materialized (select what, day, service, place, slot from day_counts where slot >= 0 and day < $1 order by day limit {SettledAtOnce} for update skip locked),
            gone as (delete from day_counts d using due where (d.what, d.day, d.service, d.place, d.slot) = (due.what, due.day, due.service, due.place, due.slot) returning d.*)
            insert into day_counts as d (what, day, service, place, slot, number) select what, day, service, place, {Settled}, sum(number) from gone group by what, day, service, place
            on conflict (what, day, service, place, slot) do update set number = d.number + excluded.number
            """, FirstUnsettled(now));
        settle.Run(connection, transaction);
        transaction.Commit();
    }

    /// <summary>The first day that is not over, as the database numbers them.</summary>
    public static int FirstUnsettled(DateTimeOffset now) => (int)(now.UtcTicks / TicksPerDay) - 1;

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

    // When a day begins, by which day_of numbers them.
    static long BeforeMidnight(Counted what) => (what.IsStanding() ? 6 : 22) * TimeSpan.TicksPerHour;

    // The days that a cut goes through, as the database numbers them.
    static long[] Broken(IEnumerable<DateTimeOffset> cuts, long before) =>
        [.. cuts.Select(c => c.UtcTicks + before).Where(t => t % TicksPerDay != 0).Select(t => t / TicksPerDay).Distinct()];

    // Days in a row are read at once.
    static IEnumerable<(long First, long Last)> Runs(IEnumerable<long> days) =>
        days.Select((day, i) => (Day: day, Run: day - i)).GroupBy(d => d.Run).Select(g => (g.First().Day, g.Last().Day));

    static HourCount Read(NpgsqlDataReader r) => new(r.Time(0), Named(r, 1), Named(r, 2), (Counted)r.GetInt16(3), r.GetInt32(4));

    static string? Named(NpgsqlDataReader r, int column) => r.GetString(column) is { Length: > 0 } name ? name : null;
}
