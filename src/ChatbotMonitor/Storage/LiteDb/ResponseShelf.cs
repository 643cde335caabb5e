using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Filled surveys, written once, by when they ended and by respondent.</summary>
sealed class ResponseShelf : Shelf
{
    public const string Collection = "responses";

    /// <summary>When it ended, in ticks.</summary>
    public const string At = "at";

    public static Response Read(BsonDocument document) => StoredShapes.Response.Read(document["json"].AsBinary);

    public override void Forget(ILiteEngine engine, Address address)
    {
        var theirs = engine.Where(Collection, "who", address.Key);
        if (theirs.Count > 0)
            engine.Update(Collection, theirs.Select(d => Write(Read(d).Anonymous())));
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.Responses.Count > 0)
            engine.Insert(Collection, batch.Responses.Select(Write), BsonAutoId.ObjectId);
        if (batch.Revised.Count > 0)
            engine.Upsert(Collection, batch.Revised.Select(Write), BsonAutoId.ObjectId);
    }

    static BsonDocument Write(Response response) => new()
    {
        ["_id"] = response.Id,
        [At] = response.EndedAt.UtcTicks,
        ["who"] = response.Respondent?.Key,
        ["json"] = StoredShapes.Response.Write(response),
    };
}
