using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>A set of message ids as bits, a few thousand to a document: what a whole batch adds and takes is one small write, whatever its size.</summary>
sealed class PendingIds
{
    const string Collection = "pending";
    const int PerBlock = 4096;

    readonly Dictionary<long, byte[]> _blocks = [];
    readonly HashSet<long> _changed = [];

    public bool Contains(long id) => _blocks.TryGetValue(id / PerBlock, out var bits) && (bits[Byte(id)] & Bit(id)) != 0;

    public void Add(long id)
    {
        if (!_blocks.TryGetValue(id / PerBlock, out var bits))
            _blocks[id / PerBlock] = bits = new byte[PerBlock / 8];
        bits[Byte(id)] |= Bit(id);
        _changed.Add(id / PerBlock);
    }

    public void Remove(long id)
    {
        if (!_blocks.TryGetValue(id / PerBlock, out var bits))
            return;
        bits[Byte(id)] &= (byte)~Bit(id);
        _changed.Add(id / PerBlock);
    }

    public void Load(ILiteEngine engine)
    {
        _blocks.Clear();
        _changed.Clear();
        foreach (var document in engine.All(Collection))
            _blocks.Add(document["_id"].AsInt64, document["bits"].AsBinary);
    }

    /// <summary>Writes the blocks that changed; one that became empty is gone.</summary>
    public void Write(ILiteEngine engine)
    {
        foreach (var block in _changed)
        {
            var bits = _blocks[block];
            if (bits.AsSpan().ContainsAnyExcept((byte)0))
            {
                engine.Upsert(Collection, [new BsonDocument { ["_id"] = block, ["bits"] = bits }], BsonAutoId.ObjectId);
                continue;
            }

            _blocks.Remove(block);
            engine.Delete(Collection, [block]);
        }

        _changed.Clear();
    }

    static int Byte(long id) => (int)(id % PerBlock) / 8;

    static byte Bit(long id) => (byte)(1 << (int)(id % 8));
}
