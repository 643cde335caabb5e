using ChatbotMonitor.Storage.LiteDb;
using ChatbotMonitor.Storage.Postgres;

namespace ChatbotMonitor.Storage;

/// <summary>Opens the store that the settings name.</summary>
static class Stores
{
    /// <summary>PostgreSQL where a connection string is set, else the LiteDB file; throws <see cref="StoreException"/> where it cannot be used.</summary>
    /// <param name="settings">The section <c>Storage</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="asWorker">Whether it is opened to work on; LiteDB's file has one program at a time in any case.</param>
    public static IStore Open(StorageSettings settings, TimeProvider time, bool asWorker)
    {
        if (settings.Postgres is not { } connection)
            return LiteDbStore.Open(settings.Path, time);
        // Commands find the worker by a file that lies where the LiteDB file would.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(settings.Path))!);
        return PostgresStore.Open(connection, time, asWorker);
    }
}
