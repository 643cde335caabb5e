using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Schedules;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Prometheus;

namespace ChatbotMonitor.Tests;

/// <summary>Who of several workers on one database leads.</summary>
public sealed class PostgresLeadershipTests : IAsyncLifetime
{
    readonly string _connection = PostgresServer.Schema();
    readonly CancellationTokenSource _over = new();
    readonly List<PostgresLeadership> _started = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var leadership in _started)
        {
            await leadership.StopAsync(CancellationToken.None);
            leadership.Dispose();
        }

        _over.Dispose();
    }

    [Fact]
    public async Task One_leads_and_when_it_stops_another_does()
    {
        var workers = new[] { await Start(), await Start() };
        var watched = workers.Select(Watch).ToArray();
        await Until.True(() => watched.Any(w => w.Leads), seconds: 10);
        var leader = watched[0].Leads ? 0 : 1;
        Assert.False(watched[1 - leader].Leads);

        await workers[leader].StopAsync(CancellationToken.None);
        await Until.True(() => watched[1 - leader].Leads, seconds: 10);
        Assert.False(watched[leader].Leads);
        Assert.Equal([1, 1], watched.Select(w => w.Terms));
    }

    [Fact]
    public async Task Where_its_connection_is_cut_its_work_ends_and_one_of_them_leads_anew()
    {
        var all = new[] { Watch(await Start()), Watch(await Start()), Watch(await Start()) };
        await Until.True(() => all.Count(w => w.Leads) == 1, seconds: 10);
        for (var cut = 1; cut <= 3; cut++)
        {
            Cut();
            await Until.True(() => all.Sum(w => w.Terms) == cut + 1 && all.Count(w => w.Leads) == 1, seconds: 10);
        }
    }

    [Fact]
    public async Task Of_several_servers_the_one_that_can_be_written_to_says_who_leads()
    {
        var port = new NpgsqlConnectionStringBuilder(_connection).Port;
        var several = new NpgsqlConnectionStringBuilder(_connection) { Host = $"127.0.0.1:9,127.0.0.1:{port}", Pooling = true };
        several.Remove("Port");
        var watched = new[] { Watch(await Start()), Watch(await Start(several.ConnectionString)) };
        await Until.True(() => watched.Count(w => w.Leads) == 1, seconds: 10);
        await _started[watched[0].Leads ? 0 : 1].StopAsync(CancellationToken.None);
        await Until.True(() => watched.Sum(w => w.Terms) == 2 && watched.Count(w => w.Leads) == 1, seconds: 10);
    }

    [Fact]
    public async Task Work_that_is_done_is_not_done_again_by_the_same_worker()
    {
        var leadership = await Start();
        var times = 0;
        await leadership.WhileLeading(_ => Task.FromResult(++times), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Without_a_database_nobody_leads_and_a_stop_is_not_held_up()
    {
        using var leadership = new PostgresLeadership("Host=127.0.0.1;Port=9;Username=postgres;Database=postgres;Password=secret", Meters(), TimeProvider.System, NullLogger<PostgresLeadership>.Instance);
        await leadership.StartAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var waits = leadership.WhileLeading(_ => throw new InvalidOperationException("It leads."), stop.Token);
        await stop.CancelAsync();
        await waits.WaitAsync(TimeSpan.FromSeconds(10));
        await leadership.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_digest_due_at_two_workers_goes_out_once_also_where_the_other_takes_over()
    {
        var time = new FakeTimeProvider(DigestWorld.At("2026-11-23T02:00:00Z"));
        var content = DigestWorld.Content(DigestWorld.Coordinator());
        using PostgresStore first = PostgresStore.Open(_connection, time), second = PostgresStore.Open(_connection, time);
        var joined = new Batch();
        joined.Members.Add((DigestWorld.Gulnara, "osh-office"));
        first.Commit(joined);
        Asked[] jobs = [new(Job(first)), new(Job(second))];
        PostgresLeadership[] leaderships = [await Start(), await Start()];
        using JobRunner one = Runner(jobs[0], leaderships[0]), two = Runner(jobs[1], leaderships[1]);
        await one.StartAsync(CancellationToken.None);
        await two.StartAsync(CancellationToken.None);
        await Until.True(() => jobs.Any(j => j.Times == 2), seconds: 10);
        Assert.Single(first.Pending());
        var leader = jobs[0].Times > 0 ? 0 : 1;
        Assert.Equal(0, jobs[1 - leader].Times);

        await leaderships[leader].StopAsync(CancellationToken.None);
        await Until.True(() => jobs[1 - leader].Times > 0, seconds: 10);
        await one.StopAsync(CancellationToken.None);
        await two.StopAsync(CancellationToken.None);
        Assert.Single(first.Pending());

        DailyDigest Job(IStore store) => new(store, content, DigestWorld.Post(store, content), DigestWorld.Pictures(content), time, write => Commit(store, write), NullLogger<DailyDigest>.Instance);

        JobRunner Runner(IJob job, ILeadership leadership) => new([job], leadership, time, NullLogger<JobRunner>.Instance);
    }

    static Task Commit(IStore store, Action<Batch> write)
    {
        var batch = new Batch();
        write(batch);
        store.Commit(batch);
        return Task.CompletedTask;
    }

    static MetricFactory Meters() => Metrics.WithCustomRegistry(Metrics.NewCustomRegistry());

    async Task<PostgresLeadership> Start(string? connection = null)
    {
        var leadership = new PostgresLeadership(connection ?? _connection, Meters(), TimeProvider.System, NullLogger<PostgresLeadership>.Instance);
        _started.Add(leadership);
        await leadership.StartAsync(CancellationToken.None);
        return leadership;
    }

    Watched Watch(PostgresLeadership leadership)
    {
        var watched = new Watched();
        _ = leadership.WhileLeading(watched.Lead, _over.Token);
        return watched;
    }

    // As a server does that restarts.
    void Cut()
    {
        using var source = NpgsqlDataSource.Create(_connection);
        using var command = source.CreateCommand("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and classid = 1281712484 and objid = hashtext(current_schema())::oid");
        Assert.True(command.ExecuteScalar() is true, "Nobody led.");
    }

    sealed class Watched
    {
        public bool Leads { get; private set; }

        public int Terms { get; private set; }

        public async Task Lead(CancellationToken term)
        {
            (Leads, Terms) = (true, Terms + 1);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, term).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Leads = false;
        }
    }

    /// <summary>Counts how often a job was asked when it is due.</summary>
    sealed class Asked(IJob job) : IJob
    {
        public int Times { get; private set; }

        public DateTimeOffset? Next(DateTimeOffset now)
        {
            Times++;
            return job.Next(now);
        }

        public Task Run(CancellationToken cancel) => job.Run(cancel);
    }
}
