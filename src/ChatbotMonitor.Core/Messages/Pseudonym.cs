using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatbotMonitor.Core.Messages;

/// <summary>What stands for an address where its owner is not to be known.</summary>
public static class Pseudonym
{
    /// <summary>Sixteen hexadecimal digits, always the same for an address and an installation's key; without the key nobody finds the address by trying all there are.</summary>
    public static string Of(Address address, ulong key)
    {
        Span<byte> secret = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(secret, key);
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(address.Key)).AsSpan(0, 8));
    }
}
