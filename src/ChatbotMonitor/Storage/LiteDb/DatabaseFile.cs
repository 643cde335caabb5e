using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>An open LiteDB file: one thread at a time, one transaction at a time, and each on disk when it is over.</summary>
/// <remarks>
/// LiteDB ties cursors and transactions to threads and its locks run into time-outs; behind one gate there is nothing to time out, and long
/// lists are read in pieces (<see cref="Stream"/>). After a failure the file is closed and opened anew at the next use, as after a crash:
/// what is in memory is then what is on disk.
/// </remarks>
sealed class DatabaseFile : IDisposable
{
    // Larger means fewer pauses, but longer ones, and more to read after a crash.
    const int LogLimit = 1500 * PageSize;
    const int PageSize = 8192;
    const int Piece = 256;

    readonly string _path;
    readonly LockFile _lock;
    readonly IReadOnlyList<Action<ILiteEngine>> _migrations;
    readonly Action<ILiteEngine> _load;
    readonly Lock _gate = new();
    readonly Lock _copying = new();
    OpenEngine? _open;
    bool _copyInHand;
    bool _disposed;

    DatabaseFile(string path, LockFile held, IReadOnlyList<Action<ILiteEngine>> migrations, Action<ILiteEngine> load)
    {
        _path = path;
        _lock = held;
        _migrations = migrations;
        _load = load;
    }

    /// <summary>Opens or makes the file, brings it to the newest version and calls <paramref name="load"/>, which is called again whenever the file had to be opened anew; throws <see cref="StoreException"/> where it cannot be used.</summary>
    public static DatabaseFile Open(string path, IReadOnlyList<Action<ILiteEngine>> migrations, Action<ILiteEngine> load)
    {
        path = Path.GetFullPath(path);
        var file = new DatabaseFile(path, LockFile.Take(path), migrations, load);
        try
        {
            file.Read(_ => true);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Asks something of the last commit; the answer must not be lazy.</summary>
    public T Read<T>(Func<ILiteEngine, T> question)
    {
        lock (_gate)
        {
            var open = Ready();
            try
            {
                return question(open.Engine);
            }
            catch (Exception e) when (OpenEngine.IsDamage(e))
            {
                Shut();
                throw OpenEngine.Damaged(_path, e);
            }
            catch
            {
                Shut();
                throw;
            }
        }
    }

    /// <summary>Does <paramref name="work"/> in one transaction, on disk when this returns; where it throws, nothing of it was done.</summary>
    public T Write<T>(Func<ILiteEngine, T> work)
    {
        lock (_gate)
        {
            var open = Ready();
            try
            {
                var result = open.Transact(work);
                if (!_copyInHand && open.Log.Length > LogLimit)
                    open.Engine.Checkpoint();
                return result;
            }
            catch (Exception e) when (OpenEngine.IsDamage(e))
            {
                Shut();
                throw OpenEngine.Damaged(_path, e);
            }
            catch
            {
                Shut();
                throw;
            }
        }
    }

    /// <summary>Documents whose indexed number <paramref name="field"/> lies between two values (inclusive), in its order, read in pieces: commits go on between them.</summary>
    public IEnumerable<BsonDocument> Stream(string collection, string field, long from, long to)
    {
        var limit = Piece;
        var seen = new HashSet<BsonValue>();
        while (true)
        {
            var piece = Read(engine => engine.Range(collection, field, from, to, limit));
            foreach (var document in piece)
            {
                if (!seen.Contains(document["_id"]))
                    yield return document;
            }

            if (piece.Count < limit)
                yield break;
            // Go on at the last value, past those of it that were read: LiteDB gives equals in no order that can be relied on.
            var last = piece[^1][field].AsInt64;
            if (last != from)
                seen.Clear();
            seen.UnionWith(piece.Where(d => d[field].AsInt64 == last).Select(d => d["_id"]));
            limit = last == from ? limit * 2 : Piece;
            from = last;
        }
    }

    /// <summary>Moves the log into the file, so that what was deleted is overwritten there and gone from the log.</summary>
    public void Checkpoint() => Read(engine => _copyInHand ? 0 : engine.Checkpoint());

    /// <summary>Writes a copy of this moment to <paramref name="target"/> while commits go on: they go to the log, and the file itself stays still.</summary>
    public void Copy(string target)
    {
        target = Path.GetFullPath(target);
        if (string.Equals(target, _path, StringComparison.Ordinal) || string.Equals(target, FilePaths.Log(_path), StringComparison.Ordinal))
            throw new StoreException("A backup needs a file of its own: this one is in use by the worker.");
        lock (_copying)
        {
            Read(engine => (_copyInHand = true, engine.Checkpoint()));
            try
            {
                OwnerOnly.MakeFolderOf(target);
                OwnerOnly.Copy(_path, target + ".part");
                File.Move(target + ".part", target, overwrite: true);
            }
            finally
            {
                lock (_gate)
                    _copyInHand = false;
            }
        }
    }

    public void Dispose()
    {
        lock (_copying)
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            try
            {
                _open?.Engine.Checkpoint();
            }
            finally
            {
                Shut();
                _lock.Dispose();
            }
        }
    }

    OpenEngine Ready()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_open is not null)
            return _open;
        _open = OpenEngine.Open(_path);
        try
        {
            _open.CheckWhole(_path);
            Migrations.Run(_open, _migrations, _path);
            _open.TakeOverCheckpoints();
            _load(_open.Engine);
            return _open;
        }
        catch (Exception e) when (e is not (StoreException or IOException))
        {
            Shut();
            throw OpenEngine.Damaged(_path, e);
        }
        catch
        {
            Shut();
            throw;
        }
    }

    void Shut()
    {
        _open?.Dispose();
        _open = null;
    }
}
