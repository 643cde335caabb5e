using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What looks like chance and is not: drawn from a draft's id, so that a turn can be run again and what was seen once stays.</summary>
static class Chances
{
    /// <summary>A unique id (UUID, version 8) of a place in a draft.</summary>
    public static string Id(string draft, string place)
    {
        var bytes = Draw("id", draft, place)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>A number from 0 up to 1 of a place in a draft.</summary>
    public static double Number(string draft, string place) => (BinaryPrimitives.ReadUInt64BigEndian(Draw("number", draft, place)) >> 11) * (1.0 / (1ul << 53));

    /// <summary>A rank of one among others at a place in a draft, to shuffle by.</summary>
    public static ulong Rank(string draft, string place, string one) => BinaryPrimitives.ReadUInt64BigEndian(Draw("rank", draft, $"{place}\n{one}"));

    static byte[] Draw(string kind, string draft, string place) => SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{draft}\n{place}"));
}
