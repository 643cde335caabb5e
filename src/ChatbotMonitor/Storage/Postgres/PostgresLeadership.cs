using ChatbotMonitor.Pipeline;
using Npgsql;
using Prometheus;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>One of the workers on a database leads: whoever holds its lock, on a connection of its own, for as long as that lives.</summary>
/// <remarks>
/// The server cuts a connection on which it hears nothing for <see cref="Silence"/>, and the lock is free: so it is where the leader's machine has vanished, or the leader hangs.
/// A leader that gets no answer gives up sooner, after <see cref="Between"/> and the patience of its connection together.
/// </remarks>
sealed class PostgresLeadership(string connectionString, IMetricFactory metrics, TimeProvider time, ILogger<PostgresLeadership> log) : BackgroundService, ILeadership
{
    // "Lead"; with the schema's name it is no other program's.
    const string TryLead = "select pg_try_advisory_lock(1281712484, hashtext(current_schema()))";

    const string Silence = "10s";

    // How often the leader shows that it lives.
    static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    readonly string _connection = Beside.Lasting(connectionString);
    readonly Gauge _leads = metrics.CreateGauge("chatbotmonitor_leader", "1 where this worker leads: it asks Telegram for updates and runs the schedules.");
    volatile TaskCompletionSource<CancellationToken> _term = NewTerm();
    readonly Insistence _insistence = new(time, log, "Which worker leads cannot be settled at present");

    /// <inheritdoc />
    public async Task WhileLeading(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var term = CancellationTokenSource.CreateLinkedTokenSource(await _term.Task.WaitAsync(stop), stop);
                try
                {
                    await work(term.Token);
                    if (!term.IsCancellationRequested)
                        return;
                }
                catch (OperationCanceledException) when (term.IsCancellationRequested)
                {
                    // Another leads now, or we stop.
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _insistence.Run(TryToLead, stoppingToken);

    async Task TryToLead(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(stop);
        await connection.Ask($"set idle_session_timeout = '{Silence}'", stop);
        // The store's own share ends with its connection; this one is taken again and again.
        if (await connection.Ask(WorkerLock.TryShare, stop) is not true)
            throw new StoreException(WorkerLock.Taken);
        while (await connection.Ask(TryLead, stop) is not true)
            await Task.Delay(Insistence.Again, time, stop);
        _insistence.Works();
        await Lead(connection, stop);
    }

    async Task Lead(NpgsqlConnection connection, CancellationToken stop)
    {
        using var term = new CancellationTokenSource();
        log.LogInformation("This worker leads: it runs the schedules, and asks Telegram for updates where nobody posts them");
        _leads.Set(1);
        _term.SetResult(term.Token);
        try
        {
            while (true)
            {
                // A cut is heard at once; that nothing is answered, by asking.
                await connection.WaitAsync(Between, stop);
                await connection.Ask("select 1", stop);
            }
        }
        finally
        {
            _leads.Set(0);
            _term = NewTerm();
            await term.CancelAsync();
            if (!stop.IsCancellationRequested)
                log.LogWarning("This worker leads no more: its connection was cut");
        }
    }

    static TaskCompletionSource<CancellationToken> NewTerm() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
