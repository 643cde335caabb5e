using System.Collections.Concurrent;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.Postgres;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ChatbotMonitor.Tests;

/// <summary>Two workers that send for one database.</summary>
public sealed class SharedOutboxTests : IAsyncDisposable
{
    // By the database's clock, which a busy machine does not hold up.
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    readonly string _connection = PostgresServer.Schema();
    readonly PostgresStore _oneStore;
    readonly PostgresStore _otherStore;
    readonly FakeTimeProvider _time = new(Some.Time);
    PipelineParts? _one;
    PipelineParts? _other;

    public SharedOutboxTests() =>
        (_oneStore, _otherStore) = (PostgresStore.Open(_connection, _time, asWorker: true, Lease), PostgresStore.Open(_connection, _time, asWorker: true, Lease));

    public async ValueTask DisposeAsync()
    {
        if (_one is not null)
            await _one.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
        _oneStore.Dispose();
        _otherStore.Dispose();
    }

    [Fact]
    public async Task Whoever_writes_each_message_arrives_once_and_in_the_order_of_its_address()
    {
        var (one, other) = await Start();
        var said = new ConcurrentQueue<(PipelineParts By, OutboxMessage Message)>();
        foreach (var parts in new[] { one, other })
        {
            parts.Channel.Answer = async (m, _) =>
            {
                await Task.Yield();
                said.Enqueue((parts, m));
                return new SendOutcome.Sent($"p{m.Id}");
            };
        }

        var people = Enumerable.Range(0, 20).Select(n => new Address(ChannelNames.Telegram, $"7{n:d3}")).ToList();
        for (var n = 0; n < 20; n++)
        {
            // Each turn is on disk before the next, as the conversation's version would have it.
            await (n % 2 == 0 ? one : other).Say([.. people.Select(p => new Outbound(p, $"{n}"))]);
            if (n == 10)
                one.Outbox.Keeper!.Turn();
        }

        await Until.True(() => said.Count >= 400, seconds: 20);
        await Until.True(() => Task.FromResult(!_oneStore.Pending().Any()), () => $"{_oneStore.Pending().Count()} are not written down: {string.Join(" / ", one.CommitterLog.Lines.Concat(other.CommitterLog.Lines))}", seconds: 20);
        Assert.All(said.GroupBy(s => s.Message.Message.To), g => Assert.Equal(Enumerable.Range(0, 20).Select(n => $"{n}"), g.Select(s => s.Message.Message.Text)));
        Assert.All(said.GroupBy(s => s.Message.Message.To), g => Assert.Single(g.Select(s => s.By).Distinct()));
        Assert.Equal(2, said.Select(s => s.By).Distinct().Count());
    }

    [Fact]
    public async Task A_slot_changes_hands_only_when_what_was_on_its_way_is_written_down()
    {
        _one = await PipelineParts.Started(_oneStore);
        var arrive = new TaskCompletionSource<SendOutcome>();
        _one.Channel.Answer = (_, _) => arrive.Task;
        var people = Enumerable.Range(0, 200).Select(n => new Address(ChannelNames.Telegram, $"7{n:d3}")).ToList();
        // Sixty-three on their way at most: one stays in each of many slots.
        await _one.Say([.. people.Take(4).SelectMany(p => new[] { new Outbound(p, "1"), new Outbound(p, "2") })]);
        await _one.Channel.Next(4);

        _other = await PipelineParts.Started(_otherStore);
        _one.Outbox.Keeper!.Turn();
        _other.Outbox.Keeper!.Turn();
        var held = people.Take(4).Select(ISlots.Of).Distinct().ToList();
        Assert.Equal(32, _oneStore.Slots!.Mine.Count);
        Assert.DoesNotContain(held, _otherStore.Slots!.Mine.Contains);

        arrive.SetResult(new SendOutcome.Sent(null));
        await Until.True(() => _otherStore.Slots.Mine.Count == 32, () =>
        {
            _one.Outbox.Keeper.Turn();
            _other.Outbox.Keeper.Turn();
        }, seconds: 10);
        await Until.True(() => !_oneStore.Pending().Any(), seconds: 10);
        Assert.Equal(0, Resent(_one) + Resent(_other));
    }

