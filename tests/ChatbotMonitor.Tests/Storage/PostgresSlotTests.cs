using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.Postgres;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ChatbotMonitor.Tests;

/// <summary>Whose a message is to send, where several workers share a database.</summary>
public sealed class PostgresSlotTests : IDisposable
{
    static readonly Address[] Everybody = [.. Enumerable.Range(0, 1000).Select(n => new Address(ChannelNames.Telegram, $"7{n:d5}"))];

    readonly string _connection = PostgresServer.Schema();
    readonly FakeTimeProvider _time = new(Some.Time);
    readonly List<PostgresStore> _workers = [];

    public void Dispose() => _workers.ForEach(w => w.Dispose());

    [Fact]
    public void A_slot_is_the_same_for_the_program_and_for_the_database_and_all_are_used()
    {
        foreach (var address in Everybody[..20].Append(Some.Phone()).Append(new Address(ChannelNames.Email, "Айзада@example.org")))
            Assert.Equal(ISlots.Of(address), One<int>("select get_byte(sha256(convert_to($1, 'UTF8')), 0) & 63", address.Key));
        Assert.Equal(ISlots.All, Everybody.Select(ISlots.Of).Distinct().Count());
    }

    [Fact]
    public void One_worker_sends_everything_and_each_that_comes_gets_a_fair_share()
    {
        var first = Begun();
        Assert.Equal(64, first.Mine.Count);
        var second = Begun();
        Assert.Empty(second.Mine);
        Settle(first, second);
        Assert.Equal((32, 32), (first.Mine.Count, second.Mine.Count));
        var third = Begun();
        Settle(first, second, third);
        int[] shares = [first.Mine.Count, second.Mine.Count, third.Mine.Count];
        Assert.Equal([20, 22, 22], shares.Order());
        Assert.Equal(64, first.Mine.Concat(second.Mine).Concat(third.Mine).Distinct().Count());

        third.Quit([]);
        Settle(first, second);
        Assert.Equal((32, 32), (first.Mine.Count, second.Mine.Count));
    }

    [Fact]
    public void What_one_writes_for_another_waits_there_and_goes_before_what_the_other_writes_later()
    {
        var (first, second) = (Begun(), Begun());
        Settle(first, second);
        var theirs = Everybody.First(a => second.Mine.Contains(ISlots.Of(a)));
        var ours = Everybody.First(a => first.Mine.Contains(ISlots.Of(a)));
        Assert.Equal(["ours"], Texts(Say(0, (theirs, "1"), (ours, "ours"))));
        Assert.Equal(["1", "2"], Texts(Say(1, (theirs, "2"))));
        Assert.Empty(Say(0, (theirs, "3")));
        Assert.Equal(["3"], Texts(second.Claim(onlyMessages: true)));
        Assert.Empty(second.Claim(onlyMessages: true).Messages);
    }

