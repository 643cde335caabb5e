using ChatbotMonitor.Core.Monitoring;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>What was promised at hearings, and what coordinators decided on flagged responses; nothing in it tells who anybody is.</summary>
sealed class MeasureShelf : Shelf
{
    public const string Collection = "measures";
    public const string DecisionCollection = "decisions";
    const string Round = "round";
    readonly SortedDictionary<int, Measure> _measures = [];

    public IReadOnlyList<Measure> Measures => [.. _measures.Values];

    public static IReadOnlyList<QualityDecision> Decisions(ILiteEngine engine, string round) =>
        [.. engine.Where(DecisionCollection, Round, round).Select(d => StoredShapes.Decision.Read(d["json"].AsBinary))];

    public override void Load(ILiteEngine engine)
    {
        _measures.Clear();
        foreach (var measure in engine.All(Collection).Select(d => StoredShapes.Measure.Read(d["json"].AsBinary)))
            _measures[measure.Id] = measure;
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var measure in batch.Measures)
        {
            engine.Upsert(Collection, [new BsonDocument { ["_id"] = measure.Id, ["json"] = StoredShapes.Measure.Write(measure) }], BsonAutoId.ObjectId);
            _measures[measure.Id] = measure;
        }

        foreach (var decision in batch.Decisions)
            engine.Upsert(DecisionCollection, [new BsonDocument { ["_id"] = decision.ResponseId, [Round] = decision.Round, ["json"] = StoredShapes.Decision.Write(decision) }], BsonAutoId.ObjectId);
    }
}
