using ChatbotMonitor.Core.Digests;
using System.Text;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Tests;

/// <summary>The contract over LiteDB, and what is special to its file.</summary>
public sealed partial class LiteDbStoreTests : StoreContract
{
    readonly string _folder = Directory.CreateTempSubdirectory("store").FullName;

    string Path => System.IO.Path.Combine(_folder, "data", "monitor.db");

    [Fact]
    public void The_file_and_its_folder_are_made_for_the_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        Commit(b => b.Heard.Add(("telegram:1", Noon)));
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_killed_worker_leaves_every_commit_it_answered_for()
    {
        using var child = StoreChild.Start(Path);
        var last = 0;
        while (last < 30)
            last = child.NextCommit();
        child.Kill();
        last = Math.Max(last, child.CommitsLeft());
        Assert.Equal(Enumerable.Range(1, last), Enumerable.Range(1, last).Where(n => Store.Heard($"telegram:{n}") && Store.Conversation(StoreChild.Citizen(n)) is not null));
        Assert.Equal(Store.Heard($"telegram:{last + 1}"), Store.Conversation(StoreChild.Citizen(last + 1)) is not null);
    }

    [Fact]
    public void A_second_process_is_refused_while_the_first_lives()
    {
        using (var child = StoreChild.Start(Path))
        {
            child.NextCommit();
            Refused("is in use by another process");
            Assert.Contains("in use", Assert.Throws<StoreException>(() => LiteDbStore.Restore(Self("x"), Path)).Message, StringComparison.Ordinal);
            child.Kill();
        }

        Store.Probe();
    }

    [Fact]
    public void A_second_store_on_the_same_file_is_refused()
    {
        Store.Probe();
        Refused("is in use by another process");
        Store.Probe();
    }

