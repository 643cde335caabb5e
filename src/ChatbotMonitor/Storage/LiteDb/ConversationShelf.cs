using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Conversations that the <see cref="Journal"/> let go of: those that are open or want to say something in one collection, which stays small, the others in another.</summary>
sealed class ConversationShelf : Shelf
{
    public const string Open = "open";
    public const string Idle = "idle";

    // The index moves only when the time to wake does by so much; the exact time is in the conversation.
    static readonly long Step = TimeSpan.FromMinutes(10).Ticks;

    readonly Recent<Conversation> _recent = new(room: 4096);
    readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public Conversation? Find(ILiteEngine engine, Address address)
    {
        if (_recent.Find(address) is { } recent)
            return recent;
        var key = address.Key;
        if (engine.Find(_open.Contains(key) ? Open : Idle, key) is not { } document)
            return null;
        var found = Read(document);
        _recent.Keep(found.Address, found);
        return found;
    }

    /// <summary>Conversations that want to act by now; those that <paramref name="except"/> names are known better elsewhere.</summary>
    public static IReadOnlyList<Conversation> Due(ILiteEngine engine, DateTimeOffset now, int limit, Func<Address, bool> except)
    {
        // The last step may hold some that are not due yet: read past them.
        for (var take = limit; ; take *= 2)
        {
            var found = engine.Range(Open, "wake", 0L, Floor(now), take);
            var due = found.Select(Read).Where(c => c.WakeAt <= now && !except(c.Address)).Take(limit).ToList();
            if (due.Count == limit || found.Count < take)
                return due;
        }
    }

    public override void Load(ILiteEngine engine)
    {
        _recent.Clear();
        _open.Clear();
        _open.UnionWith(engine.Ids(Open).Select(id => id.AsString));
    }

    public override void Forget(ILiteEngine engine, Address address)
    {
        var key = address.Key;
        engine.Delete(_open.Remove(key) ? Open : Idle, [key]);
        _recent.Remove(address);
    }

    public void Write(ILiteEngine engine, IReadOnlyCollection<Conversation> conversations)
    {
        List<BsonDocument> opened = [], changed = [], idle = [];
        List<BsonValue> closed = [];
        foreach (var conversation in conversations)
        {
            var key = conversation.Address.Key;
            var document = Document(conversation, StoredShapes.Conversation.Write(conversation));
            _recent.Keep(conversation.Address, conversation);
            if (HomeOf(conversation) == Open)
            {
                (_open.Add(key) ? opened : changed).Add(document);
                continue;
            }

            if (_open.Remove(key))
                closed.Add(key);
            idle.Add(document);
        }

        if (opened.Count > 0)
        {
            engine.Delete(Idle, opened.Select(d => d["_id"]));
            // Not Insert: its refusal of a key that is there would name the key, a phone number.
            engine.Upsert(Open, opened, BsonAutoId.ObjectId);
        }

        if (changed.Count > 0)
            engine.Update(Open, changed);
        if (closed.Count > 0)
            engine.Delete(Open, closed);
        if (idle.Count > 0)
            engine.Upsert(Idle, idle, BsonAutoId.ObjectId);
    }

    /// <summary>The collection that a conversation lies in.</summary>
    public static string HomeOf(Conversation conversation) => conversation.IsOpen || conversation.WakeAt is not null ? Open : Idle;

    /// <summary>The document of a conversation that is written down as <paramref name="json"/>.</summary>
    public static BsonDocument Document(Conversation conversation, byte[] json) => new()
    {
        ["_id"] = conversation.Address.Key,
        ["wake"] = conversation.WakeAt is { } at ? Floor(at) : BsonValue.Null,
        ["json"] = json,
    };

    static long Floor(DateTimeOffset at) => at.UtcTicks / Step * Step;

    static Conversation Read(BsonDocument document) => StoredShapes.Conversation.Read(document["json"].AsBinary);
}
