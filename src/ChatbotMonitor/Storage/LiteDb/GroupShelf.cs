using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Groups that coordinators made in the chat, and which chat is which group's own: a few, held in memory.</summary>
sealed class GroupShelf : Shelf
{
    public const string Collection = "groups";
    public const string ChatCollection = "groupchats";
    readonly Dictionary<string, (Group Group, long Order)> _groups = new(StringComparer.Ordinal);
    readonly Dictionary<Address, string> _chats = [];

    public IReadOnlyList<Group> Groups => [.. _groups.Values.OrderBy(g => g.Order).Select(g => g.Group)];

    public IReadOnlyList<(Address Chat, string GroupId)> Chats => [.. _chats.Select(c => (c.Key, c.Value))];

    public override void Load(ILiteEngine engine)
    {
        _groups.Clear();
        _chats.Clear();
        foreach (var document in engine.All(Collection))
            _groups[document["_id"].AsString] = (StoredShapes.Group.Read(document["json"].AsBinary), document["order"].AsInt64);
        foreach (var document in engine.All(ChatCollection))
            _chats[Address.Parse(document["_id"].AsString)] = document["group"].AsString;
    }

    public override void Forget(ILiteEngine engine, Address address)
    {
        if (_chats.Remove(address))
            engine.Delete(ChatCollection, [address.Key]);
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        foreach (var group in batch.Groups)
        {
            var order = _groups.TryGetValue(group.Id, out var known) ? known.Order : 1 + _groups.Values.Select(g => g.Order).DefaultIfEmpty().Max();
            engine.Upsert(Collection, [new BsonDocument { ["_id"] = group.Id, ["order"] = order, ["json"] = StoredShapes.Group.Write(group) }], BsonAutoId.ObjectId);
            _groups[group.Id] = (group, order);
        }

        foreach (var (chat, group) in batch.GroupChats)
        {
            if (group is null)
            {
                Forget(engine, chat);
                continue;
            }

            engine.Upsert(ChatCollection, [new BsonDocument { ["_id"] = chat.Key, ["group"] = group }], BsonAutoId.ObjectId);
            _chats[chat] = group;
        }
    }
}
