using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>How many messages wait at all the workers on a database together.</summary>
sealed class PostgresDepth(string connectionString)
{
    readonly string _connection = Beside.Short(connectionString);

    /// <summary>Those of one channel.</summary>
    public int Of(string channel)
    {
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        using var command = new NpgsqlCommand("select count(*)::int from outbox where starts_with(address, $1)", connection) { Parameters = { new() { Value = channel + ":" } } };
        return (int)command.ExecuteScalar()!;
    }
}
