using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.Postgres;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Tests;

/// <summary>Two workers side by side on one PostgreSQL database: whoever commits second computes anew from what is now there.</summary>
public sealed class PostgresClashTests : IDisposable
{
    static readonly FakeTimeProvider Time = new(Some.Time);
    static readonly ReportCode Code = new("111111");
    static readonly Monitor Monitor = new("m1", "g1", "Aizada", Some.Time) { Address = Some.Chat(3) };
    static readonly DateOnly Day = new(2026, 3, 2);

    static readonly Report Filed = new(Code, Some.Time, "no water");
    static readonly Referral Passed = Referral.Of(Code, "office", new Address(ChannelNames.Email, "office@example.org"), "osh", "token", Some.Time);
    static readonly LinkCode Tied = new(LinkCode.HashOf("12345678"), Some.Chat(), Some.Time.AddHours(1));
    static readonly Invitation Asked = new("quality", Some.Phone(), Some.Time);

    // What each worker reads, and what it then writes.
    static readonly Dictionary<string, (Func<IStore, object?> Read, Action<Batch, string> Write)> Things = new(StringComparer.Ordinal)
    {
        ["a conversation that is new"] = (s => s.Conversation(Some.Chat())?.Language, (b, who) => b.Conversations[Some.Chat()] = new Conversation(Some.Chat()) { Language = who }),
        ["a conversation that goes on"] = (s => s.Conversation(Some.Chat(2))?.Language, (b, who) => b.Conversations[Some.Chat(2)] = new Conversation(Some.Chat(2)) { Language = who }),
        ["a conversation that was erased"] = (s => s.Conversation(Some.Chat(2))?.Language, (b, _) => b.Erased.Add(Some.Chat(2))),
        ["a message heard"] = (s => s.Heard("telegram:1"), (b, _) => b.Heard.Add(("telegram:1", Some.Time))),
        ["a report"] = (s => s.Report(Code.Digits)!.Changes.Count, (b, who) => b.Changes.Add((Filed, Filed with { Changes = [new ReportChange(ReportStatus.Seen, Some.Time, Actor.Coordinator(who), "")] }))),
        ["a report on a list"] = (s => s.OpenReports().Single().Changes.Count, (b, who) => b.Changes.Add((Filed, Filed with { Changes = [new ReportChange(ReportStatus.Seen, Some.Time, Actor.Coordinator(who), "")] }))),
        ["a digest"] = (s => s.DigestSent("osh", Day), (b, _) => b.Digests.Add(("osh", Day))),
        ["a mark"] = (s => s.Marked("alert"), (b, _) => b.Marks.Add(("alert", Some.Time))),
        ["a referral's code"] = (s => s.Referral(Passed.TokenHash)!.UsedAt, (b, _) => b.Referrals.Add(Passed with { UsedAt = Some.Time })),
        ["the newest referral"] = (s => s.LatestReferral(Code.Digits)!.UsedAt, (b, _) => b.Referrals.Add(Passed with { UsedAt = Some.Time })),
        ["a link's code"] = (s => s.LinkCode(Tied.Hash)!.UsedAt, (b, _) => b.LinkCodes.Add(Tied with { UsedAt = Some.Time })),
        ["an invitation"] = (s => s.Invitation("quality", Some.Phone())!.State, (b, _) => b.Invitations.Add(Asked with { State = InvitationState.Asked })),
        ["an invitation on a list"] = (s => s.Invitations().Single().State, (b, _) => b.Invitations.Add(Asked with { State = InvitationState.Asked })),
        ["an invitation that is new"] = (s => s.Invitation("quality", Some.Phone(2))?.Language, (b, who) => b.Invitations.Add(new Invitation("quality", Some.Phone(2), Some.Time) { Language = who })),
        ["who joined"] = (s => s.CoordinatorOf(Some.Chat()), (b, who) => b.Members.Add((Some.Chat(), who))),
        ["a monitor"] = (s => s.MonitorAt(Some.Chat(3))!.Name, (b, who) => b.Monitors.Add(Monitor with { Name = who })),
        ["a group's chat"] = (s => s.GroupChats().Count, (b, who) => b.GroupChats.Add((Some.Chat(), who))),
        ["a promise's number"] = (s => s.Measures().Count, (b, who) => b.Measures.Add(new Measure(1, "spring", null, who, "ramp", Day))),
        ["a decision"] = (s => s.Decisions("spring").Count, (b, who) => b.Decisions.Add(new QualityDecision("r1", "spring", true, "", who, Some.Time))),
    };

    readonly string _connection = PostgresServer.Schema();
    readonly PostgresStore _one;
    readonly PostgresStore _other;

    public PostgresClashTests()
    {
        (_one, _other) = (PostgresStore.Open(_connection, Time), PostgresStore.Open(_connection, Time));
        var batch = new Batch();
        batch.Conversations[Some.Chat(2)] = new Conversation(Some.Chat(2)) { Language = "ky" };
        batch.Reports.Add(Filed);
        batch.Referrals.Add(Passed);
        batch.LinkCodes.Add(Tied);
        batch.Invitations.Add(Asked);
        batch.Monitors.Add(Monitor);
        _one.Commit(batch);
    }

