using System.Globalization;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage.Moving;
using Npgsql;
using NpgsqlTypes;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>All collections that are moved, as PostgreSQL's tables hold them.</summary>
sealed class MovedTables(NpgsqlDataSource source, Func<ulong> reportKey)
{
    readonly Months _months = new();

    /// <summary>The rows after those keys, at most a piece of them, as the table holds them.</summary>
    public IReadOnlyList<object?[]> Read(Collection collection, object[]? after)
    {
        if (collection == Collection.Numbers)
            return after is null ? Numbers() : [];
        if (collection == Collection.Deliveries)
            return Deliveries(after);
        var keys = string.Join(", ", collection.Columns.Take(collection.Keys).Select(c => c.Name));
        var isSum = IsSum(collection);
        var columns = isSum ? $"{keys}, {string.Join(", ", collection.Columns.Skip(collection.Keys).Select(c => $"sum({c.Name})"))}" : string.Join(", ", collection.Columns.Select(c => c.Name));
        return source.All<object?[]>(
            $"select {columns} from {collection.Name} {After(keys, after)} {(isSum ? $"group by {keys} having sum({collection.Columns[collection.Keys].Name}) <> 0" : "")} order by {keys} limit {Piece.Size}",
            r => [.. collection.Columns.Select((c, i) => Value(r, c, i))], after ?? []);
    }

    /// <summary>Rows of a table as they are moved: what was heard by the hash of its id.</summary>
    public static IReadOnlyList<object?[]> AsMoved(Collection collection, IReadOnlyList<object?[]> rows, Func<ulong> key)
    {
        if (collection != Collection.Heard)
            return rows;
        var hashed = key();
        return [.. rows.Select(r => new[] { r[0], HeardIds.Name(HeardIds.OfName((string)r[1]!) ?? HeardIds.Hash((string)r[1]!, hashed)) })];
    }

    /// <summary>Makes the partitions that rows fall into.</summary>
    public void MakeMonths(Collection collection, IReadOnlyList<object?[]> rows)
    {
        if (collection == Collection.Deliveries)
            _months.Make(source, collection.Name, rows.SelectMany(EventsOf).Select(e => e.At));
        else if (collection == Collection.Reports || collection == Collection.Failed)
            _months.Make(source, collection.Name, rows.Select(r => new DateTimeOffset((long)r[0]!, TimeSpan.Zero)));
    }

    /// <summary>Writes rows; counts into their slot of that number.</summary>
    public static void Write(NpgsqlConnection connection, Collection collection, IReadOnlyList<object?[]> rows, long slot = 0)
    {
        if (collection == Collection.Numbers)
        {
            WriteNumbers(connection, rows);
            return;
        }

        if (collection == Collection.Deliveries)
        {
            Copy(connection, collection.Name, EventColumns, rows.SelectMany(EventsOf).Select(EventRow));
            return;
        }

        if (collection == Collection.Outbox)
        {
            Copy(connection, collection.Name, [.. collection.Columns, Slot], rows.Select(r => (object?[])[.. r, (long)ISlots.Of(Address.Parse((string)r[1]!))]));
            return;
        }

        var isSum = IsSum(collection);
        Copy(connection, collection.Name, isSum ? [.. collection.Columns, Slot] : collection.Columns, isSum ? rows.Select(r => (object?[])[.. r, slot]) : rows);
    }

    static readonly Column Slot = new("slot", ColumnKind.Small);

    static readonly Column[] EventColumns =
    [
        new("channel", ColumnKind.Text), new("provider_id", ColumnKind.Text), new("sent", ColumnKind.Truth), new("state", ColumnKind.Small), new("at", ColumnKind.Number), new("address", ColumnKind.Text), new("message", ColumnKind.Number),
        new("gateway", ColumnKind.Text), new("phone", ColumnKind.Text), new("segments", ColumnKind.Int), new("attempts", ColumnKind.Int), new("queued", ColumnKind.Number), new("reason", ColumnKind.Text),
    ];

    // What is counted is the sum of its slots.
    static bool IsSum(Collection collection) => collection == Collection.Counts || collection == Collection.Standing || collection == Collection.Spent;

    static string After(string keys, object[]? after) => after is null ? "" : $"where ({keys}) > ({string.Join(", ", after.Select((_, i) => $"${i + 1}"))})";

    static object? Value(NpgsqlDataReader row, Column column, int i) => row.IsDBNull(i) ? null : column.Kind switch
    {
        ColumnKind.Text or ColumnKind.Json => row.GetString(i),
        ColumnKind.Truth => row.GetBoolean(i),
        ColumnKind.Amount => row.GetDecimal(i),
        ColumnKind.Date => row.GetFieldValue<DateOnly>(i),
        _ => Convert.ToInt64(row.GetValue(i), CultureInfo.InvariantCulture),
    };

