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
        var (first, second) = (await Start(), await Start());
        var (one, two) = (Watch(first), Watch(second));
        await Until.True(() => one.Leads, seconds: 10);
        Assert.False(two.Leads);

        await first.StopAsync(CancellationToken.None);
        Assert.False(one.Leads);
        await Until.True(() => two.Leads, seconds: 10);
        Assert.Equal((1, 1), (one.Terms, two.Terms));
    }

    [Fact]
    public async Task Where_the_connection_is_cut_its_work_ends_and_the_first_of_them_leads_anew()
    {
        var both = new[] { Watch(await Start()), Watch(await Start()), Watch(await Start()) };
        await Until.True(() => both.Count(w => w.Leads) == 1, seconds: 10);
        for (var cut = 1; cut <= 3; cut++)
        {
            var leader = both.Single(w => w.Leads);
            Cut();
            await Until.True(() => !leader.Leads || leader.Terms > 1, seconds: 10);
            await Until.True(() => both.Count(w => w.Leads) == 1, seconds: 10);
            Assert.Equal(cut + 1, both.Sum(w => w.Terms));
        }
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

    static IMetricFactory Meters() => Metrics.WithCustomRegistry(Metrics.NewCustomRegistry());

    async Task<PostgresLeadership> Start()
    {
        var leadership = new PostgresLeadership(_connection, Meters(), TimeProvider.System, NullLogger<PostgresLeadership>.Instance);
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
        using var command = source.CreateCommand("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and classid = 1130914164 and objid = hashtext(current_schema())::oid");
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
