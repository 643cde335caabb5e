using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Schedules;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class UnreadDigestTests : IDisposable
{
    static readonly DateOnly Date = new(2026, 11, 24);
    static readonly Coordinator National = DigestWorld.Coordinator("national", "ru");
    static readonly Coordinator Osh = DigestWorld.Coordinator(scope: new Scope(["osh"], []));

    readonly DigestStore _store = new DigestStore().With(DigestWorld.Report(1, "2026-11-23T10:00Z")).Having(b =>
    {
        b.Members.AddRange([(DigestWorld.Nurlan, Osh.Id), (DigestWorld.Gulnara, National.Id)]);
        b.Digests.Add((Osh.Id, Date));
    });

    // Noon in Bishkek is 06:00 UTC.
    readonly FakeTimeProvider _time = new(DigestWorld.At("2026-11-24T06:00:00Z"));

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_next_in_line_is_told_once_at_noon()
    {
        Assert.Equal(DigestWorld.At("2026-11-24T06:00:00Z"), Job(Osh, National).Next(DigestWorld.At("2026-11-24T05:59:00Z")));
        Assert.Equal(_time.GetUtcNow(), Job(Osh, National).Next(_time.GetUtcNow()));
        await Run();
        await Run();

        var told = Assert.Single(_store.Sent);
        Assert.Equal(DigestWorld.Gulnara, told.To);
        Assert.Equal("Office osh-office: сводку 24.11 никто не принял. Новых жалоб: 1", told.Text);
    }

    [Theory]
    [InlineData("seen\nosh-office\n2026-11-24", "2026-11-24T03:00Z", 0)]
    [InlineData("seen\nosh-office\n2026-11-23", "2026-11-23T03:00Z", 1)]
    [InlineData("acted\nosh-office", "2026-11-23T18:00Z", 0)] // midnight in Bishkek, the evening before in UTC
    [InlineData("acted\nosh-office", "2026-11-23T17:59Z", 1)]
    [InlineData("acted\nnational", "2026-11-24T05:00Z", 1)]
    public async Task A_button_a_word_or_work_on_a_report_that_day_acknowledges_it(string mark, string at, int told)
    {
        await _store.Write(b => b.Marks.Add((mark, DigestWorld.At(at))));
        await Run();
        Assert.Equal(told, _store.Sent.Count);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_quiet_day_of_a_digest_that_nobody_got_or_of_one_that_is_old()
    {
        using var quiet = new DigestStore();
        await quiet.Write(b => b.Members.AddRange([(DigestWorld.Nurlan, Osh.Id), (DigestWorld.Gulnara, National.Id)]));
        await quiet.Write(b => b.Digests.Add((Osh.Id, Date)));
        await Job(quiet, Osh, National).Run(default);
        Assert.Empty(quiet.Sent);

        await _store.Write(b => b.Members.Add((DigestWorld.Nurlan, null)));
        await Run();
        _time.SetUtcNow(DigestWorld.At("2026-11-25T03:00:00Z"));
        await Run();
        Assert.Empty(_store.Sent);
    }

    [Fact]
    public void Who_is_next_is_named_or_else_looks_after_the_same()
    {
        var chuy = DigestWorld.Coordinator("chuy", scope: new Scope(["chui"], []));
        Coordinator[] all = [chuy, National, Osh];
        Assert.Equal("national", InLine.After(Osh, all, DigestWorld.Places)!.Id);
        Assert.Equal("chuy", InLine.After(Osh with { Next = "chuy" }, all, DigestWorld.Places)!.Id);
        Assert.Null(InLine.After(National, all, DigestWorld.Places));
    }

    Task Run() => Job(Osh, National).Run(default);

    UnreadDigest Job(params Coordinator[] coordinators) => Job(_store, coordinators);

    UnreadDigest Job(DigestStore store, params Coordinator[] coordinators)
    {
        var content = DigestWorld.Content(coordinators);
        return new UnreadDigest(store, content, DigestWorld.Post(store, content), _time, store.Write, NullLogger<UnreadDigest>.Instance);
    }
}
