using System.IO.Compression;
using System.Text;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Damaged forms: whatever is wrong with a file, it is told and not thrown.</summary>
public class FormFuzzTests
{
    static readonly byte[] Book = SomeForms.Xlsx("""
        | survey | | | | |
        | | type | name | label::ru | relevant |
        | | begin repeat | r | R | |
        | | select_one l or_other | q | Q | ${q} = 'x' |
        | | end repeat | | | |
        | choices | | | |
        | | list_name | name | label::ru |
        | | l | x | X |
        """);

    static readonly Dictionary<string, byte[]> Parts = Unpacked(Book);

    static readonly Gen<(int At, byte Value, int Kind)[]> Changes = Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte, Gen.Int[0, 5]).Array[1, 6];

    [Fact]
    public void A_workbook_with_changed_bytes_is_read_or_refused() =>
        Changes.Sample(changes => Read(Changed(Book, changes), "xlsx"), iter: Fuzz.Iterations(5_000), threads: 1);

    // A changed byte of a packed file mostly breaks its checksum; these reach what lies behind it.
    [Fact]
    public void A_workbook_with_changed_parts_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Parts.Count - 1], Changes).Sample((part, changes) =>
        {
            var name = Parts.Keys.ElementAt(part);
            Read(Packed(Parts.Select(p => (p.Key, p.Key == name ? Changed(p.Value, changes) : p.Value))), "xlsx");
        }, iter: Fuzz.Iterations(5_000), threads: 1);

    [Fact]
    public void A_form_with_changed_letters_is_read_or_refused_within_a_second() =>
        Gen.Select(Gen.Bool.Select(b => b ? "csv" : "md"), Changes).Sample((kind, changes) =>
        {
            var text = Encoding.UTF8.GetBytes(kind == "md" ? SomeForms.Household : SomeForms.Csv(SomeForms.Household));
            Read([.. Changed(text, changes).Select(b => b > 127 ? (byte)'x' : b)], kind);
        }, iter: Fuzz.Iterations(2_000), threads: 1);

    static void Read(byte[] bytes, string kind)
    {
        Assert.All(ContentFixture.FaultsOfForm($"surveys/f.{kind}", bytes), f => Assert.False(f.ToString().Contains('\n', StringComparison.Ordinal), f.ToString()));
    }

    static byte[] Changed(byte[] bytes, (int At, byte Value, int Kind)[] changes)
    {
        var changed = bytes.ToList();
        foreach (var (where, value, kind) in changes.Where(_ => changed.Count > 0))
        {
            var at = where % changed.Count;
            switch (kind)
            {
                case 0: changed[at] ^= (byte)(1 << (value % 8)); break;
                case 1: changed[at] = value; break;
                case 2: changed.Insert(at, value); break;
                case 3: changed.RemoveRange(at, Math.Min(value, changed.Count - at)); break;
                case 4: changed.InsertRange(at, changed.GetRange(at, Math.Min(value, changed.Count - at))); break;
                default: changed[at] = (byte)"<>\"'&|${}()0"[value % 12]; break;
            }
        }

        return [.. changed];
    }

    static Dictionary<string, byte[]> Unpacked(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var part = e.Open();
            using var bytes = new MemoryStream();
            part.CopyTo(bytes);
            return bytes.ToArray();
        }, StringComparer.Ordinal);
    }

    static byte[] Packed(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
