using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Who is or was a member of a group: some hundreds of people, held in memory. Of who is forgotten the id alone stays, under which rounds know what they did.</summary>
sealed class MonitorShelf : Shelf
{
    public const string Collection = "monitors";
    readonly Dictionary<string, Monitor> _monitors = new(StringComparer.Ordinal);

    public Monitor? At(Address address) => _monitors.Values.FirstOrDefault(m => m.Address == address);

    public IReadOnlyList<Monitor> Of(string groupId) =>
        [.. _monitors.Values.Where(m => string.Equals(m.GroupId, groupId, StringComparison.Ordinal)).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id, StringComparer.Ordinal)];

    public override void Load(ILiteEngine engine)
    {
        _monitors.Clear();
        foreach (var monitor in engine.All(Collection).Select(d => StoredShapes.Monitor.Read(d["json"].AsBinary)))
            _monitors[monitor.Id] = monitor;
    }

    public override void Forget(ILiteEngine engine, Address address)
    {
        foreach (var monitor in _monitors.Values.Where(m => m.Address == address).ToArray())
            Keep(engine, monitor.Anonymous());
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var monitor in batch.Monitors)
            Keep(engine, monitor);
    }

    void Keep(ILiteEngine engine, Monitor monitor)
    {
        engine.Upsert(Collection, [new BsonDocument { ["_id"] = monitor.Id, ["json"] = StoredShapes.Monitor.Write(monitor) }], BsonAutoId.ObjectId);
        _monitors[monitor.Id] = monitor;
    }
}
