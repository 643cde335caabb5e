using Npgsql;

namespace ChatbotMonitor.Tests;

/// <summary>A PostgreSQL of the tests' own: made in a temporary folder, on loopback and a free port, gone when they are over. Each test has a schema of its own in it.</summary>
static class PostgresServer
{
    // What a power cut would lose is no matter here.
    static readonly Lazy<PostgresCluster> Shared = new(() =>
    {
        var cluster = PostgresCluster.Start("-c fsync=off -c max_connections=300 -c shared_preload_libraries=pg_stat_statements");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    });
    static int _schemas;

    /// <summary>Where its programs are, or null where it is not installed.</summary>
    public static string? Bin => PostgresCluster.Bin;

    /// <summary>The connection string of an empty schema; skips the test where PostgreSQL is not installed.</summary>
    public static string Schema()
    {
        Assert.SkipWhen(Bin is null, "PostgreSQL is not installed: apt-get install postgresql.");
        var name = $"s{Interlocked.Increment(ref _schemas)}";
        Shared.Value.Do($"create schema {name}");
        return $"Host=127.0.0.1;Port={Shared.Value.Port};Username=postgres;Database=postgres;Search Path={name};Maximum Pool Size=8";
    }

    /// <summary>From now on the schema of a running worker keeps account of what workers take over from each other; gives how many workers there are, one that was killed until its lease is over, and how many messages all and these took over.</summary>
    public static Func<(long Workers, long All, long ByTheLiving)> Retaken(string connection)
    {
        using (var open = Connect(connection))
        using (var watch = new NpgsqlCommand(File.ReadAllText(Path.Combine(Repository.Root, "tests", "retaken.sql")), open))
            watch.ExecuteNonQuery();
        return () =>
        {
            using var open = Connect(connection);
            using var count = new NpgsqlCommand("select (select count(*) from workers), count(*), count(*) filter (where by in (select id from workers)) from retaken", open);
            using var row = count.ExecuteReader();
            row.Read();
            return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        };
    }

    /// <summary>The same schema by a role of its own, whose statements the server counts: those of transactions too.</summary>
    public static (string Connection, Func<long> Statements) Counted(string connection)
    {
        var name = $"counted{Interlocked.Increment(ref _schemas)}";
        Do($"create extension if not exists pg_stat_statements with schema public; create role {name} superuser login");
        return (new NpgsqlConnectionStringBuilder(connection) { Username = name }.ConnectionString, () => Do($"select coalesce(sum(calls), 0)::bigint from public.pg_stat_statements where userid = '{name}'::regrole"));

        long Do(string sql)
        {
            using var counting = Connect(connection);
            using var command = new NpgsqlCommand(sql, counting);
            return command.ExecuteScalar() as long? ?? 0;
        }
    }

    static NpgsqlConnection Connect(string connection)
    {
        var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        open.Open();
        return open;
    }
}