    public static TheoryData<string> All => [.. Things.Keys];

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Whoever_comes_second_writes_nothing_and_sees_what_the_first_wrote(string thing)
    {
        var (read, write) = Things[thing];
        // Both know it, so that what is remembered from before does not help.
        Assert.Equal(read(_one), read(_other));
        _one.Prepare(About.Nothing);
        _other.Prepare(About.Nothing);
        var before = read(_one);
        Assert.Equal(before, read(_other));

        _one.Commit(Written(write, "ru"));
        var second = Written(write, "en");
        second.Messages.Add((new Outbound(Some.Chat(), "twice"), Some.Time));
        Assert.Throws<StoreClashException>(() => _other.Commit(second));
        Assert.Empty(_other.Pending());

        _other.Prepare(About.Nothing);
        var now = read(_other);
        Assert.NotEqual(before, now);
        _one.Prepare(About.Nothing);
        Assert.Equal(now, read(_one));
    }

    [Fact]
    public void What_is_brought_beforehand_clashes_as_what_is_read_one_by_one()
    {
        var about = new About([Some.Chat(), Some.Chat(2)], ["telegram:1"]);
        _one.Prepare(about);
        _other.Prepare(about);
        _one.Commit(Written(Things["a conversation that goes on"].Write, "ru"));
        Assert.Equal("ky", _other.Conversation(Some.Chat(2))!.Language);
        Assert.Throws<StoreClashException>(() => _other.Commit(Written(Things["a conversation that goes on"].Write, "en")));

        _one.Prepare(about);
        _other.Prepare(about);
        Assert.Equal("ru", _other.Conversation(Some.Chat(2))!.Language);
        _one.Commit(Written(Things["a message heard"].Write, ""));
        Assert.Throws<StoreClashException>(() => _other.Commit(Written(Things["a message heard"].Write, "")));
        _other.Prepare(about);
        Assert.True(_other.Heard("telegram:1"));
    }

    [Fact]
    public void Nobody_goes_on_with_what_was_erased_meanwhile()
    {
        _other.Prepare(new About([Some.Chat(2)], []));
        Assert.Equal("ky", _other.Conversation(Some.Chat(2))!.Language);
        _one.Commit(Written(Things["a conversation that was erased"].Write, ""));
        Assert.Throws<StoreClashException>(() => _other.Commit(Written(Things["a conversation that goes on"].Write, "en")));
        _one.Prepare(About.Nothing);
        Assert.Null(_one.Conversation(Some.Chat(2)));
    }

    [Fact]
    public void What_was_erased_and_begun_anew_is_not_taken_for_what_it_was()
    {
        _other.Prepare(About.Nothing);
        Assert.Equal("ky", _other.Conversation(Some.Chat(2))!.Language);
        var erased = new Batch { Erased = { Some.Chat(2) } };
        erased.Conversations[Some.Chat(2)] = new Conversation(Some.Chat(2)) { Language = "ru" };
        _one.Commit(erased);
        Assert.Throws<StoreClashException>(() => _other.Commit(Written(Things["a conversation that goes on"].Write, "en")));
        Assert.Equal("ru", _other.Conversation(Some.Chat(2))!.Language);
    }

    [Fact]
    public void What_a_database_that_was_put_back_has_lost_is_not_taken_for_what_came_instead()
    {
        using var source = NpgsqlDataSource.Create(_connection);
        source.Do("create table kept as select * from conversations");
        Going(_one, "ru");
        source.Do("delete from conversations");
        source.Do("insert into conversations select * from kept");
        Going(_other, "en");
        _one.Prepare(new About([Some.Chat(2)], []));
        Assert.Equal("en", _one.Conversation(Some.Chat(2))!.Language);

        static void Going(PostgresStore store, string language)
        {
            store.Prepare(new About([Some.Chat(2)], []));
            Assert.Equal("ky", store.Conversation(Some.Chat(2))!.Language);
            store.Commit(Written(Things["a conversation that goes on"].Write, language));
        }
    }

    [Fact]
    public void A_report_whose_reporter_was_forgotten_meanwhile_is_not_tied_to_them_again()
    {
        var mine = new Report(new ReportCode("222222"), Some.Time, "") with { Reporter = Some.Chat(2) };
        _one.Commit(new Batch { Reports = { mine } });
        _other.Prepare(About.Nothing);
        Assert.NotNull(_other.Report("222222")!.Reporter);
        _one.Commit(new Batch { Erased = { Some.Chat(2) } });
        Assert.Throws<StoreClashException>(() => _other.Commit(new Batch { Changes = { (mine, mine with { Place = "osh" }) } }));
        Assert.Null(_other.Report("222222")!.Reporter);
    }

