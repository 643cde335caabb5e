using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ChatbotMonitor.Tests;

/// <summary>A PostgreSQL of the tests' own: made in a temporary folder, on loopback and a free port, gone when they are over. Each test has a schema of its own in it.</summary>
sealed class PostgresServer : IDisposable
{
    static readonly Lazy<PostgresServer?> Shared = new(() => Bin is null ? null : new PostgresServer());
    static int _schemas;

    readonly string _folder = Path.Combine(Path.GetTempPath(), $"postgres-{Guid.NewGuid():N}");
    readonly int _port = FreePort();

    PostgresServer()
    {
        Directory.CreateDirectory(_folder);
        Run("chown", "postgres", _folder);
        AsPostgres($"{Bin}/initdb -D {_folder}/data -U postgres -A trust -E UTF8 --no-locale --no-sync >/dev/null");
        // What a power cut would lose is no matter here.
        AsPostgres($"{Bin}/pg_ctl -D {_folder}/data -w -l {_folder}/log -o '-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c max_connections=300 -c shared_preload_libraries=pg_stat_statements' start >/dev/null");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Where its programs are, or null where it is not installed.</summary>
    public static string? Bin { get; } = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).FirstOrDefault(Directory.Exists) : null;

    /// <summary>The connection string of an empty schema; skips the test where PostgreSQL is not installed.</summary>
    public static string Schema()
    {
        Assert.SkipWhen(Shared.Value is null, "PostgreSQL is not installed: apt-get install postgresql.");
        var name = $"s{Interlocked.Increment(ref _schemas)}";
        var root = $"Host=127.0.0.1;Port={Shared.Value!._port};Username=postgres;Database=postgres;Pooling=false";
        using var connection = new NpgsqlConnection(root);
        connection.Open();
        using var command = new NpgsqlCommand($"create schema {name}", connection);
        command.ExecuteNonQuery();
        return $"Host=127.0.0.1;Port={Shared.Value._port};Username=postgres;Database=postgres;Search Path={name};Maximum Pool Size=8";
    }

    /// <summary>The same schema by a role of its own, whose statements the server counts: those of transactions too.</summary>
    public static (string Connection, Func<long> Statements) Counted(string connection)
    {
        var name = $"counted{Interlocked.Increment(ref _schemas)}";
        Do($"create extension if not exists pg_stat_statements with schema public; create role {name} superuser login");
        return (new NpgsqlConnectionStringBuilder(connection) { Username = name }.ConnectionString, () => Do($"select coalesce(sum(calls), 0)::bigint from public.pg_stat_statements where userid = '{name}'::regrole"));

        long Do(string sql)
        {
            using var counting = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
            counting.Open();
            using var command = new NpgsqlCommand(sql, counting);
            return command.ExecuteScalar() as long? ?? 0;
        }
    }

    public void Dispose()
    {
        try
        {
            AsPostgres($"{Bin}/pg_ctl -D {_folder}/data -m immediate stop >/dev/null");
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // The tests are over; what is left lies in the temporary folder.
        }
    }

    // It refuses to run as root.
    static void AsPostgres(string command) => Run("runuser", "-u", "postgres", "--", "sh", "-c", $"cd / && {command}");

    static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
