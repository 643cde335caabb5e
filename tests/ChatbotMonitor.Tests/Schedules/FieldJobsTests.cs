using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Monitoring;
using ChatbotMonitor.Schedules;

namespace ChatbotMonitor.Tests;

/// <summary>What groups and their members are told unasked, and who gets the last seat.</summary>
public class FieldJobsTests
{
    static readonly Address Aigul = Some.Chat(1), Bakyt = Some.Chat(2), Group = new(ChannelNames.Telegram, "-100200");

    [Fact]
    public async Task A_groups_chat_hears_in_the_evening_how_far_it_is_where_something_changed_or_the_end_is_near()
    {
        using var world = new FieldWorld();
        world.Join(Aigul, "Aigul");
        world.Commit(b => b.GroupChats.Add((Group, "alay")));
        await world.Run(TimeSpan.FromHours(8));
        Assert.DoesNotContain(world.Said, m => m.To == Group);
        await world.Run(TimeSpan.FromHours(1));
        Assert.Contains("0/3", Assert.Single(world.Said, m => m.To == Group).Text, StringComparison.Ordinal);

        // A restart on the same evening, and an evening on which nothing changed.
        world.Restart();
        await world.Run(TimeSpan.FromHours(1));
        await world.Run(TimeSpan.FromDays(1));
        Assert.Single(world.Said, m => m.To == Group);

        Work(world, Aigul);
        await world.Run(TimeSpan.FromDays(1));
        Assert.Equal(2, world.Said.Count(m => m.To == Group));
        Assert.Contains("1/7", world.Last(Group), StringComparison.Ordinal);

        // The 27th to the 30th are near the end.
        await world.Run(TimeSpan.FromDays(10));
        Assert.Equal(6, world.Said.Count(m => m.To == Group));
    }

    [Fact]
    public async Task Missed_while_the_program_was_down_the_evening_is_made_up_for_until_it_is_quiet()
    {
        using var world = new FieldWorld();
        world.Commit(b => b.GroupChats.Add((Group, "alay")));
        world.Time.Advance(TimeSpan.FromHours(10));
        world.Restart();
        await world.Run(TimeSpan.FromMinutes(1));
        Assert.Single(world.Said, m => m.To == Group);

        using var later = new FieldWorld();
        later.Commit(b => b.GroupChats.Add((Group, "alay")));
        later.Time.Advance(TimeSpan.FromHours(11.5));
        later.Restart();
        await later.Run(TimeSpan.FromHours(8));
        Assert.DoesNotContain(later.Said, m => m.To == Group);
    }

    [Fact]
    public async Task Members_with_open_tasks_are_reminded_five_three_and_one_days_before_the_end()
    {
        using var world = new FieldWorld();
        world.Join(Aigul, "Aigul");
        world.Join(Bakyt, "Bakyt");
        for (var i = 0; i < 3; i++)
            Work(world, Bakyt);
        foreach (var service in new[] { "Passport", "Clinic" })
            world.Hear((Bakyt, "/tasks"), (Bakyt, $"[Visit: {service}, Alay district]"), (Bakyt, "[Yes]"), (Bakyt, "3"), (Bakyt, "[Send ✓]"));
        world.Said.Clear();
        var days = new List<int>();
        for (var day = 0; day < 12; day++)
        {
            await world.Run(TimeSpan.FromDays(1));
            Assert.True(world.Said.Count(m => m.To == Aigul) <= 1);
            if (world.Said.Exists(m => m.To == Aigul))
                days.Add(day);
            // Who has done all that was theirs hears nothing.
            Assert.DoesNotContain(world.Said, m => m.To == Bakyt);
            world.Said.Clear();
            world.Restart();
        }

        Assert.Equal([0, 2, 4], days);
    }

