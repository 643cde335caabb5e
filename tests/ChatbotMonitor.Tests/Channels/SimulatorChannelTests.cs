using System.Globalization;
using ChatbotMonitor.Channels.Simulator;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class SimulatorChannelTests
{
    static readonly Address Citizen = new(ChannelNames.SimulatedTelegram, "citizen-1");
    static readonly Address Phone = new(ChannelNames.SimulatedSms, "+996555000101");

    readonly FakeTimeProvider _time = new();
    readonly Screens _screens;

    public SimulatorChannelTests() => _screens = new Screens(_time);

    [Fact]
    public async Task A_message_sent_is_on_the_screen_under_the_id_that_the_channel_gave()
    {
        var sent = await Send(new Outbound(Citizen, "Салам") { Keyboard = [[new("Ооба", "yes")]] });

        var shown = Assert.Single(await Snapshot());
        Assert.Equal((sent, "Салам", SimulatedMessage.Bot), (shown.Id, shown.Text, shown.From));
        Assert.Equal("yes", shown.Keyboard[0][0].Data);
        Assert.Null(shown.Cost);
    }

    [Fact]
    public async Task A_picture_is_shown_with_its_words()
    {
        await Send(new Outbound(Citizen, "14 күн") { Photo = new byte[] { 1, 2, 3 } });

        var shown = Assert.Single(await Snapshot());
        Assert.Equal(("photo", "14 күн", "data:image/png;base64,AQID"), (shown.Kind, shown.Text, shown.Picture));
    }

    [Theory]
    [InlineData("Hello", "GSM-7", 5, 160, 1)]
    [InlineData("Салам", "UCS-2", 5, 70, 1)]
    [InlineData("€", "GSM-7", 2, 160, 1)]
    public async Task A_text_for_a_keypad_phone_shows_what_it_costs(string text, string alphabet, int units, int capacity, int segments)
    {
        await Send(new Outbound(Phone, text));

        Assert.Equal(new SmsCost(alphabet, units, capacity, segments), Assert.Single(await Snapshot()).Cost);
    }

    [Fact]
    public void Joined_segments_hold_less_than_one_alone() =>
        Assert.Equal(new SmsCost("UCS-2", 71, 134, 2), SmsCost.Of(new string('ы', 71)));

    [Fact]
    public async Task A_choice_takes_the_place_of_the_keyboard_it_was_made_on()
    {
        var first = await Send(new Outbound(Citizen, "1") { Keyboard = [[new("A", "a")]] });
        await Send(new Outbound(Citizen, "2") { Keyboard = [[new("B", "b")]] });

        await new SimulatorChannel(Citizen.Channel, _screens, new OwnScreenLine(_screens)).ShowChosen(Citizen, first, "A", CancellationToken.None);

        var shown = await Snapshot();
        Assert.Equal(("A", 0, null, 1), (shown[0].Chosen, shown[0].Keyboard.Count, shown[1].Chosen, shown[1].Keyboard.Count));
    }

    [Fact]
    public async Task A_choice_without_a_message_is_shown_on_the_last_keyboard()
    {
        await Send(new Outbound(Citizen, "1") { Keyboard = [[new("A", "a")]] });
        await Send(new Outbound(Citizen, "2"));

        await new SimulatorChannel(Citizen.Channel, _screens, new OwnScreenLine(_screens)).ShowChosen(Citizen, null, "A", CancellationToken.None);

        Assert.Equal(["A", null], (await Snapshot()).Select(m => m.Chosen));
    }

    [Fact]
    public async Task The_latest_two_hundred_messages_are_remembered()
    {
        for (var i = 1; i <= Screen.Limit + 5; i++)
            await Send(new Outbound(Citizen, i.ToString(CultureInfo.InvariantCulture)));

        var shown = await Snapshot();
        Assert.Equal((Screen.Limit, "6"), (shown.Count, shown[0].Text));
    }

    [Fact]
    public async Task The_address_that_was_silent_longest_makes_room()
    {
        for (var i = 0; i <= Screens.Addresses; i++)
            await Send(new Outbound(Citizen with { Id = string.Create(CultureInfo.InvariantCulture, $"citizen-{i}") }, "Салам"));

        var shown = await Snapshot();
        Assert.Equal(Screens.Addresses, shown.Count);
        Assert.DoesNotContain(shown, m => m.Address == "citizen-0");
    }

    [Fact]
    public async Task Words_stand_before_the_reply_to_them_even_where_the_reply_was_faster()
    {
        var asked = _screens.Stamp();
        await Send(new Outbound(Citizen, "reply"));
        _screens.Take(new ScreenEvent.Shown(new SimulatedMessage("me-1", Citizen.Channel, Citizen.Id, SimulatedMessage.Me, "text", "words", asked)));

        Assert.Equal(["words", "reply"], (await Snapshot()).Select(m => m.Text));
    }

    [Fact]
    public async Task A_quiet_worker_is_heard_by_its_beat()
    {
        using var watch = _screens.Watch();
        await using var events = watch.Events().GetAsyncEnumerator();
        await events.MoveNextAsync();

        var next = events.MoveNextAsync();
        _time.Advance(ScreenWatch.Heartbeat);

        Assert.True(await next.AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.IsType<ScreenEvent.Beat>(events.Current);
    }

    [Fact]
    public async Task A_page_that_does_not_keep_up_is_let_go()
    {
        using var watch = _screens.Watch();
        for (var i = 0; i < 2000; i++)
            await Send(new Outbound(Citizen, "Салам"));

        var heard = 0;
        await foreach (var _ in watch.Events())
            heard++;
        Assert.InRange(heard, 1, 1999);
    }

    [Fact]
    public async Task At_a_stop_a_page_gets_what_was_shown_and_what_comes_after_waits_for_the_start()
    {
        using var watch = _screens.Watch();
        await Send(new Outbound(Citizen, "before"));
        _screens.Close();

        Assert.IsType<SendOutcome.TryLater>(await Attempt(new Outbound(Citizen, "after")));
        var heard = new List<ScreenEvent>();
        await foreach (var happened in watch.Events())
            heard.Add(happened);
        Assert.Equal("before", Assert.IsType<ScreenEvent.Shown>(heard[^1]).Message.Text);
        Assert.Equal("before", Assert.Single(await Snapshot()).Text);
    }

    async Task<string?> Send(Outbound message) => Assert.IsType<SendOutcome.Sent>(await Attempt(message)).ProviderId;

    Task<SendOutcome> Attempt(Outbound message) =>
        new SimulatorChannel(message.To.Channel, _screens, new OwnScreenLine(_screens)).Send(new OutboxMessage(1, message, _time.GetUtcNow(), 0, _time.GetUtcNow()), CancellationToken.None);

    async Task<IReadOnlyList<SimulatedMessage>> Snapshot()
    {
        using var watch = _screens.Watch();
        await foreach (var happened in watch.Events())
            return Assert.IsType<ScreenEvent.Snapshot>(happened).Messages;
        throw new InvalidOperationException("Nothing came.");
    }
}
