using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>How the database is reached: one server, or the one of several that can be written to.</summary>
static class PostgresSource
{
    /// <summary>Connections as the string says; where it says nothing, a server that is paused or gone is noticed within seconds, and of several the primary one is taken.</summary>
    public static NpgsqlDataSource Create(string connectionString)
    {
        var said = new NpgsqlConnectionStringBuilder(connectionString);
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "ChatbotMonitor",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            Enlist = false,
        }.ConnectionString);
        var settings = builder.ConnectionStringBuilder;
        if (!said.ShouldSerialize("Timeout"))
            settings.Timeout = 5;
        if (!said.ShouldSerialize("Command Timeout"))
            settings.CommandTimeout = 15;
        if (!said.ShouldSerialize("Tcp Keepalive"))
            (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 5, 2);
        if (settings.Host?.Contains(',', StringComparison.Ordinal) != true)
            return builder.Build();
        if (!said.ShouldSerialize("Target Session Attributes"))
            settings.TargetSessionAttributes = "primary";
        if (!said.ShouldSerialize("Host Recheck Seconds"))
            settings.HostRecheckSeconds = 2;
        return builder.BuildMultiHost();
    }

    /// <summary>A connection for what every message does, to be kept open.</summary>
    /// <remarks>All of it is found by a key. The planner knows a table as it was when it last looked, and would read all of one that grew; and messages come and go faster than the database tidies up: a plain index scan passes over a dead entry once, a bitmap scan each time.</remarks>
    public static NpgsqlConnection OpenBusy(this NpgsqlDataSource source)
    {
        var connection = source.OpenConnection();
        try
        {
            using var command = new NpgsqlCommand("set enable_seqscan = off; set enable_bitmapscan = off; set jit = off", connection);
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What <paramref name="use"/> makes of a database that is at this program's version and held by <paramref name="hold"/>; throws <see cref="StoreException"/> where it cannot be reached, and leaves nothing open where anything fails.</summary>
    /// <param name="connectionString">As Npgsql reads it.</param>
    /// <param name="ready">Brings it to this program's version, and looks whether it may be used.</param>
    /// <param name="hold">Takes the lock that keeps others away; null where there is none.</param>
    /// <param name="use">Owns both from then on.</param>
    public static T Open<T>(string connectionString, Action<NpgsqlConnection> ready, Func<NpgsqlDataSource, NpgsqlConnection?> hold, Func<NpgsqlDataSource, NpgsqlConnection?, T> use)
    {
        var source = Create(connectionString);
        NpgsqlConnection? held = null;
        try
        {
            using (var connection = source.OpenConnection())
                ready(connection);
            held = hold(source);
            return use(source, held);
        }
        catch (Exception e)
        {
            held?.Dispose();
            source.Dispose();
            if (e is NpgsqlException trouble)
                throw Unusable(trouble);
            throw;
        }
    }

    /// <summary>Why the database cannot be used; the server's sentence names no password.</summary>
    static StoreException Unusable(NpgsqlException e) =>
        new($"The database cannot be used: {e.GetBaseException().Message} Check Storage__Postgres, and that the server runs.", e);
}
