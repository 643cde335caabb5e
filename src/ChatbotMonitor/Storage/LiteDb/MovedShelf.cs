using ChatbotMonitor.Storage.Moving;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Where a collection that is moved lies in a LiteDB file, and how its documents become rows and rows become documents.</summary>
/// <param name="Collections">LiteDB's collections that hold it.</param>
/// <param name="Read">The rows of a document.</param>
/// <param name="Write">Writes rows, within a transaction.</param>
sealed record MovedShelf(string[] Collections, Func<BsonDocument, IEnumerable<object?[]>> Read, Action<ILiteEngine, IReadOnlyList<object?[]>> Write)
{
    /// <summary>One whose documents are rows.</summary>
    public static MovedShelf Of(string collection, Func<BsonDocument, object?[]> read, Func<object?[], BsonDocument> write) => new(
        [collection],
        document => [read(document)],
        // Not Insert: its refusal of a key that is there would name the key, which may be a phone number.
        (engine, rows) => engine.Upsert(collection, rows.Select(write), BsonAutoId.ObjectId));

    /// <summary>The JSON that a document holds, or null.</summary>
    public static string? Json(BsonDocument document) => document["json"].IsBinary ? System.Text.Encoding.UTF8.GetString(document["json"].AsBinary) : null;

    /// <summary>JSON as a document holds it.</summary>
    public static byte[] Json(object? json) => System.Text.Encoding.UTF8.GetBytes((string)json!);

    /// <summary>A text that any database can hold, or null.</summary>
    public static string? Text(BsonValue value) => value.IsNull ? null : value.AsString.Replace("\0", "", StringComparison.Ordinal);

    /// <summary>A number, or null.</summary>
    public static object? Number(BsonValue value) => value.IsNull ? null : value.AsInt64;

    /// <summary>A number, 0 where there is none.</summary>
    public static object Count(BsonValue value) => value.IsNull ? 0L : value.AsInt64;

    /// <summary>A value as a document holds it.</summary>
    public static BsonValue Value(object? value) => value switch
    {
        null => BsonValue.Null,
        long number => number,
        decimal amount => amount,
        _ => (string)value,
    };

    /// <summary>The day of ticks, for indexes that are pruned by.</summary>
    public static long Day(object? ticks) => (long)ticks! / TimeSpan.TicksPerDay;

    /// <summary>A small number.</summary>
    public static int Int(object? number) => (int)(long)number!;
}
