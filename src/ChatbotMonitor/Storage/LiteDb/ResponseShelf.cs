using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Filled surveys, written once, by when they ended and by respondent.</summary>
sealed class ResponseShelf : Shelf
{
    public const string Collection = "responses";

    /// <summary>When it ended, in ticks.</summary>
    public const string At = "at";

    /// <summary>Its round and when it ended, in one number; nothing where it is of no round.</summary>
    public const string OfRound = "round";

    // A round's own thousands of years: a second of them has room, and the hash of its id above.
    const int TimeBits = 42;
    const long Epoch = 631_139_040_000_000_000; // 2001, in ticks

    /// <summary>Between which numbers the responses of a round lie that ended from <paramref name="since"/> on; there may be another round's among them.</summary>
    public static (long From, long To) Between(string round, DateTimeOffset since = default)
    {
        var first = (long)(Fingerprint.Short(round) >> 12) << TimeBits;
        return (first + TimeOf(since), first + (1L << TimeBits) - 1);
    }

    static long TimeOf(DateTimeOffset at) => Math.Clamp((at.UtcTicks - Epoch) / TimeSpan.TicksPerMillisecond, 0, (1L << TimeBits) - 1);

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

    static BsonDocument Write(Response response) => Write(response, StoredShapes.Response.Write(response));

    /// <summary>The document of a response that is written down as <paramref name="json"/>.</summary>
    public static BsonDocument Write(Response response, byte[] json) => new()
    {
        ["_id"] = response.Id,
        [At] = response.EndedAt.UtcTicks,
        ["who"] = response.Respondent?.Key,
        [OfRound] = response.Fieldwork is { Round: var round } ? Between(round, response.EndedAt).From : BsonValue.Null,
        ["json"] = json,
    };
}
