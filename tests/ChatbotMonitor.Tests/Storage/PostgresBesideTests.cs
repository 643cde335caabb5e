using ChatbotMonitor.Channels.Simulator;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatbotMonitor.Tests;

/// <summary>What workers on one database tell each other beside the store.</summary>
public sealed class PostgresBesideTests : IDisposable
{
    static readonly Address Citizen = new(ChannelNames.SimulatedTelegram, "citizen-1");

    readonly string _connection = PostgresServer.Schema();
    readonly PostgresStore _store;

    public PostgresBesideTests() => _store = PostgresStore.Open(_connection, TimeProvider.System);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_gateway_that_fails_is_seen_by_all_workers_whoever_sent_and_whoever_got_the_receipts()
    {
        var by = new Carrier("kannel");
        var (sends, hears) = (new GatewayTally(TimeProvider.System, isShared: true), new GatewayTally(TimeProvider.System, isShared: true));
        using PostgresTally one = Exchange(sends), two = Exchange(hears);
        for (var n = 0; n < 30; n++)
            sends.Add(new SendOutcome.Sent("p") { By = by });
        for (var n = 0; n < 9; n++)
            hears.Add(new Receipt(ChannelNames.Sms, $"{n}", DeliveryState.Failed, TimeProvider.System.GetUtcNow()) { By = by });
        foreach (var worker in new[] { one, two, one })
            await worker.Exchange(CancellationToken.None);
        sends.Add(new SendOutcome.TryLater("down") { By = by });
        foreach (var worker in new[] { one, two })
            await worker.Exchange(CancellationToken.None);

        var hour = new GatewayHour("kannel", 31, 10);
        Assert.Equal([hour], sends.LastHour());
        Assert.Equal([hour], hears.LastHour());

        // And by one that starts later, which does not count again what they have told.
        var later = new GatewayTally(TimeProvider.System, isShared: true);
        later.Add(new Trail(ChannelNames.Sms, Citizen, DeliveryState.Failed) { By = by, FailedAt = TimeProvider.System.GetUtcNow() });
        using var third = Exchange(later);
        await third.Exchange(CancellationToken.None);
        Assert.Equal([hour], later.LastHour());
    }

    [Fact]
    public void What_waits_is_counted_by_channel_over_all_workers()
    {
        var batch = new Batch();
        foreach (var to in new[] { new Address(ChannelNames.Sms, "+996555000001"), new Address(ChannelNames.Sms, "+996555000002"), new Address(ChannelNames.Telegram, "1") })
            batch.Messages.Add((new Outbound(to, "Салам"), TimeProvider.System.GetUtcNow()));
        _store.Commit(batch);
        var depth = new PostgresDepth(_connection);
        Assert.Equal((2, 1, 0), (depth.Of(ChannelNames.Sms), depth.Of(ChannelNames.Telegram), depth.Of(ChannelNames.Email)));
    }

    [Fact]
    public async Task What_one_worker_tells_is_on_the_screens_of_all_also_of_one_that_starts_later_and_after_a_cut()
    {
        var (one, two) = (new Screens(TimeProvider.System), new Screens(TimeProvider.System));
        using PostgresScreenLine here = Line(one), there = Line(two);
        await there.StartAsync(CancellationToken.None);
        var channel = new SimulatorChannel(Citizen.Channel, one, here);
        var picture = new byte[20_000];
        Random.Shared.NextBytes(picture);
        var first = await Send(channel, new Outbound(Citizen, "Өтөсүзбү?") { Keyboard = [[new("Ооба", "yes")]], Photo = picture });
        await channel.ShowChosen(Citizen, null, "Ооба", CancellationToken.None);
        await Send(channel, new Outbound(Citizen, "Рахмат"));
        await Seen(two, 2);
        Assert.Equal(Json(await Shown(one)), Json(await Shown(two)));
        Assert.Equal((first, "Ооба", 0), ((await Shown(two))[0].Id, (await Shown(two))[0].Chosen, (await Shown(two))[0].Keyboard.Count));

        using (var source = NpgsqlDataSource.Create(_connection))
        using (var cut = source.CreateCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where query like 'select id, body from % as latest%' and pid <> pg_backend_pid()"))
            cut.ExecuteNonQuery();
        await Send(channel, new Outbound(Citizen, "Кайра"));
        await Seen(two, 3);

        var late = new Screens(TimeProvider.System);
        using var third = Line(late);
        await third.StartAsync(CancellationToken.None);
        await Seen(late, 3);
        Assert.Equal(Json(await Shown(one)), Json(await Shown(late)));
        await third.StopAsync(CancellationToken.None);
        await there.StopAsync(CancellationToken.None);
    }

    PostgresTally Exchange(GatewayTally tally) => new(_connection, tally, TimeProvider.System, NullLogger<PostgresTally>.Instance);

    PostgresScreenLine Line(Screens screens) => new(_connection, screens, TimeProvider.System, NullLogger<PostgresScreenLine>.Instance);

    static async Task<string?> Send(SimulatorChannel channel, Outbound message) =>
        Assert.IsType<SendOutcome.Sent>(await channel.Send(new OutboxMessage(1, message, DateTimeOffset.UnixEpoch, 0, DateTimeOffset.UnixEpoch), CancellationToken.None)).ProviderId;

    static Task Seen(Screens screens, int count) => Until.True(async () => (await Shown(screens)).Count == count, () => $"{count} messages are not seen", seconds: 10);

    static string Json(IReadOnlyList<SimulatedMessage> messages) => System.Text.Json.JsonSerializer.Serialize(messages);

    static async Task<IReadOnlyList<SimulatedMessage>> Shown(Screens screens)
    {
        using var watch = screens.Watch();
        await foreach (var happened in watch.Events())
            return Assert.IsType<ScreenEvent.Snapshot>(happened).Messages;
        throw new InvalidOperationException("Nothing came.");
    }
}
