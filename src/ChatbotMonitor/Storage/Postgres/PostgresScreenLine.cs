using System.Globalization;
using System.Text.Json;
using ChatbotMonitor.Channels.Simulator;
using Npgsql;
using NpgsqlTypes;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>What is told here is seen on the screens of every worker, also of one that starts later: it is kept in a table, whose readers are told the row's number.</summary>
sealed class PostgresScreenLine(string connectionString, Screens screens, TimeProvider time, ILogger<PostgresScreenLine> log) : BackgroundService, IScreenLine
{
    // As much as the screens of some ten people remember.
    const int Kept = 2_000;

    const string Bell = "'screens_' || hashtext(current_schema())";

    readonly string _short = Beside.Short(connectionString), _lasting = Beside.Lasting(connectionString);
    readonly Lock _gate = new();
    readonly HashSet<long> _seen = [];
    readonly Insistence _insistence = new(time, log, "The simulator does not hear of other workers at present");

    /// <inheritdoc />
    /// <remarks>By the database's clock: those of the workers may differ, and an answer stands behind its question.</remarks>
    public async Task<long> Stamp(CancellationToken cancel) =>
        screens.Stamp((long)(await Beside.Ask(_short, "select (extract(epoch from clock_timestamp()) * 1000000)::bigint", cancel))!);

    /// <inheritdoc />
    public async Task<bool> Tell(ScreenEvent happened, CancellationToken cancel)
    {
        var id = (long)(await Beside.Ask(
            _short, $"with kept as (insert into screens (body) values ($1) returning id) select id, pg_notify({Bell}, id::text) from kept", cancel,
            new NpgsqlParameter { Value = ToldEvent.Text(happened), NpgsqlDbType = NpgsqlDbType.Json }))!;
        // Here it is seen before the bell comes round.
        See(id, happened);
        if (id % 100 == 0)
            await Beside.Ask(_short, "delete from screens where id <= $1", cancel, id - Kept);
        return true;
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _insistence.Run(Listen, stoppingToken);

    async Task Listen(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_lasting) { KeepAlive = 5 }.ConnectionString);
        var rung = new List<long>();
        connection.Notification += (_, bell) => rung.Add(long.Parse(bell.Payload, CultureInfo.InvariantCulture));
        await connection.OpenAsync(stop);
        await connection.Ask($"listen \"{await connection.Ask($"select {Bell}", stop)}\"", stop);
        // What was missed, or happened before the start.
        await Read(connection, "select id, body from (select id, body from screens order by id desc limit $1) as latest order by id", Kept, stop);
        _insistence.Works();
        while (true)
        {
            if (rung.Count == 0)
                await connection.WaitAsync(stop);
            var ids = rung.ToArray();
            rung.Clear();
            await Read(connection, "select id, body from screens where id = any($1) order by id", ids, stop);
        }
    }

    async Task Read(NpgsqlConnection connection, string sql, object parameter, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            See(rows.GetInt64(0), ToldEvent.Read(rows.GetString(1)));
    }

    void See(long id, ScreenEvent happened)
    {
        lock (_gate)
        {
            if (!_seen.Add(id))
                return;
            if (_seen.Count > 3 * Kept)
                _seen.RemoveWhere(old => old <= id - (2 * Kept));
            screens.Take(happened);
        }
    }

    /// <summary>What happened, as it is kept: one of the two.</summary>
    sealed record ToldEvent(SimulatedMessage? Shown, ScreenEvent.Chosen? Chosen)
    {
        public static string Text(ScreenEvent happened) =>
            JsonSerializer.Serialize(new ToldEvent((happened as ScreenEvent.Shown)?.Message, happened as ScreenEvent.Chosen), JsonSerializerOptions.Web);

        public static ScreenEvent Read(string text) => JsonSerializer.Deserialize<ToldEvent>(text, JsonSerializerOptions.Web) switch
        {
            { Shown: { } message } => new ScreenEvent.Shown(message),
            { Chosen: { } chosen } => chosen,
            _ => throw new JsonException("A row of screens is neither a message nor a choice."),
        };
    }
}
