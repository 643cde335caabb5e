using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ChatbotMonitor.Tests;

/// <summary>One server's data in a temporary folder, on loopback and a free port: started, paused, restarted, followed by a standby, and gone with its folder.</summary>
sealed class PostgresCluster : IDisposable
{
    readonly string _folder = Path.Combine(Path.GetTempPath(), $"postgres-{Guid.NewGuid():N}");
    readonly string _options;

    PostgresCluster(string options)
    {
        Port = FreePort();
        _options = $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} {options}";
        Directory.CreateDirectory(_folder);
        Run("chown", "postgres", _folder);
    }

    /// <summary>Where its programs are, or null where it is not installed.</summary>
    public static string? Bin { get; } = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).FirstOrDefault(Directory.Exists) : null;

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    string Data => $"{_folder}/data";

    /// <summary>Makes one and starts it; skips the test where PostgreSQL is not installed.</summary>
    public static PostgresCluster Start(string options)
    {
        Assert.SkipWhen(Bin is null, "PostgreSQL is not installed: apt-get install postgresql.");
        var cluster = new PostgresCluster(options);
        AsPostgres($"{Bin}/initdb -D {cluster.Data} -U postgres -A trust -E UTF8 --no-locale --no-sync >/dev/null");
        cluster.Start();
        return cluster;
    }

    /// <summary>The connection string of its own database, without a pool.</summary>
    public string Root => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;Pooling=false";

    /// <summary>Makes a standby of it, which it waits for at each commit from here on.</summary>
    public PostgresCluster Standby()
    {
        var standby = new PostgresCluster(_options[(_options.IndexOf(_folder, StringComparison.Ordinal) + _folder.Length)..]);
        AsPostgres($"{Bin}/pg_basebackup -d 'host=127.0.0.1 port={Port} user=postgres application_name=standby' -R -X stream -c fast --no-sync -D {standby.Data}");
        standby.Start();
        Do("alter system set synchronous_standby_names = 'standby'");
        Do("select pg_reload_conf()");
        var patience = Stopwatch.StartNew();
        while (!Ask("select exists (select 1 from pg_stat_replication where sync_state = 'sync')"))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "The standby does not follow.");
            Thread.Sleep(50);
        }

        return standby;
    }

    /// <summary>Stops all its processes where they are.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets them go on.</summary>
    public void Continue() => Signal("CONT");

    /// <summary>As a power cut would.</summary>
    public void Crash() => AsPostgres($"{Bin}/pg_ctl -D {Data} -m immediate -w stop >/dev/null");

    /// <summary>Starts it, or starts it again.</summary>
    public void Start() => AsPostgres($"{Bin}/pg_ctl -D {Data} -w -l {_folder}/log -o '{_options}' start >/dev/null");

    /// <summary>Makes the standby the primary one.</summary>
    public void Promote() => AsPostgres($"{Bin}/pg_ctl -D {Data} -w promote >/dev/null");

    /// <summary>Does something in it.</summary>
    public void Do(string sql)
    {
        using var connection = new NpgsqlConnection(Root);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Asks it yes or no.</summary>
    public bool Ask(string sql)
    {
        using var connection = new NpgsqlConnection(Root);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return (bool)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        try
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
                Crash();
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // The test is over; what is left lies in the temporary folder.
        }
    }

    // Each of its processes is in a session of its own: the server first, so that it starts no more of them.
    void Signal(string name)
    {
        var server = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        Run("kill", $"-{name}", $"{server}");
        foreach (var child in File.ReadAllText($"/proc/{server}/task/{server}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            // One that ends meanwhile needs no signal.
            Run("sh", "-c", $"kill -{name} {child} 2>/dev/null || true");
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
