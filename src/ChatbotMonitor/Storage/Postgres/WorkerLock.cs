using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Who is on a database: workers, as many as there are, or one program that has it to itself, as a move does. Each holds its lock on a connection of its own, for as long as that lives.</summary>
static class WorkerLock
{
    // "Chat"; with the schema's name it is no other program's.
    const string Key = "1130914164, hashtext(current_schema())";

    /// <summary>A worker's part of it, tried once: whether it was free.</summary>
    public const string TryShare = $"select pg_try_advisory_lock_shared({Key})";

    /// <summary>Why it was not.</summary>
    public const string Taken = "Another program has this database to itself: a move, or a worker of an older version. Wait until it is over, or stop it.";

    /// <summary>Takes it as a worker, and gives the connection that holds it; throws <see cref="StoreException"/> where somebody has the database to themselves.</summary>
    public static NpgsqlConnection Share(NpgsqlDataSource source) => Hold(source, "pg_advisory_lock_shared", Taken);

    /// <summary>Takes it for oneself, and gives the connection that holds it; throws <see cref="StoreException"/> where workers are on the database.</summary>
    public static NpgsqlConnection Take(NpgsqlDataSource source) => Hold(source, "pg_advisory_lock", "A worker runs on this database: stop all of its workers first.");

    static NpgsqlConnection Hold(NpgsqlDataSource source, string how, string refusal)
    {
        var connection = source.OpenConnection();
        try
        {
            // One that was killed is let go of as soon as the server sees that its connection is cut.
            using var command = new NpgsqlCommand($"set lock_timeout = '3s'; select {how}({Key}); set lock_timeout = 0", connection);
            command.ExecuteNonQuery();
            return connection;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            connection.Dispose();
            throw new StoreException(refusal, e);
        }
    }
}
