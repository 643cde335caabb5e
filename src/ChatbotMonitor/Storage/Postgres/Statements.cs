using Npgsql;
using NpgsqlTypes;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Statements that go to the database in one trip, and what is to be done with the rows they give.</summary>
sealed class Statements
{
    readonly List<NpgsqlBatchCommand> _commands = [];
    readonly Queue<Action<NpgsqlDataReader>> _rows = [];
    readonly List<Action> _checks = [];

    /// <summary>Whether there is nothing to run.</summary>
    public bool IsEmpty => _commands.Count == 0;

    /// <summary>Adds one that gives no rows, its parameters in the order of <c>$1</c>, <c>$2</c>, …</summary>
    public void Add(string sql, params ReadOnlySpan<object> parameters) => Command(sql, parameters);

    /// <summary>Adds one that must change as many rows; where it does not, somebody else was first.</summary>
    public void AddExactly(int rows, string sql, params ReadOnlySpan<object> parameters)
    {
        var command = Command(sql, parameters);
        _checks.Add(() =>
        {
            if (command.RecordsAffected != rows)
                throw new StoreClashException($"{command.RecordsAffected} of {rows} rows were as they had been read.");
        });
    }

    /// <summary>Adds one that inserts or updates rows under <paramref name="key"/>; where one of <paramref name="fresh"/> was there already, somebody else was first.</summary>
    public void AddFresh(IReadOnlySet<string> fresh, string key, string sql, params ReadOnlySpan<object> parameters)
    {
        if (fresh.Count == 0)
        {
            Command(sql, parameters);
            return;
        }

        // A row that was inserted has never been locked.
        Read($"{sql} returning {key}, xmax = 0", r =>
        {
            if (!r.GetBoolean(1) && fresh.Contains(r.GetString(0)))
                throw new StoreClashException("A row was there that had not been.");
        }, parameters);
    }

    /// <summary>Adds one that gives rows, each of which goes to <paramref name="row"/>.</summary>
    public void Read(string sql, Action<NpgsqlDataReader> row, params ReadOnlySpan<object> parameters)
    {
        Command(sql, parameters);
        _rows.Enqueue(row);
    }

    /// <summary>What is looked at when all have run.</summary>
    public void Check(Action check) => _checks.Add(check);

    /// <summary>Runs them all.</summary>
    public void Run(NpgsqlConnection connection, NpgsqlTransaction? transaction)
    {
        if (_commands.Count == 0)
            return;
        using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in _commands)
            batch.BatchCommands.Add(command);
        using (var reader = batch.ExecuteReader())
        {
            do
            {
                if (reader.FieldCount == 0)
                    continue;
                var row = _rows.Dequeue();
                while (reader.Read())
                    row(reader);
            }
            while (reader.NextResult());
        }

        _checks.ForEach(check => check());
    }

    /// <summary>A column of texts, some of which may be null.</summary>
    public static NpgsqlParameter Texts(IEnumerable<string?> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <summary>A column of JSON, some of which may be null.</summary>
    public static NpgsqlParameter Bodies(IEnumerable<string?> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json };

    /// <summary>A column of numbers, some of which may be null.</summary>
    public static NpgsqlParameter Numbers(IEnumerable<long?> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    /// <summary>A column of numbers.</summary>
    public static NpgsqlParameter Numbers(IEnumerable<long> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    /// <summary>A column of small numbers.</summary>
    public static NpgsqlParameter Ints(IEnumerable<int> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };

    /// <summary>A column of truths.</summary>
    public static NpgsqlParameter Bools(IEnumerable<bool> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean };

    /// <summary>One text that may be null.</summary>
    public static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    NpgsqlBatchCommand Command(string sql, ReadOnlySpan<object> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Fill(parameters);
        _commands.Add(command);
        return command;
    }
}