    [Fact]
    public async Task A_rehearsal_of_tasks_and_coverage_after_the_start_says_nothing_and_keeps_nothing()
    {
        using var world = new FieldWorld();
        world.Join(Aigul, "Aigul");
        world.Hear((Bakyt, "/join osh-7421"));
        var said = world.Said.Count;
        var rehearsal = new RehearseFieldwork(world.Store, SampleRound.Content, new AgreementBoard(world.Store, SampleRound.Content), world.Time);
        Assert.Equal(world.Time.GetUtcNow().AddSeconds(2), rehearsal.Next(world.Time.GetUtcNow()));
        await rehearsal.Run(CancellationToken.None);
        Assert.Null(rehearsal.Next(world.Time.GetUtcNow()));
        Assert.Equal(said, world.Said.Count);
        Assert.Empty(world.Store.Fieldwork("autumn"));
        Assert.Equal("en", world.Store.Conversation(Aigul)!.Language);
    }

    [Fact]
    public void Twelve_have_a_seat_and_the_thirteenth_has_none_until_one_leaves()
    {
        using var world = new FieldWorld(SampleRound.Content with { Groups = [SampleRound.Alay with { Least = 8, Seats = 12 }] });
        var people = Enumerable.Range(1, 13).Select(n => new Address(ChannelNames.Telegram, $"7700{n:d3}")).ToList();
        for (var n = 0; n < 11; n++)
            world.Join(people[n], $"Member {(char)('A' + n)}");

        // The twelfth and the thirteenth come to the last question together.
        foreach (var text in new[] { "/join alay-4711", "English", "yes" })
            world.Hear((people[11], text), (people[12], text));
        world.Hear((people[11], "Lola"), (people[12], "Mira"));
        Assert.Equal(12, world.Store.Monitors("alay").Count(m => m.IsMember));
        Assert.Contains("Welcome", world.Last(people[11]), StringComparison.Ordinal);
        Assert.Contains("no seats left", world.Last(people[12]), StringComparison.Ordinal);

        world.Hear((people[12], "/join alay-4711"));
        Assert.Contains("no seats left", world.Last(people[12]), StringComparison.Ordinal);
        world.Hear((people[3], "/leave"), (people[3], "yes"));
        foreach (var text in new[] { "/join alay-4711", "yes", "Mira" })
            world.Hear((people[12], text));
        Assert.Contains("Welcome", world.Last(people[12]), StringComparison.Ordinal);
        Assert.Equal(12, world.Store.Monitors("alay").Count(m => m.IsMember));
    }

    [Fact]
    public void A_monitors_visit_is_theirs_and_an_interview_nobodys_and_both_outlive_them()
    {
        using var world = new FieldWorld();
        world.Join(Aigul, "Aigul");
        Work(world, Aigul);
        world.Hear((Aigul, "/tasks"), (Aigul, "[Visit: Clinic, Alay district]"), (Aigul, "[Yes]"), (Aigul, "3"), (Aigul, "[Send ✓]"));
        var kept = world.Store.Fieldwork("autumn").ToList();
        Assert.Equal([null, Aigul], kept.Select(r => r.Respondent));
        Assert.Single(kept.Select(r => r.Fieldwork!.Monitor).Distinct(StringComparer.Ordinal));

        world.Hear((Aigul, "/forget"), (Aigul, "yes"));
        world.Restart();
        Assert.Null(world.Store.MonitorAt(Aigul));
        Assert.All(world.Store.Monitors("alay"), m => Assert.Equal(("", false), (m.Name, m.IsMember)));
        Assert.All(world.Store.Fieldwork("autumn"), r => Assert.Null(r.Respondent));
        Assert.Equal((1, 1), Coverage.Of(SampleRound.Round, world.Store.CountsOf("autumn")) is var c ? (c.Done(FieldworkKind.Visit), c.Done(FieldworkKind.Interview)) : default);
    }

    static void Work(FieldWorld world, Address who)
    {
        world.Hear((who, "/tasks"));
        var label = world.Said.FindLast(m => m.To == who)!.Keyboard.SelectMany(r => r).Last(b => b.Label.StartsWith("Interviews", StringComparison.Ordinal)).Label;
        world.Hear((who, $"[{label}]"), (who, "[Yes]"), (who, "[a man]"));
        if (world.Last(who).Contains("Next person", StringComparison.Ordinal))
            world.Hear((who, "/cancel"));
    }
}
