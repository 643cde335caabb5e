namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Keeps a second process off a database file: LiteDB's own sharing rules do not on Linux.</summary>
/// <remarks>The file stays when the process ends, the lock on it does not, however the process ends.</remarks>
sealed class LockFile : IDisposable
{
    readonly FileStream _stream;

    LockFile(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock beside <paramref name="path"/>; throws <see cref="StoreException"/> where another process holds it.</summary>
    public static LockFile Take(string path)
    {
        try
        {
            OwnerOnly.MakeFolderOf(path);
            return new LockFile(new FileStream(path + ".lock", OwnerOnly.Options(FileMode.OpenOrCreate, FileShare.None)));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException or PathTooLongException)
        {
            throw new StoreException($"{path} cannot be made or opened: {e.Message} Give this user the right to write there, or set another Storage__Path.", e);
        }
        catch (IOException e)
        {
            throw new StoreException($"{path} is in use by another process: stop the worker that has it open, or give this one another Storage__Path.", e);
        }
    }

    public void Dispose() => _stream.Dispose();
}
