using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatbotMonitor.Storage;

/// <summary>A set of hashes in half the room of a <see cref="HashSet{T}"/>: open addressing, at most three quarters full.</summary>
sealed class HeardIds
{
    // 0 marks an empty slot; the hash that is 0 takes the place of 1.
    ulong[] _slots = new ulong[1024];

    public int Count { get; private set; }

    public bool Contains(ulong hash) => _slots[Slot(Filled(hash))] != 0;

    public bool Add(ulong hash)
    {
        hash = Filled(hash);
        var slot = Slot(hash);
        if (_slots[slot] != 0)
            return false;
        _slots[slot] = hash;
        if (++Count > _slots.Length / 4 * 3)
            Grow();
        return true;
    }

    public void Remove(ulong hash)
    {
        var gap = Slot(Filled(hash));
        if (_slots[gap] == 0)
            return;
        Count--;
        _slots[gap] = 0;
        // What was pushed past the gap moves back into it.
        for (var next = Next(gap); _slots[next] != 0; next = Next(next))
        {
            var moved = _slots[next];
            _slots[next] = 0;
            _slots[Slot(moved)] = moved;
        }
    }

    public void Clear()
    {
        _slots = new ulong[1024];
        Count = 0;
    }

    /// <summary>The hash of an inbound message's id under the installation's key: that a new message is taken for one heard before comes once in 10¹³, and nobody can make it come.</summary>
    public static ulong Hash(string id, ulong key)
    {
        Span<byte> text = stackalloc byte[512];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(text, key);
        if (Encoding.UTF8.TryGetBytes(id, text[8..], out var length))
            SHA256.HashData(text[..(8 + length)], hash);
        else
            SHA256.HashData([.. text[..8], .. Encoding.UTF8.GetBytes(id)], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>The hash as a word, where a database holds it in an id's place: what was heard before a move from one that holds hashes.</summary>
    public static string Name(ulong hash) => $"#{hash:x16}";

    /// <summary>The hash that <see cref="Name"/> made a word of; null for the id of a message.</summary>
    public static ulong? OfName(string name) => name is ['#', ..] && ulong.TryParse(name.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hash) ? hash : null;

    static ulong Filled(ulong hash) => hash == 0 ? 1 : hash;

    int Slot(ulong hash)
    {
        var slot = (int)(hash & (ulong)(_slots.Length - 1));
        while (_slots[slot] != 0 && _slots[slot] != hash)
            slot = Next(slot);
        return slot;
    }

    int Next(int slot) => (slot + 1) & (_slots.Length - 1);

    void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        foreach (var hash in old)
        {
            if (hash != 0)
                _slots[Slot(hash)] = hash;
        }
    }
}
