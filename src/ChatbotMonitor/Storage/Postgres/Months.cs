using System.Globalization;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Tables that are partitioned by month: partitions are made when something falls into them, and dropped whole when all in them is old.</summary>
sealed class Months
{
    // "Mont"; with the schema's name it is no other program's.
    const int Key = 0x4d6f6e74;

    readonly HashSet<(string Table, int Year, int Month)> _made = [];

    /// <summary>Makes the partitions that those moments fall into; outside the commit's transaction, because others wait for it.</summary>
    public void Make(NpgsqlDataSource source, string table, IEnumerable<DateTimeOffset> moments)
    {
        foreach (var month in moments.Select(m => m.UtcDateTime).Select(m => (table, m.Year, m.Month)).Distinct().Where(m => !_made.Contains(m)))
        {
            var (from, to) = Between(month.Year, month.Month);
            // Workers that make one in the same moment, each waiting for the other's lock, would be told that they deadlock.
            var make = new Statements();
            make.Read("select pg_advisory_xact_lock($1, hashtext(current_schema()))", static _ => { }, Key);
            make.Add(string.Create(CultureInfo.InvariantCulture,
                $"create table if not exists {Name(table, month.Year, month.Month)} partition of {table} for values from ({from}) to ({to})"));
            try
            {
                using var connection = source.OpenConnection();
                make.Run(connection, null);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.InvalidObjectDefinition)
            {
                // Another worker made it in the same moment.
            }

            _made.Add(month);
        }
    }

    /// <summary>Looks anew which there are: another worker, whose clock is ahead, may have dropped one.</summary>
    public void LookAgain() => _made.Clear();

    /// <summary>Drops the partitions of <paramref name="table"/> that ended before <paramref name="keepFrom"/>.</summary>
    public void Drop(NpgsqlDataSource source, string table, DateTimeOffset keepFrom)
    {
        using var connection = source.OpenConnection();
        var names = new List<string>();
        using (var command = new NpgsqlCommand("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass", connection) { Parameters = { new() { Value = table } } })
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                names.Add(reader.GetString(0));
        }

        foreach (var name in names)
        {
            if (!DateTime.TryParseExact(name[(table.Length + 1)..], "yyyy_MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) || month.AddMonths(1).Ticks > keepFrom.UtcTicks)
                continue;
            using var drop = new NpgsqlCommand($"drop table if exists {name}", connection);
            drop.ExecuteNonQuery();
            _made.Remove((table, month.Year, month.Month));
        }
    }

    static string Name(string table, int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{table}_{year:d4}_{month:d2}");

    static (long From, long To) Between(int year, int month)
    {
        var first = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
        return (first.Ticks, year == 9999 && month == 12 ? DateTime.MaxValue.Ticks : first.AddMonths(1).Ticks);
    }
}
