using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatbotMonitor.Storage.Moving;

/// <summary>How many rows a collection has and what they add up to: the hashes of its rows, summed, so that no database has to bring them in the other's order.</summary>
readonly record struct Checksum(long Rows, UInt128 Sum)
{
    /// <summary>That of a collection as it is stored.</summary>
    public static Checksum Of(IContents contents, Collection collection)
    {
        var (rows, sum, text) = (0L, default(UInt128), new StringBuilder());
        foreach (var row in contents.Read(collection, after: null).SelectMany(p => p.Rows))
        {
            rows++;
            sum = unchecked(sum + Hash(collection, row, text));
        }

        return new Checksum(rows, sum);
    }

    /// <inheritdoc />
    public override string ToString() => Sum.ToString("x32", CultureInfo.InvariantCulture)[..16];

    static UInt128 Hash(Collection collection, object?[] row, StringBuilder text)
    {
        text.Clear();
        for (var i = 0; i < row.Length; i++)
        {
            if (collection.Columns[i].Compared)
                text.Append(Column.Text(row[i])).Append('\u001f');
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
