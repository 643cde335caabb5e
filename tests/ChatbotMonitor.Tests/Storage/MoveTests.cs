using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;
using ChatbotMonitor.Storage.Moving;
using ChatbotMonitor.Storage.Postgres;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>A store moved from LiteDB to PostgreSQL and back.</summary>
public sealed class MoveTests : IDisposable
{
    const int Citizens = 240;

    readonly FakeTimeProvider _time = new(FullStore.Noon);
    readonly string _folder = Directory.CreateTempSubdirectory("move").FullName;
    readonly string _connection = PostgresServer.Schema();
    readonly StringWriter _error = new();
    readonly StringWriter _output = new();

    string Path1 => Path.Combine(_folder, "monitor.db");

    string Path2 => Path.Combine(_folder, "back.db");

    [Fact]
    public async Task All_of_a_store_is_there_after_the_move_and_after_the_way_back_and_the_worker_goes_on()
    {
        string told;
        long number;
        using (var store = LiteDbStore.Open(Path1, _time))
        {
            FullStore.Fill(store, Citizens);
            told = FullStore.Told(store, Citizens);
            number = store.Reports(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Count();
        }

        Assert.True(await Migrate("postgres") == 0, $"{_error}");
        Assert.Contains("All is in the database of Storage__Postgres", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"reports +120 +120  [0-9a-f]{16}\n", _output.ToString());
        using (var store = PostgresStore.Open(_connection, _time, asWorker: true))
            Assert.Equal(told, FullStore.Told(store, Citizens));
        using (var command = PostgresStore.Open(_connection, _time))
            Assert.Equal(told, FullStore.Told(command, Citizens));

        Assert.True(await Migrate("litedb", Path2) == 0, $"{_error}");
        using (var store = LiteDbStore.Open(Path2, _time))
        {
            Assert.Equal(told, FullStore.Told(store, Citizens));
            GoesOn(store, number);
        }

        using (var store = PostgresStore.Open(_connection, _time, asWorker: true))
            GoesOn(store, number);
        // And once more, with what has come since.
        Assert.True(await Migrate("litedb", Path.Combine(_folder, "third.db")) == 0, $"{_error}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Broken_off_anywhere_and_begun_again_it_moves_everything_once(int seed)
    {
        using (var store = LiteDbStore.Open(Path1, _time))
            FullStore.Fill(store, Citizens);
        var chance = new Random(seed);
        Insist(() => LiteDbContents.From(Path1), () => PostgresContents.Open(_connection, toRead: false), chance);
        Insist(() => PostgresContents.Open(_connection, toRead: true), () => LiteDbContents.To(Path2), chance);
        using var first = LiteDbStore.Open(Path1, _time);
        using var second = LiteDbStore.Open(Path2, _time);
        Assert.Equal(FullStore.Told(first, Citizens), FullStore.Told(second, Citizens));
    }

    [Fact]
    public async Task A_running_worker_is_refused_on_either_side()
    {
        using (LiteDbStore.Open(Path1, _time))
        {
            Assert.Equal(1, await Migrate("postgres"));
            Assert.Contains("is in use by another process: stop the worker", _error.ToString(), StringComparison.Ordinal);
        }

        using (PostgresStore.Open(_connection, _time, asWorker: true))
        {
            Assert.Equal(1, await Migrate("postgres"));
            Assert.Equal(1, await Migrate("litedb", Path2));
            Assert.Equal(2, _error.ToString().Split("worker runs on").Length - 1);
        }

        await new WorkerFile(Environment.ProcessId, "http://127.0.0.1:9", "token").Write(Path1);
        Assert.Equal(1, await Migrate("postgres"));
        Assert.Contains("The worker is running", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_data_is_never_written_over()
    {
        using (var store = LiteDbStore.Open(Path1, _time))
            FullStore.Fill(store, 1);
        using (var store = PostgresStore.Open(_connection, _time))
            FullStore.Commit(store, b => b.Marks.Add(("x", FullStore.Noon)));
        Assert.Equal(1, await Migrate("postgres"));
        Assert.Contains("holds data already (marks): give the move a database of its own", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await Migrate("litedb"));
        Assert.Contains("There is a store at", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await Migrate("postgres", Path2));
        Assert.Contains("There is no store at", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await Migrate("litedb", Path2, PostgresServer.Schema()));
        Assert.Contains("There is no store in the database", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await new MigrateCommand(new LocalParts(Path1, _time, () => null!, () => null!)).Run("postgres", _output, _error));
        Assert.Contains("Set Storage__Postgres", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_half_moved_no_worker_runs_on_and_no_other_store_is_mixed_with()
    {
        using (var store = LiteDbStore.Open(Path1, _time))
            FullStore.Fill(store, 1);
        BreakOff(after: 3);
        Assert.Contains("was not finished", Assert.Throws<StoreException>(() => PostgresStore.Open(_connection, _time)).Message, StringComparison.Ordinal);
        Assert.Equal(1, await Migrate("litedb", Path2));
        LiteDbStore.Open(Path2, _time).Dispose();
        Assert.Equal(1, await Migrate("postgres", Path2));
        Assert.Contains("the beginning of a move from another store", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await Migrate("postgres"));
    }

    [Fact]
    public async Task What_was_changed_in_between_is_told()
    {
        using (var store = LiteDbStore.Open(Path1, _time))
            FullStore.Fill(store, 3);
        BreakOff(after: 20);
        using (var store = LiteDbStore.Open(Path1, _time))
            FullStore.Commit(store, b => b.Conversations[FullStore.Chat(1)] = new Core.Dialogue.Conversation(FullStore.Chat(1)) { Language = "ru" });
        Assert.Equal(1, await Migrate("postgres"));
        Assert.Matches(@"conversations +\d+ +\d+  [0-9a-f]{16} is not [0-9a-f]{16}\n", _output.ToString());
        Assert.Contains("Empty the target and begin anew", _error.ToString(), StringComparison.Ordinal);
        Assert.Throws<StoreException>(() => PostgresStore.Open(_connection, _time));
    }

    public void Dispose()
    {
        _error.Dispose();
        _output.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Numbers go on where they were, what was heard is known, and what waits comes before what is new.
    static void GoesOn(IStore store, long number)
    {
        Assert.True(store.Heard(FullStore.Id(0)));
        Assert.False(store.Heard(FullStore.Id(Citizens + 1)));
        var code = ReportCode.Of(store.TakeReportNumber(), store.ReportKey);
        Assert.Null(store.Report(code.Digits));
        Assert.Contains(Enumerable.Range((int)number, 64), n => ReportCode.Of(n, store.ReportKey) == code);
        var before = store.Pending().Select(m => m.Id).ToList();
        var added = FullStore.Commit(store, b =>
        {
            b.Messages.Add((new Outbound(FullStore.Chat(0), "next"), FullStore.Noon));
            b.Heard.Add((FullStore.Id(Citizens + 1), FullStore.Noon));
            b.Reports.Add(new Report(code, FullStore.Noon, "Дагы эле суу жок"));
            b.Members.Add((FullStore.Chat(9), "osh"));
        });
        Assert.True(added[0].Id > before.Max());
        Assert.Equal([.. before, added[0].Id], store.Pending().Select(m => m.Id));
        Assert.Equal(FullStore.Chat(9), store.Members("osh")[^1]);
    }

    Task<int> Migrate(string to, string? path = null, string? connection = null)
    {
        path ??= Path1;
        var settings = new Settings { Storage = new StorageSettings { Path = path, Postgres = connection ?? _connection } };
        return new MigrateCommand(new LocalParts(path, _time, () => null!, () => null!) { Settings = settings }).Run(to, _output, _error);
    }

    // The program ends in the middle of a move to PostgreSQL.
    void BreakOff(int after)
    {
        using var from = LiteDbContents.From(Path1);
        using var to = PostgresContents.Open(_connection, toRead: false);
        Assert.ThrowsAny<Exception>(() => Move.Run(from, new BreakingContents(to, after), _ => { }));
    }

    // Opened anew each time, as by a process that was killed.
    static void Insist(Func<IContents> from, Func<IContents> to, Random chance)
    {
        for (var times = 0; ; times++)
        {
            Assert.True(times < 100);
            using var source = from();
            using var target = to();
            try
            {
                Move.Run(source, new BreakingContents(target, after: chance.Next(12)), _ => { });
            }
            catch (OperationCanceledException)
            {
                continue;
            }

            Assert.True(times > 2);
            Assert.All(Move.Compare(source, target), c => Assert.Equal(c.From, c.To));
            target.Finish();
            return;
        }
    }

    /// <summary>Breaks off after so many pieces.</summary>
    sealed class BreakingContents(IContents inner, int after) : IContents
    {
        int _left = after;

        public string Place => inner.Place;

        public string Origin => inner.Origin;

        public string? Begun => inner.Begun;

        public IEnumerable<Piece> Read(Collection collection, string? position) => inner.Read(collection, position);

        public void Begin(string origin) => inner.Begin(origin);

        public string? Reached(Collection collection) => inner.Reached(collection);

        public void Write(Collection collection, Piece piece)
        {
            if (_left-- == 0)
                throw new OperationCanceledException("Broken off.");
            inner.Write(collection, piece);
        }

        public void Finish() => inner.Finish();

        public void Dispose() => inner.Dispose();
    }
}
