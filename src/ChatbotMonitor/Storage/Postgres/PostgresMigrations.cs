using System.Reflection;
using System.Security.Cryptography;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Brings a database to this program's version: the numbered SQL files, each once, under a lock that workers which start together wait at.</summary>
static class PostgresMigrations
{
    // "ChatbotM", so that the lock is no other program's.
    const long Lock = 0x43686174626F744D;

    /// <summary>Runs what the database has not seen; throws <see cref="StoreException"/> for one of a newer version.</summary>
    public static void Run(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Do(connection, $"select pg_advisory_xact_lock({Lock})");
        Do(connection, "create table if not exists schema_version (version int primary key, at timestamptz not null default now())");
        var version = Version(connection);
        var steps = Steps();
        if (version > steps.Count)
            throw new StoreException($"The database is of version {version}, and this program knows versions up to {steps.Count}: start the newer program.");
        for (var next = version; next < steps.Count; next++)
        {
            Do(connection, steps[next]);
            Do(connection, $"insert into schema_version (version) values ({next + 1})");
        }

        using (var key = new NpgsqlCommand("insert into meta (key, n) values ('report_key', $1) on conflict (key) do nothing", connection, transaction) { Parameters = { new() { Value = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) } } })
            key.ExecuteNonQuery();
        transaction.Commit();
    }

    static int Version(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select coalesce(max(version), 0) from schema_version", connection);
        return (int)command.ExecuteScalar()!;
    }

    static void Do(NpgsqlConnection connection, string sql)
    {
        // As long as it takes: somebody else may be at it, and a large table takes its time.
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    static List<string> Steps()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith("postgres/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            return reader.ReadToEnd();
        })];
    }
}
