using System.Text;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Tests;

public sealed partial class LiteDbStoreTests
{
    [Fact]
    public void A_file_of_a_newer_version_is_refused()
    {
        Store.Probe();
        Close();
        LiteDbStore.Open(Path, Time, [.. Migrations.All, _ => { }]).Dispose();
        Refused("newer ChatbotMonitor");
    }

    [Fact]
    public void An_empty_file_becomes_one_of_this_version()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllBytes(Path, []);
        Commit(b => b.Heard.Add(("telegram:1", Noon)));
        Assert.True(Store.Heard("telegram:1"));
    }

    [Fact]
    public void An_older_file_is_brought_up_step_by_step_and_a_step_that_fails_leaves_it_where_it_was()
    {
        Commit(b => b.Digests.Add(("osh", new DateOnly(2025, 11, 3))));
        Close();
        var ran = new List<int>();
        Action<ILiteEngine> second = engine =>
        {
            ran.Add(2);
            engine.Insert("digests", [new BsonDocument { ["_id"] = $"chuy\n2025-11-{ran.Count:00}" }], BsonAutoId.ObjectId);
        };
        Action<ILiteEngine> failing = engine =>
        {
            second(engine);
            throw new InvalidOperationException("third");
        };

        Assert.Throws<StoreException>(() => LiteDbStore.Open(Path, Time, [.. Migrations.All, second, failing]));
        Assert.Equal([2, 2], ran);
        using var store = LiteDbStore.Open(Path, Time, [.. Migrations.All, _ => ran.Add(0), _ => ran.Add(3)]);
        Assert.Equal([2, 2, 3], ran);
        Assert.True(store.DigestSent("osh", new DateOnly(2025, 11, 3)));
        Assert.True(store.DigestSent("chuy", new DateOnly(2025, 11, 1)));
        Assert.False(store.DigestSent("chuy", new DateOnly(2025, 11, 2)));
    }

    [Theory]
    [InlineData("not a database at all")]
    [InlineData("")]
    public void A_file_of_another_kind_is_refused_and_left_as_it_was(string text)
    {
        var content = Encoding.UTF8.GetBytes(text.PadRight(9000, '.'));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllBytes(Path, content);
        Refused("restore");
        Assert.Equal(content, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_LiteDB_file_of_another_program_is_refused()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using (var other = new LiteDatabase(Path))
            other.GetCollection("books").Insert(new BsonDocument { ["title"] = "Manas" });
        Refused("restore");
        using (var other = new LiteDatabase(Path))
            Assert.Equal(1, other.GetCollection("books").Count());
    }

    [Fact]
    public void A_damaged_file_is_refused_and_left_as_it_was()
    {
        Fill();
        Close();
        var sound = File.ReadAllBytes(Path);

        var cut = sound[..(sound.Length / 2 / 8192 * 8192)];
        File.WriteAllBytes(Path, cut);
        Refused("restore");
        Assert.Equal(cut, File.ReadAllBytes(Path));

        var scribbled = (byte[])sound.Clone();
        Array.Fill(scribbled, (byte)0xAB, 8192, sound.Length - 8192);
        File.WriteAllBytes(Path, scribbled);
        Refused("restore");

        File.WriteAllBytes(Path, sound);
        Assert.Equal(600, Store.Responses(null, Noon, Noon.AddDays(1)).Count());
    }

    [Fact]
    public void A_flipped_page_is_refused_or_harmless_and_never_a_store_that_holds_less()
    {
        Fill();
        Commit(b =>
        {
            b.Heard.Add(("telegram:1", Noon));
            b.Conversations[Bakyt] = new Core.Dialogue.Conversation(Bakyt) { Language = "ky" };
            b.Messages.Add((new Core.Messages.Outbound(Bakyt, "1/5"), Noon));
        });
        var whole = Held();
        Close();
        var sound = File.ReadAllBytes(Path);
        var refused = 0;
        for (var page = 1; page < sound.Length / 8192; page++)
        {
            var flipped = (byte[])sound.Clone();
            for (var at = page * 8192; at < (page + 1) * 8192; at++)
                flipped[at] ^= 0xFF;
            File.WriteAllBytes(Path, flipped);
            try
            {
                Assert.True(whole == Held(), $"Page {page}: {Held()} and not {whole}");
                Close();
            }
            catch (StoreException e)
            {
                Assert.Contains("restore", e.Message, StringComparison.Ordinal);
                refused++;
                Close();
            }
        }

        Assert.True(refused > 10, $"{refused} pages were refused.");
        File.WriteAllBytes(Path, sound);
        Assert.Equal(whole, Held());

        string Held() => $"{Store.Responses(null, Noon, Noon.AddDays(1)).Count()} {Store.Heard("telegram:1")} {Store.Conversation(Bakyt)?.Language} {Store.Pending().Count()} {Store.Counts(Noon, Noon.AddDays(3)).Count()} {Store.ReportKey}";
    }

    [Fact]
    public void A_log_without_its_file_is_refused()
    {
        Commit(b => b.Heard.Add(("telegram:1", Noon)));
        var log = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "monitor-log.db");
        var written = Bytes(log);
        Close();
        File.Delete(Path);
        File.WriteAllBytes(log, written);
        Refused("restore");
        Assert.Equal(written, File.ReadAllBytes(log));
    }

    void Refused(string because) => Assert.Contains(because, Assert.Throws<StoreException>(() => LiteDbStore.Open(Path, Time)).Message, StringComparison.Ordinal);
}