    [Fact]
    public void What_a_crash_left_half_written_in_the_log_is_not_there()
    {
        Commit(b => b.Heard.Add(("telegram:1", Noon)));
        var log = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "monitor-log.db");
        var (data, written) = (Bytes(Path), Bytes(log));
        Commit(b => b.Heard.AddRange(Enumerable.Range(2, 3000).Select(n => ($"telegram:{n}", Noon))));
        var longer = Bytes(log);
        Assert.True(longer.Length > written.Length + 8192);
        Close();
        foreach (var length in new[] { written.Length, written.Length + 100, longer.Length - 8192, longer.Length - 1, longer.Length })
        {
            File.WriteAllBytes(Path, data);
            File.WriteAllBytes(log, longer[..length]);
            Assert.True(Store.Heard("telegram:1"));
            Assert.Equal(length == longer.Length, Store.Heard("telegram:2"));
            Assert.Equal(length == longer.Length, Store.Heard("telegram:3001"));
            Commit(b => b.Heard.Add(("telegram:9000", Noon)));
            Reopen();
            Assert.True(Store.Heard("telegram:9000"));
            Close();
        }
    }

    [Fact]
    public async Task A_backup_during_commits_restores_to_one_moment()
    {
        Fill();
        using var stop = new CancellationTokenSource();
        var committing = Task.Run(() =>
        {
            var n = 0;
            for (; !stop.IsCancellationRequested; n++)
            {
                var (responses, id) = (n * 2, n);
                Commit(b =>
                {
                    b.Heard.Add(($"backup:{id}", Noon));
                    b.Responses.AddRange([Some.Response($"b{responses}", 2000), Some.Response($"b{responses + 1}", 2000)]);
                });
            }

            return n;
        });
        var backup = System.IO.Path.Combine(_folder, "backups", "one.db");
        for (var n = 0; n < 5; n++)
            Store.Backup(backup);
        await stop.CancelAsync();
        var commits = await committing;
        Assert.True(commits > 0);
        Assert.Single(Directory.EnumerateFileSystemEntries(System.IO.Path.GetDirectoryName(backup)!));
        Close();

        LiteDbStore.Restore(backup, Path);

        Assert.True(File.Exists(Path + ".before-restore"));
        var heard = Enumerable.Range(0, commits).TakeWhile(n => Store.Heard($"backup:{n}")).Count();
        var responses = Store.Responses(null, Noon.AddMinutes(2000), Noon.AddMinutes(2001)).Count();
        Assert.Equal(heard * 2, responses);
        Assert.Equal(600, Store.Responses(null, Noon, Noon.AddMinutes(600)).Count());
        Assert.Equal(600 + responses, Store.Counts(Noon, Noon.AddDays(3)).Where(c => c.What == Counted.Responses).Sum(c => c.Number));
    }

    [Fact]
    public void A_restore_of_what_is_no_backup_changes_nothing()
    {
        Commit(b => b.Heard.Add(("telegram:1", Noon)));
        Assert.Contains("in use", Assert.Throws<StoreException>(() => LiteDbStore.Restore(Self("x"), Path)).Message, StringComparison.Ordinal);
        Close();
        Assert.Throws<StoreException>(() => LiteDbStore.Restore(Self("no backup"), Path));
        Assert.Throws<StoreException>(() => LiteDbStore.Restore(System.IO.Path.Combine(_folder, "missing.db"), Path));
        Assert.Throws<StoreException>(() => LiteDbStore.Restore(Path, Path));
        Assert.True(Store.Heard("telegram:1"));
        Assert.Throws<StoreException>(() => Store.Backup(Path));
    }

    [Fact]
    public void A_forgotten_number_is_nowhere_in_the_files()
    {
        var others = Enumerable.Range(0, 300).Select(n => new Address(ChannelNames.Sms, $"+99677700{n:0000}")).ToList();
        for (var round = 0; round < 4; round++)
        {
            Commit(b =>
            {
                foreach (var address in others.Append(Bakyt))
                {
                    b.Conversations[address] = new Conversation(address) { Draft = new Draft("d", "s", Noon) { Question = new string('q', 1 + (round * 37)) } };
                    b.Messages.Add((new Outbound(address, $"{round}"), Noon));
                    b.Responses.Add(Some.Response($"{round}{address.Id}") with { Respondent = address, Id = $"{round}-{others.IndexOf(address)}" });
                }
            });
            var sent = Store.Pending().Take(150).ToList();
            Commit(b => b.Outcomes.AddRange(sent.Select(m => new OutboxChange.Sent(m.Id, ChannelNames.Sms, $"SM{m.Id}", Noon))));
        }

        Assert.True(Holds(Bakyt.Id));
        Commit(b => b.Erased.Add(Bakyt));
        Assert.False(Holds(Bakyt.Id));
        Assert.True(Holds(others[7].Id));
        Close();
        Assert.False(Holds(Bakyt.Id));
    }

    [Fact]
    public void What_an_older_or_newer_program_wrote_reads()
    {
        var read = StoredShapes.Conversation.Read("""{"address":"sms:+996555000111","mood":"good","draft":{"id":"d","surveyId":"s","colour":[1]}}"""u8.ToArray());
        Assert.Equal(Bakyt, read.Address);
        Assert.Empty(read.Draft!.Answers);
        var message = StoredShapes.Outbound.Read("""{"to":"telegram:708211","text":"?"}"""u8.ToArray());
        Assert.Empty(message.Keyboard);
        Assert.Equal("", StoredShapes.Response.Read("""{"id":"r","surveyId":"s"}"""u8.ToArray()).Channel);
    }

    [Fact]
    public void No_refusal_shows_a_number() => Assert.DoesNotContain("+996555", Assert.ThrowsAny<Exception>(() => Commit(b => b.Responses.AddRange([Some.Response("r"), Some.Response("r")]))).ToString(), StringComparison.Ordinal);

    protected override IStore Open() => LiteDbStore.Open(Path, Time);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(_folder, recursive: true);
    }

    void Fill()
    {
        for (var n = 0; n < 3; n++)
            Commit(b => b.Responses.AddRange(Enumerable.Range(n * 200, 200).Select(id => Some.Response($"r{id}", id))));
    }

    string Self(string text)
    {
        var file = System.IO.Path.Combine(_folder, "self.db");
        File.WriteAllText(file, text);
        return file;
    }

    bool Holds(string text) => Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!, "*.db").Any(f => Bytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
