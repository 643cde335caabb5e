using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public class SendInvitationsTests
{
    static readonly Address Coordinator = Some.Chat(9);

    [Fact]
    public async Task Two_thousand_over_two_phones_are_planned_paused_killed_and_resumed_without_one_number_asked_twice()
    {
        using var world = new InvitationWorld();
        var rows = InvitationWorld.Rows(2_000);
        Assert.Equal((2_000, 0), (world.Plan(rows).Planned, world.Plan([rows[5]]).Planned));
        await world.Run(TimeSpan.FromHours(3));
        Assert.InRange(world.Sent.Count, 268, 272);

        world.Hold(true);
        var before = world.Sent.Count;
        await world.Run(TimeSpan.FromHours(2));
        Assert.Equal(before, world.Sent.Count);
        Assert.Contains("Stopped", world.Status(), StringComparison.Ordinal);

        world.Kill();
        Assert.Equal((0, 2_000), (world.Plan(rows).Planned, world.Plan(rows).Known));
        world.Hold(false);
        var end = world.End()!.Value;
        await world.Run(TimeSpan.FromHours(8));

        // In the night somebody answers, and is answered at once.
        Assert.True(QuietHours.Usual.Cover(world.Time.GetUtcNow(), Some.Bishkek));
        var asked = world.Sent[0].Message.To;
        var night = world.Time.GetUtcNow();
        world.Hear(asked, "1");
        Assert.Equal((asked, night, false), (world.Sent[^1].Message.To, world.Sent[^1].At, world.Sent[^1].Message.Bulk));

        world.Settle();
        world.Kill();
        await world.Run(TimeSpan.FromDays(5), isOver: () => world.Sent.Count >= 2_001);
        Assert.InRange(world.Time.GetUtcNow() - end, TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(5));

        var bulk = world.Sent.Where(s => s.Message.Bulk).ToList();
        Assert.Equal(2_000, bulk.Select(s => s.Message.To).Distinct().Count());
        Assert.Equal(2_000, bulk.Count);
        Assert.DoesNotContain(bulk, s => QuietHours.Usual.Cover(s.At, Some.Bishkek));
        // Ninety of the hundred and twenty an hour, and the thirty for replies.
        for (var i = 91; i < bulk.Count; i++)
            Assert.True(bulk[i].At - bulk[i - 91].At >= TimeSpan.FromMinutes(59), $"More than 91 within an hour at {bulk[i].At:u}.");
    }

    [Fact]
    public async Task Who_does_not_answer_is_reminded_once_by_day_and_who_does_is_not()
    {
        using var world = new InvitationWorld();
        world.Plan(InvitationWorld.Rows(3));
        await world.Run(TimeSpan.FromMinutes(5));
        var people = world.Sent.ConvertAll(s => s.Message.To);
        Assert.Equal(3, people.Count);
        world.Hear(people[0], "2");
        world.Sent.Clear();

        await world.Run(TimeSpan.FromHours(23));
        Assert.Empty(world.Sent);
        await world.Run(TimeSpan.FromDays(4));
        Assert.Equal(people[1..], world.Sent.Select(s => s.Message.To));
        Assert.DoesNotContain(world.Sent, s => QuietHours.Usual.Cover(s.At, Some.Bishkek));
        Assert.Contains("3 invited; 3 asked, 2 reminded, 0 answered, 1 declined, 0 left out; 0 to be asked.", world.Status(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_said_stop_or_cannot_be_reached_is_left_out_and_counted()
    {
        using var world = new InvitationWorld();
        var rows = InvitationWorld.Rows(4);
        var people = rows.ConvertAll(r => new Address(ChannelNames.Sms, r.Number));
        world.Commit(batch =>
        {
            batch.Conversations[people[0]] = new Conversation(people[0]) { OptedOut = true };
            batch.Conversations[people[1]] = new Conversation(people[1]) { Unreachable = true };
        });
        var counts = world.Plan([.. rows, rows[3], new("telegram:708211", null, null)]);
        Assert.Equal((2, 1, 1, 1, 1), (counts.Planned, counts.Known, counts.Stopped, counts.Unreachable, counts.Strangers));
    }

    [Fact]
    public async Task Beyond_the_cap_of_a_day_new_ones_wait_replies_go_and_the_operator_is_told_once()
    {
        var content = SampleContent.Content;
        content = content with { Coordinators = [content.Coordinators[0] with { IsOperator = true }, content.Coordinators[0] with { Id = "other", Invite = "other-1" }] };
        using var world = new InvitationWorld(content, new CostSettings { AndroidSms = 2, PerDay = 7 });
        world.Commit(batch => batch.Members.AddRange([(Coordinator, "osh-office"), (Some.Chat(8), "other")]));
        world.Plan(InvitationWorld.Rows(5));
        await world.Run(TimeSpan.FromHours(6));
        Assert.Equal(3, world.Sent.Count(s => s.Message.Bulk));
        var told = Assert.Single(world.Sent, s => !s.Message.Bulk).Message;
        Assert.Equal(Coordinator, told.To);
        Assert.Contains("6 KGS из 7", told.Text, StringComparison.Ordinal);
        Assert.Contains("They wait: 6 of 7 KGS is spent since 2026-11-24.", world.Status(), StringComparison.Ordinal);

        world.Hear(world.Sent.First(s => s.Message.Bulk).Message.To, "1");
        Assert.Contains("Какая услуга?", world.Sent[^1].Message.Text, StringComparison.Ordinal);

        world.Kill();
        await world.Run(TimeSpan.FromHours(4));
        Assert.Equal(3, world.Sent.Count(s => s.Message.Bulk));
        Assert.Single(world.Sent, s => s.Message.To == Coordinator);
        await world.Run(TimeSpan.FromHours(14));
        Assert.Equal(5, world.Sent.Where(s => s.Message.Bulk).Select(s => s.Message.To).Distinct().Count());
    }

    [Fact]
    public async Task Where_replies_take_more_than_their_quarter_invitations_wait()
    {
        using var world = new InvitationWorld();
        world.Plan(InvitationWorld.Rows(200));
        world.Commit(batch => batch.Spent.Add(new Storage.Spent(world.Time.GetUtcNow(), "android", 60, 60, 0)));
        await world.Run(TimeSpan.FromMinutes(25));
        Assert.Empty(world.Sent);
        await world.Run(TimeSpan.FromMinutes(45));
        Assert.NotEmpty(world.Sent);
    }
}
