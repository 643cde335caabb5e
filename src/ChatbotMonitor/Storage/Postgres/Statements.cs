using Npgsql;
using NpgsqlTypes;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>What one commit does to the database, gathered to go there in one trip.</summary>
sealed class Statements
{
    readonly List<NpgsqlBatchCommand> _commands = [];

    /// <summary>Adds one, its parameters in the order of <c>$1</c>, <c>$2</c>, …</summary>
    public void Add(string sql, params ReadOnlySpan<object> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter });
        _commands.Add(command);
    }

    /// <summary>Runs them all in <paramref name="transaction"/>.</summary>
    public void Run(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        if (_commands.Count == 0)
            return;
        using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in _commands)
            batch.BatchCommands.Add(command);
        batch.ExecuteNonQuery();
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
}
