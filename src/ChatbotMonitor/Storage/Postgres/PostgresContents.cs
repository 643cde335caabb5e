using System.Text.Json;
using ChatbotMonitor.Storage.Moving;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>A PostgreSQL database to be moved from, or to: a table <c>moving</c> says how far that has come, and keeps workers off until it is gone.</summary>
sealed class PostgresContents : IContents
{
    readonly NpgsqlDataSource _source;
    readonly NpgsqlConnection _held;
    readonly MovedTables _tables;

    PostgresContents(NpgsqlDataSource source, NpgsqlConnection held)
    {
        (_source, _held) = (source, held);
        _tables = new MovedTables(source, ReportKey);
    }

    /// <inheritdoc />
    public string Place => "The database of Storage__Postgres";

    /// <inheritdoc />
    public string Origin => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(unchecked((long)ReportKey())))[..8]);

    /// <inheritdoc />
    public string? Begun => IsMoving() ? Mark("") : null;

    /// <summary>Opens a database, at this program's version; throws <see cref="StoreException"/> where it cannot be used, where a worker runs on it, or (<paramref name="toRead"/>) where no store is in it.</summary>
    public static PostgresContents Open(string connectionString, bool toRead) => PostgresSource.Open(
        connectionString,
        connection =>
        {
            if (toRead && !connection.HasTable("schema_version"))
                throw new StoreException("There is no store in the database of Storage__Postgres: set it to the database that is to be moved.");
            PostgresMigrations.Run(connection);
        },
        WorkerLock.Take,
        (source, held) =>
        {
            if (toRead)
                RefuseHalf(held!);
            return new PostgresContents(source, held!);
        });

    /// <summary>Throws <see cref="StoreException"/> where a move to this database has not come to its end.</summary>
    public static void RefuseHalf(NpgsqlConnection connection)
    {
        if (connection.HasTable("moving"))
            throw new StoreException(Half);
    }

    /// <inheritdoc />
    public IEnumerable<Piece> Read(Collection collection, string? after)
    {
        var keys = after is null ? null : JsonSerializer.Deserialize<string[]>(after)!.Select((text, i) => collection.Columns[i].Value(text)).ToArray();
        while (_tables.Read(collection, keys) is { Count: > 0 } rows)
        {
            keys = [.. rows[^1].Take(collection.Keys).Select(k => k!)];
            yield return new Piece(MovedTables.AsMoved(collection, rows, ReportKey), JsonSerializer.Serialize(keys.Select(Column.Text)));
            if (rows.Count < Piece.Size)
                yield break;
        }
    }

    /// <inheritdoc />
    public void Begin(string origin)
    {
        foreach (var table in Collection.All.Where(c => c != Collection.Numbers))
        {
            if (_source.One($"select 1 from {table.Name} limit 1", static _ => true))
                throw new StoreException($"{Place} holds data already ({table.Name}): give the move a database of its own, empty or new.");
        }

        using var connection = _source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using (var command = new NpgsqlCommand("create table moving (collection text primary key, position text not null)", connection))
            command.ExecuteNonQuery();
        Put(connection, "", origin);
        transaction.Commit();
    }

    /// <inheritdoc />
    public string? Reached(Collection collection) => Mark(collection.Name);

    /// <inheritdoc />
    public void Write(Collection collection, Piece piece)
    {
        _tables.MakeMonths(collection, piece.Rows);
        using var connection = _source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        if (piece.Rows.Count > 0)
            MovedTables.Write(connection, collection, piece.Rows);
        Put(connection, collection.Name, piece.Position);
        transaction.Commit();
    }

    /// <inheritdoc />
    public void Finish()
    {
        using var command = _source.CreateCommand(
            """
            select setval('joined', greatest(1, (select max(joined) from members), (select max(joined) from groups)));
            drop table moving;
            analyze
            """);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _held.Dispose();
        _source.Dispose();
    }

    const string Half = "A move to the database of Storage__Postgres was not finished: run `migrate --to postgres` again, or take an empty database.";

    ulong ReportKey() => unchecked((ulong)_source.One("select n from meta where key = 'report_key'", r => r.GetInt64(0)));

    bool IsMoving() => _held.HasTable("moving");

    string? Mark(string name) => _source.One("select position from moving where collection = $1", r => r.GetString(0), name);

    static void Put(NpgsqlConnection connection, string name, string position)
    {
        using var command = new NpgsqlCommand("insert into moving (collection, position) values ($1, $2) on conflict (collection) do update set position = excluded.position", connection)
        {
            Parameters = { new() { Value = name }, new() { Value = position } },
        };
        command.ExecuteNonQuery();
    }
}
