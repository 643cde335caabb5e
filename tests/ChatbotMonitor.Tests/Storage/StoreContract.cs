using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>What every store does, whatever database is behind it.</summary>
public abstract partial class StoreContract : IDisposable
{
    protected static readonly DateTimeOffset Noon = new(2025, 11, 3, 12, 0, 0, TimeSpan.Zero);
    protected static readonly Address Aizada = new(ChannelNames.Telegram, "708211");
    protected static readonly Address Bakyt = new(ChannelNames.Sms, "+996555000111");

    IStore? _store;

    protected FakeTimeProvider Time { get; } = new(Noon);

    /// <summary>The store under test, opened at first use.</summary>
    protected IStore Store => _store ??= Open();

    /// <summary>Opens the one store of this test, again where it was closed.</summary>
    protected abstract IStore Open();

    [Fact]
    public void A_new_store_is_empty()
    {
        Assert.Null(Store.Conversation(Aizada));
        Assert.False(Store.Heard("telegram:1"));
        Assert.Empty(Store.Due(DateTimeOffset.MaxValue, 10));
        Assert.Null(Store.CoordinatorOf(Aizada));
        Assert.Empty(Store.Members("osh"));
        Assert.Null(Store.Report("123456"));
        Assert.Null(Store.LatestReport(Aizada));
        Assert.Empty(Store.Reports(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Assert.Empty(Store.OpenReports());
        Assert.Empty(Store.Responses(null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Assert.Empty(Store.Pending());
        Assert.Null(Store.Delivery(ChannelNames.Sms, "SM1"));
        Assert.Empty(Store.Counts(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Assert.False(Store.DigestSent("osh", new DateOnly(2025, 11, 3)));
        Assert.Empty(Store.Aside());
    }

    [Fact]
    public void An_empty_batch_may_be_committed() => Assert.Empty(Store.Commit(new Batch()));

    [Fact]
    public void A_conversation_reads_as_it_was_written()
    {
        var written = new Conversation(Bakyt)
        {
            Language = "ky",
            Asking = Asking.Summary,
            Wrong = 2,
            OptedOut = true,
            Unreachable = true,
            WakeAt = Noon.AddHours(4).AddTicks(7),
            Inquiry = new Inquiry(Asking.Summary, "ky", Noon, ["passport", "water"]),
            Draft = new Draft("d1", "service-quality", Noon)
            {
                Answers = [new Answer("place", "osh"), new Answer("comment", "")],
                Question = "days",
                Branch = "chuy",
                Page = 3,
                HeardAt = Noon.ToOffset(TimeSpan.FromHours(6)),
                Reminded = true,
            },
        };
        Commit(b => b.Conversations[Bakyt] = written);
        Same(written, Store.Conversation(Bakyt));
        Reopen();
        Same(written, Store.Conversation(Bakyt));
        Assert.Null(Store.Conversation(new Address(ChannelNames.Telegram, Bakyt.Id)));
    }

    [Fact]
    public void A_conversation_opens_and_closes_and_opens_again()
    {
        var idle = new Conversation(Aizada) { Language = "ru" };
        foreach (var state in new[] { idle, Open(Aizada, Noon), Open(Aizada, Noon.AddHours(1)), idle, idle with { WakeAt = Noon }, idle, idle with { Language = "en" }, Open(Aizada, Noon), idle })
        {
            Commit(b => b.Conversations[Aizada] = state);
            Same(state, Store.Conversation(Aizada));
            Reopen();
            Same(state, Store.Conversation(Aizada));
            Assert.Equal(state.WakeAt is null ? 0 : 1, Store.Due(DateTimeOffset.MaxValue, 10).Count);
        }
    }

    [Fact]
    public void Of_many_conversations_each_is_found()
    {
        var all = Enumerable.Range(0, 3000).Select(n => Open(new Address(ChannelNames.Telegram, $"{n}"), Noon.AddSeconds(n))).ToList();
        foreach (var some in all.Chunk(500))
            Commit(b => some.ToList().ForEach(c => b.Conversations[c.Address] = c));
        Reopen();
        foreach (var one in all.Where((_, n) => n % 100 == 0))
            Same(one, Store.Conversation(one.Address));
    }

    [Fact]
    public void Those_are_due_whose_time_has_come_to_the_tick()
    {
        DateTimeOffset[] wakes = [Noon.AddMinutes(-11), Noon.AddTicks(-1), Noon, Noon.AddTicks(1), Noon.AddMinutes(9), Noon.AddMinutes(11)];
        Commit(b =>
        {
            foreach (var (wake, n) in wakes.Select((w, n) => (w, n)))
                b.Conversations[new Address(ChannelNames.Telegram, $"{n}")] = Open(new Address(ChannelNames.Telegram, $"{n}"), wake);
            b.Conversations[Aizada] = Open(Aizada, Noon) with { WakeAt = null };
        });
        Assert.Equal(["0", "1", "2"], Store.Due(Noon, 10).Select(c => c.Address.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2, Store.Due(Noon, 2).Count);
        Assert.Equal(5, Store.Due(Noon.AddMinutes(9), 10).Count);
    }

    [Fact]
    public void Due_reads_past_those_of_the_same_minutes_that_are_not_due()
    {
        Commit(b =>
        {
            for (var n = 0; n < 50; n++)
                b.Conversations[new Address(ChannelNames.Telegram, $"{n}")] = Open(new Address(ChannelNames.Telegram, $"{n}"), Noon.AddMinutes(5));
            b.Conversations[Aizada] = Open(Aizada, Noon.AddMinutes(1));
        });
        Assert.Equal(Aizada, Assert.Single(Store.Due(Noon.AddMinutes(2), 1)).Address);
    }

    [Fact]
    public void What_was_heard_is_known_also_after_a_restart()
    {
        Commit(b => b.Heard.Add(("telegram:1", Noon)));
        Commit(b => b.Heard.Add(("telegram:1", Noon)));
        for (var n = 0; n < 3; n++)
        {
            Assert.True(Store.Heard("telegram:1"));
            Assert.False(Store.Heard("telegram:2"));
            Assert.False(Store.Heard("TELEGRAM:1"));
            Reopen();
        }
    }

    [Fact]
    public void What_was_heard_is_forgotten_after_thirty_days()
    {
        for (var n = 0; n < 4; n++)
            Commit(b => b.Heard.AddRange(Enumerable.Range(n * 500, 500).Select(id => ($"telegram:{id}", Time.GetUtcNow()))));
        Time.Advance(TimeSpan.FromDays(29));
        Commit(b => b.Heard.AddRange(Enumerable.Range(2000, 1000).Select(id => ($"telegram:{id}", Time.GetUtcNow()))));
        Assert.True(Store.Heard("telegram:0"));
        Time.Advance(TimeSpan.FromDays(2));
        Commit(_ => { });
        Assert.False(Store.Heard("telegram:0"));
        Assert.True(Store.Heard("telegram:2999"));
        Reopen();
        Assert.False(Store.Heard("telegram:0"));
        Assert.True(Store.Heard("telegram:2999"));
    }

    [Fact]
    public void A_batch_that_fails_leaves_nothing_behind()
    {
        Commit(b =>
        {
            b.Reports.Add(Some.Report("111111"));
            b.Conversations[Aizada] = new Conversation(Aizada) { Language = "ky" };
            b.Members.Add((Aizada, "osh"));
        });
        Assert.ThrowsAny<Exception>(() => Commit(b =>
        {
            b.Heard.Add(("telegram:9", Noon));
            b.Conversations[Aizada] = Open(Aizada, Noon);
            b.Members.Add((Bakyt, "osh"));
            b.Members.Add((Aizada, null));
            b.Responses.Add(Some.Response("r1"));
            b.Digests.Add(("osh", new DateOnly(2025, 11, 3)));
            b.Messages.Add((new Outbound(Bakyt, "?"), Noon));
            b.Aside.Add(new SetAside("a", "sms", Noon, "why", "payload"));
            b.Reports.Add(Some.Report("222222"));
            b.Reports.Add(Some.Report("111111"));
        }));
        for (var n = 0; n < 2; n++)
        {
            Assert.False(Store.Heard("telegram:9"));
            Assert.Equal("ky", Store.Conversation(Aizada)!.Language);
            Assert.Empty(Store.Due(DateTimeOffset.MaxValue, 10));
            Assert.Equal([Aizada], Store.Members("osh"));
            Assert.Empty(Store.Responses(null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
            Assert.False(Store.DigestSent("osh", new DateOnly(2025, 11, 3)));
            Assert.Empty(Store.Pending());
            Assert.Empty(Store.Aside());
            Assert.Null(Store.Report("222222"));
            Assert.Equal(1, Store.Counts(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Where(c => c.What == Counted.Reports).Sum(c => c.Number));
            Reopen();
        }

        Commit(b => b.Reports.Add(Some.Report("222222")));
        Assert.NotNull(Store.Report("222222"));
    }

    [Fact]
    public void Members_come_in_the_order_they_joined()
    {
        var group = new Address(ChannelNames.Telegram, "-100");
        Commit(b => b.Members.AddRange([(Bakyt, "osh"), (group, "chuy"), (Aizada, "osh")]));
        Commit(b => b.Members.AddRange([(group, "osh"), (Bakyt, "osh")]));
        Reopen();
        Assert.Equal([Bakyt, Aizada, group], Store.Members("osh"));
        Assert.Empty(Store.Members("chuy"));
        Assert.Equal("osh", Store.CoordinatorOf(group));
        Commit(b => b.Members.Add((Aizada, null)));
        Assert.Null(Store.CoordinatorOf(Aizada));
        Assert.Equal([Bakyt, group], Store.Members("osh"));
    }

    [Fact]
    public void A_digest_has_gone_out_for_its_coordinator_and_date_only()
    {
        Commit(b => b.Digests.Add(("osh", new DateOnly(2025, 11, 3))));
        Reopen();
        Assert.True(Store.DigestSent("osh", new DateOnly(2025, 11, 3)));
        Assert.False(Store.DigestSent("osh", new DateOnly(2025, 11, 4)));
        Assert.False(Store.DigestSent("chuy", new DateOnly(2025, 11, 3)));
    }

    [Fact]
    public void Updates_set_aside_come_oldest_first()
    {
        SetAside[] updates = [new("b", "sms", Noon.AddTicks(1), "no sender", "Body=x"), new("a", "telegram", Noon, "unreadable", "{\"update_id\":1}")];
        Commit(b => b.Aside.AddRange(updates));
        Reopen();
        Assert.Equal(updates.Reverse(), Store.Aside());
    }

    [Fact]
    public void A_probe_of_a_sound_store_passes()
    {
        Store.Probe();
        Store.Probe();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _store?.Dispose();

    protected IReadOnlyList<OutboxMessage> Commit(Action<Batch> fill)
    {
        var batch = new Batch();
        fill(batch);
        return Store.Commit(batch);
    }

    protected void Reopen()
    {
        Close();
        _ = Store;
    }

    protected void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    static Conversation Open(Address address, DateTimeOffset wakeAt) =>
        new(address) { WakeAt = wakeAt, Draft = new Draft("d", "s", Noon) { Question = "place" } };

    static void Same<T>(T expected, T? actual) => Assert.Equivalent(expected, actual, strict: true);

    protected static class Some
    {
        public static Report Report(string code, int minutes = 0) =>
            new(new ReportCode(code), Noon.AddMinutes(minutes), "Просили денег") { Reporter = Bakyt, Channel = ChannelNames.Sms, Service = "passport", Place = "osh" };

        public static Response Response(string id, int minutes = 0, string survey = "service-quality") =>
            new(id, survey, ResponseStatus.Complete, Noon, Noon.AddMinutes(minutes), [new Answer("place", "osh"), new Answer("comment", "«Долго» \"\\"), new Answer("phone", "+996700123456") { At = "2.1", Personal = true }])
            {
                Respondent = Bakyt,
                Channel = ChannelNames.Sms,
                Language = "ru",
                Service = "passport",
                Place = "osh",
                ReportCode = "111111",
            };
    }
}