    [Fact]
    public void What_nobody_else_touched_does_not_clash()
    {
        _one.Prepare(new About([Some.Chat()], ["telegram:1"]));
        _other.Prepare(new About([Some.Chat(2)], ["telegram:2"]));
        Assert.False(_one.Heard("telegram:1"));
        Assert.False(_other.Heard("telegram:2"));
        var (first, second) = (new Batch { Heard = { ("telegram:1", Some.Time) } }, new Batch { Heard = { ("telegram:2", Some.Time) } });
        first.Conversations[Some.Chat()] = new Conversation(Some.Chat());
        second.Conversations[Some.Chat(2)] = new Conversation(Some.Chat(2));
        _one.Commit(first);
        _other.Commit(second);
        Assert.True(_one.Heard("telegram:2"));
    }

    [Fact]
    public async Task Two_that_go_through_the_same_fifty_conversations_in_opposite_order_lose_no_turn_and_never_lock_each_other_out()
    {
        const int Rounds = 30;
        var fifty = Enumerable.Range(0, 50).Select(n => new Address(ChannelNames.Telegram, $"9{n:d2}")).ToList();
        var clashes = 0;
        await Task.WhenAll(Go(_one, fifty), Go(_other, [.. fifty.AsEnumerable().Reverse()])).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All(fifty, a => Assert.Equal(2 * Rounds, _one.Conversation(a)!.Wrong));
        Assert.Equal(2 * Rounds, _one.Pending().GroupBy(m => m.Message.To).Select(g => g.Count()).Distinct().Single());
        // In the order of the turns, whoever took them.
        Assert.All(_one.Pending().GroupBy(m => m.Message.To), g => Assert.Equal(g.Select(m => int.Parse(m.Message.Text, null)).Order(), g.Select(m => int.Parse(m.Message.Text, null))));
        TestContext.Current.TestOutputHelper?.WriteLine($"{clashes} clashes");

        Task Go(IStore store, List<Address> addresses) => Task.Run(() =>
        {
            for (var done = 0; done < Rounds;)
            {
                store.Prepare(new About(addresses, []));
                var batch = new Batch();
                foreach (var address in addresses)
                {
                    var conversation = store.Conversation(address) ?? new Conversation(address);
                    batch.Conversations[address] = conversation with { Wrong = conversation.Wrong + 1 };
                    batch.Messages.Add((new Outbound(address, $"{conversation.Wrong + 1}"), Some.Time));
                }

                try
                {
                    store.Commit(batch);
                    done++;
                }
                catch (StoreClashException e)
                {
                    Assert.Null(e.InnerException);
                    Interlocked.Increment(ref clashes);
                }
            }
        });
    }

    [Fact]
    public async Task Two_committers_take_what_clashes_again_until_every_turn_is_written()
    {
        await using var one = await PipelineParts.Started(_one, channels: new CollectingChannel("none"));
        await using var other = await PipelineParts.Started(_other, channels: new CollectingChannel("none"));
        var work = Enumerable.Range(0, 60).Select(n => n % 2 == 0 ? (Parts: one, Store: _one) : (Parts: other, Store: _other)).Select(w => w.Parts.Commits.Commit(
            batch =>
            {
                var conversation = batch.Conversations.GetValueOrDefault(Some.Chat()) ?? w.Store.Conversation(Some.Chat()) ?? new Conversation(Some.Chat());
                batch.Conversations[Some.Chat()] = conversation with { Wrong = conversation.Wrong + 1 };
            },
            messages: 1, CancellationToken.None, about: new About([Some.Chat()], []))).ToList();
        await Task.WhenAll(work).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(60, _one.Conversation(Some.Chat())!.Wrong);
    }

    [Fact]
    public void A_batch_of_a_hundred_messages_takes_few_statements()
    {
        var hundred = Enumerable.Range(0, 100).Select(n => (Address: new Address(ChannelNames.Telegram, $"9{n:d2}"), Id: $"telegram:{n}")).ToList();
        var role = PostgresServer.Counted(_connection);
        using (var store = PostgresStore.Open(role.Connection, Time))
        {
            var (before, added) = (0L, new List<OutboxMessage>());
            for (var round = 0; round < 3; round++)
            {
                // The first one also makes room for the month, and looks what is old.
                if (round == 1)
                    before = role.Statements();
                store.Prepare(new About([.. hundred.Select(h => h.Address)], [.. hundred.Select(h => $"{h.Id}.{round}")]));
                var batch = new Batch();
                foreach (var (address, id) in hundred)
                {
                    Assert.False(store.Heard($"{id}.{round}"));
                    Assert.Null(store.CoordinatorOf(address));
                    batch.Conversations[address] = (store.Conversation(address) ?? new Conversation(address)) with { Wrong = round };
                    batch.Heard.Add(($"{id}.{round}", Some.Time));
                    batch.Messages.Add((new Outbound(address, "?"), Some.Time));
                }

                batch.Outcomes.AddRange(added.Select(m => new OutboxChange.Sent(m.Id, ChannelNames.Telegram, $"p{m.Id}", Some.Time)));
                added = [.. store.Commit(batch)];
            }

            // Two batches of a hundred, with what came of the first.
            Assert.InRange((role.Statements() - before) / 200d, 0.01, 0.25);
        }
    }

    static Batch Written(Action<Batch, string> write, string who)
    {
        var batch = new Batch();
        write(batch, who);
        return batch;
    }
}
