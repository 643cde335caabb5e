using System.Text;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>LiteDB's engine over a file and its <see cref="DurableLog"/>.</summary>
sealed class OpenEngine : IDisposable
{
    const int PageSize = 8192;
    static readonly byte[] Signature = Encoding.ASCII.GetBytes("** This is a LiteDB file **");

    readonly string _logPath;

    OpenEngine(LiteEngine engine, DurableLog log, string logPath)
    {
        Engine = engine;
        Log = log;
        _logPath = logPath;
    }

    public LiteEngine Engine { get; }

    public DurableLog Log { get; }

    /// <summary>Opens a file, or makes one where there is none; a file that is not LiteDB's is refused before LiteDB can cut it to size.</summary>
    public static OpenEngine Open(string path)
    {
        var logPath = FilePaths.Log(path);
        var isNew = Inspect(path, logPath);
        var log = new DurableLog(logPath, path);
        try
        {
            // Keys are compared byte by byte: LiteDB's default follows the machine's language and takes A for a.
            var engine = new LiteEngine(new EngineSettings { Filename = path, LogStream = log, Collation = isNew ? Collation.Binary : null });
            return new OpenEngine(engine, log, logPath);
        }
        catch (Exception e) when (e is not IOException)
        {
            log.Dispose();
            throw Damaged(path, e);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>The refusal of a file that does not read.</summary>
    public static StoreException Damaged(string path, Exception? why = null) =>
        new($"{path} cannot be read: it is damaged, or another program wrote it. It was left as it is; put a backup in its place with `restore FILE`.", why);

    /// <summary>Whether LiteDB stumbled over a page that is not as it wrote it; it has no checksums, so some are found only when they are read.</summary>
    public static bool IsDamage(Exception e) => e is LiteException { ErrorCode: LiteException.INVALID_DATAFILE_STATE or 0 };

    /// <summary>Takes over what a crash left in the log, and refuses a file whose end is missing.</summary>
    public void CheckWhole(string path)
    {
        Engine.Checkpoint();
        var pages = 1 + (uint)Describe()["lastPageID"].AsInt32;
        if (Log.Length == 0 && new FileInfo(path).Length < (long)pages * PageSize)
            throw Damaged(path);
    }

    /// <summary>From here on we say when the log is moved into the file: never while a copy is being made.</summary>
    public void TakeOverCheckpoints()
    {
        if (Engine.Pragma("CHECKPOINT") != 0)
            Engine.Pragma("CHECKPOINT", 0);
    }

    /// <summary>Does <paramref name="work"/> in one transaction and waits until it is on disk; after an exception the engine is of no further use.</summary>
    public T Transact<T>(Func<ILiteEngine, T> work)
    {
        Engine.BeginTrans();
        var result = work(Engine);
        Engine.Commit();
        // The length that the log will have once LiteDB's writer is done: LiteDB keeps it as an int, which wraps.
        Log.WaitFor((uint)Describe()["logFileSize"].AsInt32);
        return result;
    }

    public void Dispose()
    {
        Engine.Dispose();
        var empty = Log.Length == 0;
        Log.Dispose();
        if (empty)
            File.Delete(_logPath);
    }

    BsonDocument Describe()
    {
        using var reader = Engine.Query("$database", new Query());
        reader.Read();
        return reader.Current.AsDocument;
    }

    static bool Inspect(string path, string logPath)
    {
        var isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
        if (isNew)
        {
            if (File.Exists(FilePaths.Restoring(path)))
                throw new StoreException($"A `restore` to {path} was interrupted: run it again. What was there before is {FilePaths.BeforeRestore(path)}.");
            if (File.Exists(logPath) && new FileInfo(logPath).Length > 0)
                throw new StoreException($"{path} is missing or empty, but its log {logPath} is not: put the file back, or a backup in its place with `restore FILE`.");
        }

        using var file = new FileStream(path, OwnerOnly.Options(FileMode.OpenOrCreate, FileShare.ReadWrite));
        var head = new byte[PageSize];
        if (!isNew && (file.ReadAtLeast(head, PageSize, throwOnEndOfStream: false) < PageSize || !head.AsSpan(32).StartsWith(Signature)))
            throw Damaged(path);
        return isNew;
    }
}
