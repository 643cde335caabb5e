using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Connections for what workers on one database tell each other beside the store.</summary>
static class Beside
{
    /// <summary>One that is kept open and watched; short of patience, so that a server which is gone is noticed.</summary>
    public static string Lasting(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "ChatbotMonitor",
        Pooling = false,
        Enlist = false,
        Timeout = 5,
        CommandTimeout = 4,
        // To ask a server that does not answer to cancel is to wait for it twice.
        CancellationTimeout = -1,
    }.ConnectionString;

    /// <summary>A few for short questions.</summary>
    public static string Short(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "ChatbotMonitor", MinPoolSize = 0, MaxPoolSize = 4, Enlist = false, Timeout = 5, CommandTimeout = 10 }.ConnectionString;

    /// <summary>Runs a statement and gives its first value.</summary>
    public static async Task<object?> Ask(this NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter });
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
