using ChatbotMonitor.Pipeline;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Lets the workers on one database know what gateways are given and lose at each other: one sends, another gets the receipt, and the leader tells the operator.</summary>
sealed class PostgresTally(string connectionString, GatewayTally tally, TimeProvider time, ILogger<PostgresTally> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    readonly string _connection = Beside.Short(connectionString);
    readonly Guid _worker = Guid.NewGuid();
    bool _isInTrouble;

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Try(cancellationToken);
    }

    /// <summary>Writes what changed here since the last time, and reads what the others have written.</summary>
    internal async Task Exchange(CancellationToken cancel)
    {
        var changed = tally.Changed();
        try
        {
            await using var connection = new NpgsqlConnection(_connection);
            await connection.OpenAsync(cancel);
            await connection.Ask(
                """
                insert into gateway_minutes (minute, gateway, worker, tries, failures)
                select u.minute, u.gateway, $3, u.tries, u.failures from unnest($1, $2, $4, $5) as u (minute, gateway, tries, failures)
                on conflict (minute, gateway, worker) do update set tries = excluded.tries, failures = excluded.failures
                """,
                cancel, Statements.Numbers(changed.Select(m => m.Minute)), Statements.Texts(changed.Select(m => m.Gateway)), _worker, Statements.Ints(changed.Select(m => m.Tries)), Statements.Ints(changed.Select(m => m.Failures)));
            var from = GatewayTally.MinuteOf(time.GetUtcNow() - GatewayTally.Window);
            await connection.Ask("delete from gateway_minutes where minute < $1", cancel, from);
            var others = new List<GatewayMinute>();
            await using var command = new NpgsqlCommand("select gateway, minute, sum(tries)::int, sum(failures)::int from gateway_minutes where worker <> $1 group by gateway, minute", connection) { Parameters = { new() { Value = _worker } } };
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
                others.Add(new GatewayMinute(rows.GetString(0), rows.GetInt64(1), rows.GetInt32(2), rows.GetInt32(3)));
            tally.Hear(others);
        }
        catch
        {
            tally.Again(changed);
            throw;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Try(stoppingToken);
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Try(CancellationToken cancel)
    {
        try
        {
            await Exchange(cancel);
            _isInTrouble = false;
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // The next time tells this time's too.
            if (!_isInTrouble && !cancel.IsCancellationRequested)
                log.LogWarning("How gateways do at other workers is not known at present: {Trouble}", e.GetBaseException().Message);
            _isInTrouble = true;
        }
    }
}
