using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>What the last batches changed, a document a batch: conversations and messages go to their own places when it is full, most of them for good.</summary>
/// <remarks>
/// LiteDB walks an index for each document it touches, which costs more than all else a message costs. A survey answered at one go is written there
/// once, when it is over, and most messages are sent before they would need a document of their own: that they were is a bit in <see cref="PendingIds"/>.
/// </remarks>
sealed class Journal(Meta meta, ConversationShelf conversations) : Shelf
{
    const string Collection = "journal";

    // Read at start: larger means fewer writes where many are in the middle of a survey, and a slower start.
    const long Room = 4 * 1024 * 1024;

    readonly Queue<Page> _pages = [];
    readonly Dictionary<Address, (Conversation State, Page Home)> _states = [];
    readonly Dictionary<long, (OutboxMessage Message, Page Home)> _messages = [];
    readonly PendingIds _pending = new();
    long _size;
    long _next = 1;

    /// <summary>The messages that the last batch added.</summary>
    public IReadOnlyList<OutboxMessage> Added { get; private set; } = [];

    /// <summary>The messages here that wait, in the order of their ids.</summary>
    public IReadOnlyList<OutboxMessage> Waiting => [.. _messages.Values.Select(m => m.Message).OrderBy(m => m.Id)];

    public Conversation? Find(ILiteEngine engine, Address address) =>
        _states.TryGetValue(address, out var here) ? here.State : conversations.Find(engine, address);

    public OutboxMessage? Find(ILiteEngine engine, long id) =>
        _messages.TryGetValue(id, out var here) ? here.Message : OutboxShelf.Find(engine, id);

    public IReadOnlyList<Conversation> Due(ILiteEngine engine, DateTimeOffset now, int limit)
    {
        var here = _states.Values.Select(s => s.State).Where(s => s.WakeAt <= now).Take(limit).ToList();
        return here.Count == limit ? here : [.. here, .. ConversationShelf.Due(engine, now, limit - here.Count, except: _states.ContainsKey)];
    }

    public override void Load(ILiteEngine engine)
    {
        _pages.Clear();
        _states.Clear();
        _messages.Clear();
        _size = 0;
        _pending.Load(engine);
        var documents = engine.All(Collection);
        foreach (var document in documents)
            Hold(document);
        _next = documents.Count == 0 ? 1 : documents[^1]["_id"].AsInt64 + 1;
    }

    /// <summary>Empties it, so that nothing of <paramref name="address"/> stays in a document of others.</summary>
    public override void Forget(ILiteEngine engine, Address address) => Empty(engine);

    /// <summary>Moves all that it holds to its own places.</summary>
    public void Empty(ILiteEngine engine)
    {
        while (_pages.Count > 0)
            MoveOldest(engine);
        _pending.Write(engine);
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        Settle(engine, batch.Outcomes);
        Added = [.. batch.Messages.Select(m => new OutboxMessage(meta.TakeMessageId(), m.Message, m.At, 0, m.At))];
        if (batch.Conversations.Count + Added.Count > 0)
            Append(engine, batch.Conversations.Values, Added);
        while (_size > Room)
            MoveOldest(engine);
        _pending.Write(engine);
    }

    void Append(ILiteEngine engine, IReadOnlyCollection<Conversation> states, IReadOnlyList<OutboxMessage> messages)
    {
        var page = new Page(_next++);
        var (written, sending) = (new BsonArray(), new BsonArray());
        foreach (var state in states)
        {
            var json = StoredShapes.Conversation.Write(state);
            written.Add(new BsonDocument { ["key"] = state.Address.Key, ["json"] = json });
            page.Size += json.Length;
            page.Addresses.Add(state.Address);
            _states[state.Address] = (state, page);
        }

        foreach (var message in messages)
        {
            var json = StoredShapes.Outbound.Write(message.Message);
            sending.Add(new BsonDocument { ["id"] = message.Id, ["at"] = message.CreatedAt.UtcTicks, ["json"] = json });
            page.Size += json.Length;
            page.Messages.Add(message.Id);
            _messages.Add(message.Id, (message, page));
            _pending.Add(message.Id);
        }

        engine.Insert(Collection, [new BsonDocument { ["_id"] = page.Id, ["states"] = written, ["messages"] = sending }], BsonAutoId.ObjectId);
        _pages.Enqueue(page);
        _size += page.Size;
    }

    // What a later page has anew, or what was sent, is not moved.
    void MoveOldest(ILiteEngine engine)
    {
        var page = _pages.Dequeue();
        _size -= page.Size;
        var states = new List<Conversation>();
        foreach (var address in page.Addresses)
        {
            if (_states.TryGetValue(address, out var here) && here.Home == page)
            {
                states.Add(here.State);
                _states.Remove(address);
            }
        }

        conversations.Write(engine, states);
        OutboxShelf.Add(engine, [.. page.Messages.Select(Take).OfType<OutboxMessage>()]);
        engine.Delete(Collection, [page.Id]);
    }

    void Settle(ILiteEngine engine, List<OutboxChange> outcomes)
    {
        var elsewhere = new List<OutboxChange>();
        foreach (var outcome in outcomes)
        {
            if (Take(outcome.Id) is not { } message)
                elsewhere.Add(outcome);
            else if (outcome is OutboxChange.Retry retry)
                OutboxShelf.Add(engine, [message with { Attempts = retry.Attempts, NotBefore = retry.NotBefore }]);
        }

        OutboxShelf.Settle(engine, elsewhere);
    }

    OutboxMessage? Take(long id)
    {
        if (!_messages.Remove(id, out var here))
            return null;
        _pending.Remove(id);
        return here.Message;
    }

    void Hold(BsonDocument document)
    {
        var page = new Page(document["_id"].AsInt64);
        foreach (var written in document["states"].AsArray)
        {
            var state = StoredShapes.Conversation.Read(written["json"].AsBinary);
            page.Size += written["json"].AsBinary.Length;
            page.Addresses.Add(state.Address);
            _states[state.Address] = (state, page);
        }

        foreach (var sending in document["messages"].AsArray)
        {
            var (id, json, at) = (sending["id"].AsInt64, sending["json"].AsBinary, new DateTimeOffset(sending["at"].AsInt64, TimeSpan.Zero));
            page.Size += json.Length;
            page.Messages.Add(id);
            if (_pending.Contains(id))
                _messages.Add(id, (new OutboxMessage(id, StoredShapes.Outbound.Read(json), at, 0, at), page));
        }

        _pages.Enqueue(page);
        _size += page.Size;
    }

    /// <summary>One document: whose states and which messages it holds, and how large they are, in bytes.</summary>
    sealed class Page(long id)
    {
        public long Id => id;

        public long Size { get; set; }

        public List<Address> Addresses { get; } = [];

        public List<long> Messages { get; } = [];
    }
}
