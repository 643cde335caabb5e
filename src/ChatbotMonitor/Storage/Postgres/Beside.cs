using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Connections for what workers on one database tell each other beside the store.</summary>
static class Beside
{
    /// <summary>One that is kept open and watched; short of patience, so that a server which is gone is noticed.</summary>
    public static string Lasting(string connectionString)
    {
        var settings = Of(connectionString);
        (settings.Pooling, settings.CommandTimeout) = (false, 4);
        // To ask a server that does not answer to cancel is to wait for it twice.
        settings.CancellationTimeout = -1;
        return settings.ConnectionString;
    }

    /// <summary>A few for short questions.</summary>
    public static string Short(string connectionString)
    {
        var settings = Of(connectionString);
        (settings.MinPoolSize, settings.MaxPoolSize, settings.CommandTimeout) = (0, 4, 10);
        return settings.ConnectionString;
    }

    // Of several servers the one that can be written to: there the locks are.
    static NpgsqlConnectionStringBuilder Of(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "ChatbotMonitor", Enlist = false, Timeout = 5 };
        if (settings.Host?.Contains(',', StringComparison.Ordinal) == true)
            (settings.TargetSessionAttributes, settings.HostRecheckSeconds) = ("primary", 2);
        return settings;
    }

    /// <summary>Runs a statement and gives its first value.</summary>
    public static async Task<object?> Ask(this NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Fill(parameters);
        return await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>The same on a connection of its own.</summary>
    public static async Task<object?> Ask(string connectionString, string sql, CancellationToken cancel, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        return await connection.Ask(sql, cancel, parameters);
    }
}
