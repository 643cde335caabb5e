using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>One worker at a time on a database: who holds its lock, on a connection of its own, for as long as that lives.</summary>
static class WorkerLock
{
    // "Chat"; with the schema's name it is no other program's.
    const int Key = 0x43686174;

    /// <summary>Takes it, and gives the connection that holds it; throws <see cref="StoreException"/> where another worker has it.</summary>
    public static NpgsqlConnection Take(NpgsqlDataSource source)
    {
        var connection = source.OpenConnection();
        try
        {
            // One that was killed is let go of as soon as the server sees that its connection is cut.
            using var command = new NpgsqlCommand($"set lock_timeout = '3s'; select pg_advisory_lock({Key}, hashtext(current_schema())); set lock_timeout = 0", connection);
            command.ExecuteNonQuery();
            return connection;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            connection.Dispose();
            throw new StoreException("Another worker runs on this database: stop that one first, or give this one a database of its own.", e);
        }
    }
}
