namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>LiteDB's write-ahead log, made to keep its word.</summary>
/// <remarks>
/// LiteDB 5.0.20 returns from a commit before its log is on disk: a background task writes the pages and syncs whenever it finds
/// its queue empty, after an arbitrary page. And it takes a transaction for whole once its last page says so, whether the pages
/// before are there or not. Here the pages of a transaction are synced first and the one byte that confirms it after them, so a power cut
/// leaves all of it or nothing; two syncs a commit, where LiteDB's own stream comes to seven. <see cref="WaitFor"/> tells when a commit is safe.
/// </remarks>
sealed class DurableLog : Stream
{
    // Where a page keeps "this transaction is confirmed by me" (LiteDB.Engine.BasePage.P_IS_CONFIRMED).
    const int Confirmed = 18;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly FileStream _file;
    readonly FileStream _data;
    readonly Lock _gate = new();
    readonly ManualResetEventSlim _moved = new();
    byte[] _page = new byte[8192];
    long _durable;
    Exception? _failure;

    /// <param name="path">The log.</param>
    /// <param name="data">The file that its pages are moved into.</param>
    public DurableLog(string path, string data)
    {
        _file = new FileStream(path, OwnerOnly.Options(FileMode.OpenOrCreate, FileShare.ReadWrite));
        _durable = _file.Length;
        // Opened before anything is written to it: who opens it later hears nothing of what failed before.
        _data = new FileStream(data, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position { get; set; }

    /// <summary>Waits until all pages before <paramref name="length"/> are on disk; throws <see cref="IOException"/> where they cannot be.</summary>
    public void WaitFor(long length)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_failure is not null)
                    throw new IOException($"The log could not be written: {_failure.Message}", _failure);
                if (_durable >= length)
                    return;
                _moved.Reset();
            }

            if (!_moved.Wait(Patience))
                throw new IOException("The disk did not take the log within a minute.");
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            WritePage(buffer.AsSpan(offset, count));
        }
        catch (Exception e)
        {
            // LiteDB's task that calls us keeps it to itself until the next commit: whoever waits must hear of it now.
            lock (_gate)
                _failure = e;
            _moved.Set();
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = RandomAccess.Read(_file.SafeFileHandle, buffer.AsSpan(offset, count), Position);
        Position += read;
        return read;
    }

    /// <summary>Cuts the log, once the pages that were moved from it are on disk; LiteDB would not hear that they are not.</summary>
    public override void SetLength(long value)
    {
        if (value < _file.Length)
            DiskSync.Flush(_data.SafeFileHandle);
        _file.SetLength(value);
        lock (_gate)
            _durable = Math.Min(_durable, value);
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <summary>Does nothing: a page that confirms is synced as it is written, and the others need not be before it.</summary>
    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _data.Dispose();
            _moved.Dispose();
        }

        base.Dispose(disposing);
    }

    void WritePage(ReadOnlySpan<byte> page)
    {
        var file = _file.SafeFileHandle;
        var at = Position;
        Position += page.Length;
        if (page.Length <= Confirmed || page[Confirmed] == 0)
        {
            RandomAccess.Write(file, page, at);
            return;
        }

        if (_page.Length < page.Length)
            _page = new byte[page.Length];
        var unconfirmed = _page.AsSpan(0, page.Length);
        page.CopyTo(unconfirmed);
        unconfirmed[Confirmed] = 0;
        RandomAccess.Write(file, unconfirmed, at);
        DiskSync.Flush(file);
        RandomAccess.Write(file, page.Slice(Confirmed, 1), at + Confirmed);
        DiskSync.Flush(file);
        lock (_gate)
            _durable = at + page.Length;
        _moved.Set();
    }
}
