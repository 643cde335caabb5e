using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>What is done of each round, cell by cell, counted in the transaction of the responses and held in memory; forgetting leaves it. The responses themselves lie with all others.</summary>
sealed class FieldworkShelf : Shelf
{
    public const string Collection = "fieldwork";
    const string Round = "round";
    readonly Dictionary<string, Dictionary<(string Service, string Place), CellCounts>> _rounds = new(StringComparer.Ordinal);

    public IReadOnlyList<CellCounts> Of(string round) => _rounds.TryGetValue(round, out var cells) ? [.. cells.Values] : [];

    public override void Load(ILiteEngine engine)
    {
        _rounds.Clear();
        foreach (var document in engine.All(Collection))
        {
            var counts = StoredShapes.CellCounts.Read(document["json"].AsBinary);
            CellsOf(document[Round].AsString)[(counts.Service, counts.Place)] = counts;
        }
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var round in batch.Responses.Where(r => r is { Status: ResponseStatus.Complete, Fieldwork: not null }).GroupBy(r => r.Fieldwork!.Round, StringComparer.Ordinal))
        {
            var cells = CellsOf(round.Key);
            foreach (var cell in round.GroupBy(r => (r.Fieldwork!.Service, r.Fieldwork.Place)))
            {
                var counts = CellCounts.Add([cells.GetValueOrDefault(cell.Key) ?? new CellCounts(cell.Key.Service, cell.Key.Place)], cell)[0];
                engine.Upsert(Collection, [Document(round.Key, counts)], BsonAutoId.ObjectId);
                cells[cell.Key] = counts;
            }
        }
    }

    public static string Id(string round, string service, string place) => $"{round}\n{service}\n{place}";

    public static BsonDocument Document(string round, CellCounts counts) => new() { ["_id"] = Id(round, counts.Service, counts.Place), [Round] = round, ["json"] = StoredShapes.CellCounts.Write(counts) };

    Dictionary<(string Service, string Place), CellCounts> CellsOf(string round)
    {
        if (!_rounds.TryGetValue(round, out var cells))
            _rounds[round] = cells = [];
        return cells;
    }
}
