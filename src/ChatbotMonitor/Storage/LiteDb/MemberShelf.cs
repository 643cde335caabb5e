using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Who joined as which coordinator: some dozens of addresses, held in memory, asked for at every turn.</summary>
sealed class MemberShelf : Shelf
{
    public const string Collection = "members";
    readonly Dictionary<Address, (string Coordinator, long Order)> _members = [];

    public string? CoordinatorOf(Address address) => _members.TryGetValue(address, out var member) ? member.Coordinator : null;

    public IReadOnlyList<Address> Of(string coordinatorId) =>
        [.. _members.Where(m => string.Equals(m.Value.Coordinator, coordinatorId, StringComparison.Ordinal)).OrderBy(m => m.Value.Order).Select(m => m.Key)];

    public override void Load(ILiteEngine engine)
    {
        _members.Clear();
        foreach (var document in engine.All(Collection))
            _members[Address.Parse(document["_id"].AsString)] = (document["coordinator"].AsString, document["order"].AsInt64);
    }

    public override void Forget(ILiteEngine engine, Address address)
    {
        if (_members.Remove(address))
            engine.Delete(Collection, [address.Key]);
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var (address, coordinator) in batch.Members)
        {
            if (coordinator is null)
            {
                Forget(engine, address);
                continue;
            }

            var order = string.Equals(CoordinatorOf(address), coordinator, StringComparison.Ordinal) ? _members[address].Order
                : 1 + _members.Values.Select(m => m.Order).DefaultIfEmpty().Max();
            _members[address] = (coordinator, order);
            engine.Upsert(Collection, [new BsonDocument { ["_id"] = address.Key, ["coordinator"] = coordinator, ["order"] = order }], BsonAutoId.ObjectId);
        }
    }
}
