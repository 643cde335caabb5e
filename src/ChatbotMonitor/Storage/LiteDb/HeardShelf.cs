using System.Buffers.Binary;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>The inbound messages heard in the last thirty days, the newest two million of them.</summary>
/// <remarks>
/// Each is kept as eight bytes of a hash, several hundred to a document, and all of them in memory: hearing costs a part of one write
/// a batch, asking costs none. That a new message is taken for one heard before comes once in 10¹³; nobody can make it come, the hash is keyed.
/// </remarks>
sealed class HeardShelf(Meta meta) : Shelf
{
    public const string Collection = "heard";
    public const int PerDocument = 900;
    const int Most = 2_000_000;

    readonly HeardIds _heard = new();
    readonly Queue<(long Id, long At, int Count)> _full = [];
    readonly List<byte> _last = new(PerDocument * 8);
    long _lastId = 1;
    long _lastAt;

    public bool Heard(string id) => _heard.Contains(Hash(id));

    public override void Load(ILiteEngine engine)
    {
        _heard.Clear();
        _full.Clear();
        _last.Clear();
        var documents = engine.All(Collection);
        foreach (var document in documents)
        {
            var ids = document["ids"].AsBinary;
            foreach (var hash in Hashes(ids))
                _heard.Add(hash);
            _full.Enqueue((document["_id"].AsInt64, document["at"].AsInt64, ids.Length / 8));
        }

        _lastId = documents.Count == 0 ? 1 : documents[^1]["_id"].AsInt64 + 1;
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        var before = _last.Count;
        Span<byte> bytes = stackalloc byte[8];
        foreach (var (id, when) in batch.Heard)
        {
            var hash = Hash(id);
            if (!_heard.Add(hash))
                continue;
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, hash);
            _last.AddRange(bytes);
            _lastAt = Math.Max(_lastAt, when.UtcTicks);
        }

        if (_last.Count == before)
            return;
        var ids = _last.ToArray();
        engine.Upsert(Collection, [new BsonDocument { ["_id"] = _lastId, ["at"] = _lastAt, ["ids"] = ids }], BsonAutoId.ObjectId);
        if (ids.Length < PerDocument * 8)
            return;
        _full.Enqueue((_lastId++, _lastAt, ids.Length / 8));
        _last.Clear();
    }

    public override bool Prune(ILiteEngine engine, DateTimeOffset now)
    {
        for (var some = 0; some < 10; some++)
        {
            if (!_full.TryPeek(out var oldest) || (oldest.At >= (now - Retention.Heard).UtcTicks && _heard.Count <= Most))
                return false;
            foreach (var hash in Hashes(engine.Find(Collection, oldest.Id)!["ids"].AsBinary))
                _heard.Remove(hash);
            engine.Delete(Collection, [oldest.Id]);
            _full.Dequeue();
        }

        return true;
    }

    public static IEnumerable<ulong> Hashes(byte[] ids)
    {
        for (var i = 0; i < ids.Length; i += 8)
            yield return BinaryPrimitives.ReadUInt64LittleEndian(ids.AsSpan(i));
    }

    ulong Hash(string id) => HeardIds.Hash(id, meta.ReportKey);
}