    [Fact]
    public async Task Who_is_told_waits_no_longer_than_the_telling()
    {
        var (first, second) = (Begun(), Begun());
        Settle(first, second);
        using var cancel = new CancellationTokenSource();
        using var rung = new SemaphoreSlim(0);
        var listening = second.Listen(_ => rung.Release(), cancel.Token);
        Assert.True(await rung.WaitAsync(TimeSpan.FromSeconds(5)));
        Say(0, (Everybody.First(a => second.Mine.Contains(ISlots.Of(a))), "?"));
        Assert.True(await rung.WaitAsync(TimeSpan.FromSeconds(5)));
        await cancel.CancelAsync();
        await Task.WhenAny(listening).WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void What_a_dead_worker_had_in_hand_is_taken_over_after_its_lease_and_counted()
    {
        var (first, second) = (Begun(), Begun());
        Settle(first, second);
        var theirs = Everybody.First(a => second.Mine.Contains(ISlots.Of(a)));
        Say(1, (theirs, "in hand"));
        Say(0, (theirs, "waits"));
        Turn(first);
        Assert.Equal(32, first.Mine.Count);

        Silence(second);
        Assert.True(first.Renew());
        var claim = first.Claim(onlyMessages: false);
        Assert.Equal(64, first.Mine.Count);
        Assert.Equal([("in hand", true), ("waits", false)], claim.Messages.Select(m => (m.Message.Message.Text, m.MayHaveGone)));

        // It was only slow: what it writes now is another's to send, and it begins anew without a share.
        Assert.Empty(Say(1, (theirs, "late")));
        Assert.False(second.Renew());
        second.Lose();
        Assert.Equal(["late"], Texts(first.Claim(onlyMessages: true)));
    }

    [Fact]
    public void Who_was_held_up_itself_takes_nobody_for_dead()
    {
        var (first, second) = (Begun(), Begun());
        Settle(first, second);
        // As after a database that stood still for a minute.
        Silence(first);
        Silence(second);
        Turn(first);
        Assert.Equal(32, first.Mine.Count);
        Assert.True(second.Renew());
        Turn(first);
        Turn(first);
        Assert.Equal(32, first.Mine.Count);
    }

    [Fact]
    public void A_worker_in_the_middle_of_a_commit_is_not_taken_for_dead()
    {
        var (first, second) = (Begun(), Begun());
        Settle(first, second);
        Turn(first);
        Silence(second);
        using (var connection = new NpgsqlConnection(_connection))
        {
            connection.Open();
            using var transaction = connection.BeginTransaction();
            using var hold = new NpgsqlCommand("select 1 from workers where id = $1 for key share", connection) { Parameters = { new() { Value = Id(second) } } };
            hold.ExecuteScalar();
            Turn(first);
            Assert.Equal(32, first.Mine.Count);
        }

        Turn(first);
        Assert.Equal(64, first.Mine.Count);
    }

    [Fact]
    public void What_is_given_back_was_not_on_its_way_but_for_what_nobody_is_sure_of()
    {
        var (first, second) = (Begun(), Begun());
        Settle(first, second);
        var theirs = Everybody.First(a => second.Mine.Contains(ISlots.Of(a)));
        var said = Say(1, (theirs, "sure"), (theirs, "unsure"));
        second.Quit([said[1].Id]);
        Assert.True(first.Renew());
        Assert.Equal([("sure", false), ("unsure", true)], first.Claim(onlyMessages: false).Messages.Select(m => (m.Message.Message.Text, m.MayHaveGone)));
        Assert.Equal(64, first.Mine.Count);
    }

    [Fact]
    public void What_a_command_writes_is_sent_by_a_worker()
    {
        var first = Begun();
        using var command = PostgresStore.Open(_connection, _time);
        Assert.Single(command.Commit(new Batch { Messages = { (new Outbound(Everybody[0], "digest"), Some.Time) } }));
        Assert.Equal(["digest"], Texts(first.Claim(onlyMessages: true)));
    }

    [Fact]
    public void What_was_committed_without_the_worker_hearing_of_it_is_sent_all_the_same()
    {
        var first = Begun();
        using (var connection = new NpgsqlConnection(_connection))
        {
            connection.Open();
            using var transaction = connection.BeginTransaction();
            using var write = new NpgsqlCommand("insert into outbox (id, address, created, not_before, body, slot, claimed) values (nextval('message_id'), $1, 0, 0, $2::json, $3, $4) returning pg_current_xact_id()::text", connection)
            {
                Parameters = { new() { Value = Everybody[0].Key }, new() { Value = StoredShapes.Outbound.Text(new Outbound(Everybody[0], "in doubt")) }, new() { Value = (short)ISlots.Of(Everybody[0]) }, new() { Value = first.Worker } },
            };
            first.Doubt((string)write.ExecuteScalar()!);
            transaction.Commit();
            using var lost = connection.BeginTransaction();
            using var id = new NpgsqlCommand("select pg_current_xact_id()::text", connection);
            first.Doubt((string)id.ExecuteScalar()!);
        }

        Assert.Equal([("in doubt", true)], first.Claim(onlyMessages: true).Messages.Select(m => (m.Message.Message.Text, m.MayHaveGone)));
        Assert.Empty(first.Claim(onlyMessages: true).Messages);
    }

    SlotTable Begun()
    {
        var store = PostgresStore.Open(_connection, _time, asWorker: true);
        _workers.Add(store);
        store.Slots!.Join();
        Turn((SlotTable)store.Slots);
        return (SlotTable)store.Slots;
    }

    static void Turn(SlotTable slots)
    {
        Assert.True(slots.Renew());
        if (slots.Claim(onlyMessages: false).Over is { Count: > 0 } over)
        {
            slots.Leave(over);
            slots.GiveBack(over, []);
        }
    }

    static void Settle(params SlotTable[] workers)
    {
        for (var round = 0; round < 2; round++)
            Array.ForEach(workers, Turn);
    }

    IReadOnlyList<OutboxMessage> Say(int worker, params (Address To, string Text)[] messages)
    {
        var batch = new Batch();
        batch.Messages.AddRange(messages.Select(m => (new Outbound(m.To, m.Text), Some.Time)));
        return _workers[worker].Commit(batch);
    }

    static IEnumerable<string> Texts(IEnumerable<OutboxMessage> messages) => messages.Select(m => m.Message.Text);

    static IEnumerable<string> Texts(SlotClaim claim) => Texts(claim.Messages.Select(m => m.Message));

    static long Id(SlotTable slots) => slots.Worker;

    void Silence(SlotTable slots) => One<object>("update workers set until = clock_timestamp() - interval '1 second' where id = $1 returning 1", Id(slots));

    T One<T>(string sql, object parameter)
    {
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        return (T)command.ExecuteScalar()!;
    }
}
