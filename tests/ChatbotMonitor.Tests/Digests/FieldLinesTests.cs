using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Digests;

namespace ChatbotMonitor.Tests;

/// <summary>What a coordinator's digest tells of rounds and promises, read out of a store.</summary>
public class FieldLinesTests
{
    static readonly DateOnly Today = new(2026, 11, 24);

    static readonly Coordinator Everywhere = SampleRound.Content.Coordinators[0], Bishkek = SampleRound.Content.Coordinators[1];

    [Fact]
    public void A_round_that_runs_is_told_as_far_as_it_lies_in_ones_scope()
    {
        Assert.Equal([new RoundLine("Осенний раунд", SampleRound.Round.To, 0, 4, 1, 9)], Read(Everywhere, Today).Rounds);
        Assert.Equal([new RoundLine("Осенний раунд", SampleRound.Round.To, 0, 1, 0, 2)], Read(Bishkek, Today).Rounds);
        Assert.Empty(Read(Everywhere, SampleRound.Round.From).Rounds);
        Assert.Single(Read(Everywhere, SampleRound.Round.To.AddDays(1)).Rounds);
        Assert.Empty(Read(Everywhere, SampleRound.Round.To.AddDays(2)).Rounds);
        Assert.Empty(Read(Everywhere with { Scope = new Scope(["uzgen"], []) }, Today).Rounds);
    }

    [Fact]
    public void An_example_says_that_it_is_one() =>
        Assert.Contains("данные выдуманы", Assert.Single(Read(Everywhere, Today, SampleRound.Round with { IsExample = true }).Rounds).Title, StringComparison.Ordinal);

    [Fact]
    public void Promises_are_late_after_their_day_and_told_a_week_before_it()
    {
        var digest = Read(Everywhere, Today);
        Assert.Equal([2, 1], digest.MeasuresLate.Select(m => m.Id));
        Assert.Equal([3, 4], digest.MeasuresDue.Select(m => m.Id));
        Assert.Equal("Ведомство", digest.MeasuresDue[0].Who);
        // Of a place, only whoever looks after it, or wrote it down.
        Assert.DoesNotContain(Read(Bishkek, Today).MeasuresDue, m => m.Id == 4);
    }

    static Digest Read(Coordinator coordinator, DateOnly date, Round? round = null)
    {
        var content = SampleRound.With(round ?? SampleRound.Round);
        Measure Of(int id, int days, MeasureState state = MeasureState.Promised) => new(id, "autumn", "office", "Office", "a ramp", Today.AddDays(days)) { State = state };
        using var store = new DigestStore().Having(b =>
        {
            b.Measures.AddRange([Of(1, -1), Of(2, -9), Of(3, 0), Of(4, 6) with { Place = "alay" }, Of(5, 7), Of(6, -5, MeasureState.Done), Of(7, 1, MeasureState.Dropped)]);
            b.Responses.Add(new Response("1", "exit", ResponseStatus.Complete, Some.Time, Some.Time, []) { Fieldwork = new Fieldwork("autumn", FieldworkKind.Interview, "passport", "alay", "m", Some.Time) });
        });
        return new DigestReader(store, content).Read(coordinator, date, DigestClock.Window(coordinator, date));
    }
}