    static void Copy(NpgsqlConnection connection, string table, Column[] columns, IEnumerable<object?[]> rows)
    {
        using var copy = connection.BeginBinaryImport($"copy {table} ({string.Join(", ", columns.Select(c => c.Name))}) from stdin (format binary)");
        foreach (var row in rows)
        {
            copy.StartRow();
            for (var i = 0; i < row.Length; i++)
                Put(copy, columns[i].Kind, row[i]);
        }

        copy.Complete();
    }

    static void Put(NpgsqlBinaryImporter copy, ColumnKind kind, object? value)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case string text:
                copy.Write(text, kind == ColumnKind.Json ? NpgsqlDbType.Json : NpgsqlDbType.Text);
                break;
            case bool truth:
                copy.Write(truth, NpgsqlDbType.Boolean);
                break;
            case decimal amount:
                copy.Write(amount, NpgsqlDbType.Numeric);
                break;
            case DateOnly date:
                copy.Write(date, NpgsqlDbType.Date);
                break;
            case long number when kind == ColumnKind.Small:
                copy.Write((short)number, NpgsqlDbType.Smallint);
                break;
            case long number when kind == ColumnKind.Int:
                copy.Write((int)number, NpgsqlDbType.Integer);
                break;
            case long number:
                copy.Write(number, NpgsqlDbType.Bigint);
                break;
            default:
                throw new InvalidOperationException($"A row holds a {value.GetType().Name}.");
        }
    }

    IReadOnlyList<object?[]> Numbers() =>
    [
        [Collection.ReportKey, unchecked((long)reportKey())],
        [Collection.NextReport, source.One("select case when is_called then last_value + 32 else last_value end from report_number", r => r.GetInt64(0))],
        [Collection.NextMessage, source.One("select case when is_called then last_value + 1 else last_value end from message_id", r => r.GetInt64(0))],
    ];

    static void WriteNumbers(NpgsqlConnection connection, IReadOnlyList<object?[]> rows)
    {
        foreach (var (key, number) in rows.Select(r => ((string)r[0]!, (long)r[1]!)))
        {
            using var command = new NpgsqlCommand(
                key switch
                {
                    Collection.ReportKey => "update meta set n = $1 where key = 'report_key'",
                    Collection.NextReport => "select setval('report_number', $1, false)",
                    _ => "select setval('message_id', $1, false)",
                },
                connection)
            {
                Parameters = { new() { Value = number } },
            };
            command.ExecuteNonQuery();
        }
    }

    List<object?[]> Deliveries(object[]? after)
    {
        var events = source.All(
            $"with page as (select distinct channel, provider_id from deliveries {After("channel, provider_id", after)} order by channel, provider_id limit {Piece.Size}) select {DeliveryTable.Events} from page p join deliveries e on e.channel = p.channel and e.provider_id = p.provider_id order by e.channel, e.provider_id, e.seq",
            DeliveryTable.Read, after ?? []);
        var rows = new List<object?[]>();
        for (var (first, next) = (0, 1); first < events.Count; next++)
        {
            if (next < events.Count && events[next].IsOfOne(events[first]))
                continue;
            var one = events.Skip(first).Take(next - first).ToList();
            rows.Add(Sending.Row(one[0].ProviderId, DeliveryTable.Together(one)!, one.Exists(e => e.Sent), one[0].At.UtcTicks));
            first = next;
        }

        return rows;
    }

    // The events that come to what a row says.
    static IEnumerable<DeliveryTable.Event> EventsOf(object?[] row)
    {
        var (id, trail, sent, at) = Sending.Of(row);
        var last = trail.DeliveredAt is not null ? DeliveryState.Delivered : trail.FailedAt is not null ? DeliveryState.Failed : DeliveryState.Sent;
        if (sent || last == DeliveryState.Sent)
            yield return new DeliveryTable.Event(trail.Channel, id, sent, DeliveryState.Sent, new DateTimeOffset(at, TimeSpan.Zero), trail.To?.Key, trail.Id, trail.By, trail.Segments, trail.Attempts, trail.QueuedAt, last == DeliveryState.Sent ? trail.Reason : null);
        if (trail.FailedAt is { } lost)
            yield return Heard(DeliveryState.Failed, lost);
        if (trail.DeliveredAt is { } delivered)
            yield return Heard(DeliveryState.Delivered, delivered);

        DeliveryTable.Event Heard(DeliveryState state, DateTimeOffset when) =>
            new(trail.Channel, id, false, state, when, null, null, sent ? null : trail.By, 0, 0, null, last == state ? trail.Reason : null);
    }

    static object?[] EventRow(DeliveryTable.Event e) =>
    [
        e.Channel, e.ProviderId, e.Sent, (long)e.State, e.At.UtcTicks, e.Address, e.Message, e.By?.Gateway, e.By?.Phone, (long)e.Segments, (long)e.Attempts, e.Queued?.UtcTicks, e.Reason,
    ];
}
