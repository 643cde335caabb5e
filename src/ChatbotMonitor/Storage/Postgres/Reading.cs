using ChatbotMonitor.Core.Delivery;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Reads: one, all, or a stream of rows.</summary>
static class Reading
{
    /// <summary>The first row as <paramref name="read"/> makes it, or the default where there is none.</summary>
    public static T? One<T>(this NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object> parameters)
    {
        using var command = Command(source, sql, parameters);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>Runs a statement that gives nothing.</summary>
    public static void Do(this NpgsqlDataSource source, string sql, params ReadOnlySpan<object> parameters)
    {
        using var command = Command(source, sql, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>Every row.</summary>
    public static IReadOnlyList<T> All<T>(this NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object> parameters)
    {
        using var command = Command(source, sql, parameters);
        return [.. Rows(command, read)];
    }

    /// <summary>Every row, within a transaction.</summary>
    public static IReadOnlyList<T> All<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object> parameters)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Fill(parameters);
        return [.. Rows(command, read)];
    }

    /// <summary>Every row as it comes: however many there are, a few are in memory.</summary>
    public static IEnumerable<T> Stream<T>(this NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, params object[] parameters)
    {
        using var command = Command(source, sql, parameters);
        foreach (var row in Rows(command, read))
            yield return row;
    }

    /// <summary>The same for what sums up very many rows: in memory, along the indexes, and not compiled first, which takes longer than the sum.</summary>
    public static IEnumerable<T> StreamLarge<T>(this NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, params object[] parameters)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using (var set = new NpgsqlCommand("set local jit = off; set local enable_seqscan = off; set local enable_bitmapscan = off; set local work_mem = '64MB'", connection, transaction))
            set.ExecuteNonQuery();
        using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.Fill(parameters);
        foreach (var row in Rows(command, read))
            yield return row;
    }

    /// <summary>Whether there is a table of that name.</summary>
    public static bool HasTable(this NpgsqlConnection connection, string name) => connection.All("select to_regclass($1) is not null", static r => r.GetBoolean(0), name)[0];

    /// <summary>A moment kept in ticks.</summary>
    public static DateTimeOffset Time(this NpgsqlDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    /// <summary>A text, or null.</summary>
    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A moment kept in ticks, or null.</summary>
    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    /// <summary>What carried a message, in two columns; null where nothing is known.</summary>
    public static Carrier? By(this NpgsqlDataReader row, int column) => row.TextOrNull(column) is { } gateway ? new Carrier(gateway, row.TextOrNull(column + 1)) : null;

    /// <summary>Adds values in the order of <c>$1</c>, <c>$2</c>, …; one that is a parameter already stays as it is.</summary>
    public static void Fill(this NpgsqlParameterCollection parameters, ReadOnlySpan<object> values)
    {
        foreach (var value in values)
            parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
    }

    static IEnumerable<T> Rows<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return read(reader);
    }

    static NpgsqlCommand Command(NpgsqlDataSource source, string sql, ReadOnlySpan<object> parameters)
    {
        var command = source.CreateCommand(sql);
        command.Parameters.Fill(parameters);
        return command;
    }
}
