using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>The few questions that are put to the engine; each reads to its end, so that no cursor stays open.</summary>
/// <remarks>Values are parameters, never LiteDB's <c>Query.EQ</c>: that writes them into the expression, and LiteDB compiles each new expression and keeps it for good.</remarks>
static class EngineReads
{
    /// <summary>The document of that id, or null.</summary>
    public static BsonDocument? Find(this ILiteEngine engine, string collection, BsonValue id) =>
        engine.Run(collection, new Query { Where = { BsonExpression.Create("_id = @0", id) }, Limit = 1 }).FirstOrDefault();

    /// <summary>Documents whose indexed <paramref name="field"/> is <paramref name="value"/>.</summary>
    public static List<BsonDocument> Where(this ILiteEngine engine, string collection, string field, BsonValue value) =>
        engine.Run(collection, new Query { Where = { BsonExpression.Create($"{field} = @0", value) } });

    /// <summary>The first <paramref name="limit"/> documents whose indexed <paramref name="field"/> lies between two values, both inclusive, in its order.</summary>
    public static List<BsonDocument> Range(this ILiteEngine engine, string collection, string field, BsonValue from, BsonValue to, int limit) =>
        engine.Run(collection, new Query { Where = { BsonExpression.Create($"{field} BETWEEN @0 AND @1", from, to) }, OrderBy = BsonExpression.Create(field), Limit = limit });

    /// <summary>All documents of a small collection, in the order of their ids.</summary>
    public static List<BsonDocument> All(this ILiteEngine engine, string collection) =>
        engine.Run(collection, new Query { OrderBy = BsonExpression.Create("_id") });

    /// <summary>The first <paramref name="limit"/> documents whose ids come after <paramref name="last"/>, in the order of their ids.</summary>
    public static List<BsonDocument> After(this ILiteEngine engine, string collection, BsonValue last, int limit) =>
        engine.Run(collection, new Query { Where = { BsonExpression.Create("_id > @0", last) }, OrderBy = BsonExpression.Create("_id"), Limit = limit });

    /// <summary>The ids of a collection, in order, without reading the documents.</summary>
    public static IEnumerable<BsonValue> Ids(this ILiteEngine engine, string collection) =>
        engine.Run(collection, new Query { Select = BsonExpression.Create("{ _id }"), OrderBy = BsonExpression.Create("_id") }).Select(d => d["_id"]);

    /// <summary>Does <paramref name="work"/> with every document of a collection, in the order of their ids, some in memory at a time; it may change the document in hand.</summary>
    public static void ForEach(this ILiteEngine engine, string collection, Action<BsonDocument> work)
    {
        const int some = 500;
        BsonValue last = BsonValue.MinValue;
        while (true)
        {
            var piece = engine.After(collection, last, some);
            foreach (var document in piece)
                work(document);
            if (piece.Count < some)
                return;
            last = piece[^1]["_id"];
        }
    }

    static List<BsonDocument> Run(this ILiteEngine engine, string collection, Query query)
    {
        var found = new List<BsonDocument>();
        using var reader = engine.Query(collection, query);
        while (reader.Read())
            found.Add(reader.Current.AsDocument);
        return found;
    }
}
