using System.Diagnostics;
using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.Moving;
using ChatbotMonitor.Storage.Postgres;
using Npgsql;

namespace ChatbotMonitor.Benchmarks;

/// <summary>So many reports in a PostgreSQL database, with their counts as three workers write them, copied in as a move does: over two years, most answered and closed.</summary>
static class PostgresSeed
{
    const int Together = 100_000;
    const int Workers = 3;

    /// <summary>Arguments: <c>seed CONNECTION [number]</c>; the database must be empty.</summary>
    public static int Run(string connectionString, int reports)
    {
        var watch = Stopwatch.StartNew();
        using (PostgresStore.Open(connectionString, TimeProvider.System))
        {
        }

        using var source = PostgresSource.Create(connectionString);
        var key = unchecked((ulong)One(source, "select n from meta where key = 'report_key'"));
        // An index is made in one go faster than row by row.
        var indexes = Indexes(source);
        foreach (var (name, _) in indexes)
            Do(source, $"drop index {name}");
        Do(source, "alter table counts disable trigger user");
        Fill(source, key, reports, TimeProvider.System.GetUtcNow());
        foreach (var (_, definition) in indexes)
            Do(source, definition);
        // Day after day, as they come in, and settled as the workers do it.
        Do(source, string.Create(CultureInfo.InvariantCulture, $"insert into day_counts (what, day, service, place, slot, number) select what, day_of(hour, what) as day, service, place, case when day_of(hour, what) < {CountTable.FirstUnsettled(TimeProvider.System.GetUtcNow())} then {CountTable.Settled} else slot end, sum(number) from counts group by 1, 2, 3, 4, 5 order by day"));
        Do(source, "alter table counts enable trigger user");
        Do(source, $"select setval('report_number', {reports}, false)");
        Do(source, "vacuum analyze");
        Figure.Print(new { figure = "seed", reports, seconds = Figure.Of(watch.Elapsed.TotalSeconds), database_mib = Figure.Mib(One(source, "select pg_database_size(current_database())")) });
        return 0;
    }

    static void Fill(NpgsqlDataSource source, ulong key, int reports, DateTimeOffset now)
    {
        var chance = new Random(1);
        var from = now.AddDays(-730);
        var step = (now - from) / reports;
        var tables = new MovedTables(source, () => key);
        var standing = new Dictionary<(string? Service, string? Place, Counted What), int>();
        for (var first = 0; first < reports; first += Together)
        {
            var (rows, changes) = (new List<object?[]>(Together), Enumerable.Range(0, Workers).Select(_ => new CountChanges()).ToArray());
            for (var n = first; n < Math.Min(reports, first + Together); n++)
            {
                var citizen = new Address(ChannelNames.Telegram, (5_000_000_000L + n).ToString(CultureInfo.InvariantCulture));
                var report = Seed.Lived(Seed.Filed(ReportCode.Of(n, key), citizen, from + (step * n), chance), now, chance, closed: 0.9)[^1];
                changes[n % Workers].Add(report, 1);
                rows.Add([report.FiledAt.UtcTicks, report.Code.Digits, report.IsOpen, report.Urgent, report.Service, report.Place, report.Reporter?.Key, StoredShapes.Report.Text(report)]);
            }

            tables.MakeMonths(Collection.Reports, rows);
            using var connection = source.OpenConnection();
            MovedTables.Write(connection, Collection.Reports, rows);
            // What one hour is counted under comes again in the next part at most: that one takes other slots.
            for (var worker = 0; worker < Workers; worker++)
                MovedTables.Write(connection, Collection.Counts, [.. changes[worker].Where(c => c.Value != 0).Select(c => new object?[] { c.Key.Hour * TimeSpan.TicksPerHour, c.Key.Service ?? "", c.Key.Place ?? "", (long)c.Key.What, (long)c.Value })], worker + (first / Together % 5 * Workers));
            foreach (var (count, number) in changes.SelectMany(c => c).Where(c => c.Key.What.IsStanding()))
                standing[(count.Service, count.Place, count.What)] = standing.GetValueOrDefault((count.Service, count.Place, count.What)) + number;
        }

        using var last = source.OpenConnection();
        MovedTables.Write(last, Collection.Standing, [.. standing.Where(s => s.Value != 0).Select(s => new object?[] { s.Key.Service ?? "", s.Key.Place ?? "", (long)s.Key.What, (long)s.Value })]);
    }

    static List<(string Name, string Definition)> Indexes(NpgsqlDataSource source)
    {
        using var command = source.CreateCommand("select i.relname, pg_get_indexdef(i.oid) from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = 'reports'::regclass and not x.indisprimary");
        using var reader = command.ExecuteReader();
        var all = new List<(string, string)>();
        while (reader.Read())
            all.Add((reader.GetString(0), reader.GetString(1).Replace(" ON ONLY ", " ON ", StringComparison.Ordinal)));
        return all;
    }

    static void Do(NpgsqlDataSource source, string sql)
    {
        using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    static long One(NpgsqlDataSource source, string sql)
    {
        using var command = source.CreateCommand(sql);
        return (long)command.ExecuteScalar()!;
    }
}