    [Fact]
    public async Task A_worker_that_was_silent_for_too_long_sends_nothing_until_it_is_one_of_them_again()
    {
        var (one, other) = await Start();
        var theirs = Enumerable.Range(0, 200).Select(n => new Address(ChannelNames.Telegram, $"7{n:d3}")).First(a => _oneStore.Slots!.Mine.Contains(ISlots.Of(a)));
        var arrive = new TaskCompletionSource<SendOutcome>();
        one.Channel.Answer = (_, _) => arrive.Task;
        await one.Say(new Outbound(theirs, "1"), new Outbound(theirs, "2"));
        Assert.Equal("1", (await one.Channel.Next()).Message.Text);

        // Its lease is over, and it cannot say that it lives.
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using (var bury = new NpgsqlCommand("delete from workers where id = $1", connection) { Parameters = { new() { Value = ((SlotTable)_oneStore.Slots!).Worker } } })
            bury.ExecuteNonQuery();
        one.Time.Advance(Lease - TimeSpan.FromSeconds(1));
        Assert.False(one.Outbox.Keeper!.Holds);
        arrive.SetResult(new SendOutcome.Sent(null));
        await Until.True(() => one.Outbox.Depth(ChannelNames.Telegram) == 1 || _oneStore.Slots!.Mine.Count == 0);
        Assert.True(one.Channel.IsQuiet);

        transaction.Commit();
        // Whichever of the two takes the slot now.
        await Until.True(() => !_oneStore.Pending().Any(), other.Outbox.Keeper!.Turn, seconds: 10);
        var said = new List<string>();
        foreach (var parts in new[] { one, other })
        {
            while (!parts.Channel.IsQuiet)
                said.Add((await parts.Channel.Next()).Message.Text);
        }

        // That the first had arrived was perhaps not written down before the slot was taken: then it is said again, and counted.
        Assert.Equal("2", said[^1]);
        Assert.Equal(said.Distinct(StringComparer.Ordinal), said);
        Assert.True(Resent(one) + Resent(other) >= said.Count);
    }

    [Fact]
    public async Task A_clean_stop_hands_on_what_waits_and_nothing_is_said_twice()
    {
        var (one, other) = await Start();
        var arrive = new TaskCompletionSource<SendOutcome>();
        one.Channel.Answer = (_, _) => arrive.Task;
        var theirs = Enumerable.Range(0, 200).Select(n => new Address(ChannelNames.Telegram, $"7{n:d3}")).Where(a => _oneStore.Slots!.Mine.Contains(ISlots.Of(a))).Take(3).ToList();
        await one.Say([.. theirs.SelectMany(t => new[] { new Outbound(t, "1"), new Outbound(t, "2") })]);
        await one.Channel.Next(3);
        var stop = one.Stop();
        arrive.SetResult(new SendOutcome.Sent(null));
        await stop;

        await Until.True(() => _otherStore.Slots!.Mine.Count == ISlots.All, other.Outbox.Keeper!.Turn, seconds: 10);
        await Until.True(() => !_otherStore.Pending().Any(), seconds: 10);
        // What was sent before the stop was heard of was the first one's own.
        var said = new List<string>();
        foreach (var parts in new[] { one, other })
        {
            while (!parts.Channel.IsQuiet)
                said.Add((await parts.Channel.Next()).Message.Text);
        }

        Assert.Equal(["2", "2", "2"], said);
        Assert.Equal(0, Resent(other));
    }

    [Fact]
    public async Task The_limit_of_a_channel_is_shared()
    {
        var (one, _) = await Start(() => new Pace(Rate.PerSecond(1), Rate.None, Rate.None));
        var theirs = Enumerable.Range(0, 200).Select(n => new Address(ChannelNames.Telegram, $"7{n:d3}")).Where(a => _oneStore.Slots!.Mine.Contains(ISlots.Of(a))).Take(2).ToList();
        await one.Say([.. theirs.Select(t => new Outbound(t, "?"))]);
        await one.Channel.Next();
        one.Time.Advance(TimeSpan.FromSeconds(1.5));
        await Until.True(() => !_oneStore.Pending().Skip(1).Any());
        Assert.True(one.Channel.IsQuiet);
        one.Time.Advance(TimeSpan.FromSeconds(0.5));
        await one.Channel.Next();
    }

    async Task<(PipelineParts One, PipelineParts Other)> Start(Func<Pace>? pace = null)
    {
        _one = await PipelineParts.Started(_oneStore, pace: pace?.Invoke());
        _other = await PipelineParts.Started(_otherStore, pace: pace?.Invoke());
        await Until.True(() => _otherStore.Slots!.Mine.Count == 32, () =>
        {
            _one.Outbox.Keeper!.Turn();
            _other.Outbox.Keeper!.Turn();
        });
        Assert.Equal(32, _oneStore.Slots!.Mine.Count);
        return (_one, _other);
    }

    static double Resent(PipelineParts parts) => parts.Meters.ResentBy(ChannelNames.Telegram);
}
