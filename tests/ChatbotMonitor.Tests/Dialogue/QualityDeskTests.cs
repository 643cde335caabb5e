using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

/// <summary>A coordinator looks at flagged responses and decides on each.</summary>
public sealed class QualityDeskTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(6));

    readonly FixedLookups _lookups = new();
    readonly Address _coordinator = new(ChannelNames.Telegram, "500");
    Conversation? _state;
    int _number;

    public QualityDeskTests()
    {
        _lookups.FlaggedResponses =
        [
            new Flagged(Interview("aaaa1111", "alay"), [QualityFlag.TooFast, QualityFlag.AllAlike]),
            new Flagged(Interview("bbbb2222", "alay"), [QualityFlag.TwoPlaces]),
            new Flagged(Interview("cccc3333", "bishkek"), [QualityFlag.FarAway]),
        ];
        Hear($"/join {SampleRound.Content.Coordinators[0].Invite}");
    }

    [Fact]
    public void Each_is_kept_or_set_aside_with_a_reason_and_the_counts_follow()
    {
        var list = Hear("/quality autumn");
        Assert.Contains("aaaa11", list, StringComparison.Ordinal);
        Assert.Contains("bbbb22", list, StringComparison.Ordinal);

        Assert.Contains("aaaa11", Hear("/quality aaaa11 aside"), StringComparison.Ordinal);
        Assert.Empty(_lookups.Decisions("autumn"));

        Hear("/quality aaaa11 aside all answers in nine seconds");
        Hear("/quality bbbb22 оставить соседние дома");
        Assert.Equal([("aaaa1111", true, "all answers in nine seconds"), ("bbbb2222", false, "соседние дома")], _lookups.Decisions("autumn").Select(d => (d.ResponseId, d.SetAside, d.Reason)));
        var after = Hear("/quality autumn");
        Assert.DoesNotContain("aaaa11", after, StringComparison.Ordinal);
        Assert.DoesNotContain("bbbb22", after, StringComparison.Ordinal);

        // Minds change.
        Hear("/quality aaaa11 keep called them");
        Assert.False(_lookups.Decisions("autumn").Single(d => d.ResponseId == "aaaa1111").SetAside);
    }

    [Fact]
    public void The_coordinator_hears_in_one_sentence_how_far_monitors_agree_of_five_pairs_or_more()
    {
        Assert.DoesNotContain("каппа", Hear("/round"), StringComparison.OrdinalIgnoreCase);
        _lookups.Agreement = new RepeatedAgreement(6, 0.814);
        Assert.Contains("Осмотрено дважды: 6. Насколько совпали ответы двух участников (каппа): 0,81; 1 – полностью, 0 – не больше случайного.", Hear("/round"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/quality zzzz99 keep why")]
    [InlineData("/quality a keep too short")]
    public void What_is_not_there_is_not_decided_on(string text)
    {
        Hear(text);
        Assert.Empty(_lookups.Decisions("autumn"));
    }

    [Fact]
    public void A_citizen_gets_nothing()
    {
        var citizen = new Address(ChannelNames.Telegram, "77");
        var turn = Dialogue.Step(new Conversation(citizen) { Language = "ru" }, new Inbound("t:x", citizen, Now, new Input.Text("/quality autumn")), Now, SampleRound.Content, _lookups);
        Assert.DoesNotContain(turn.Effects, e => e is Effect.Say);
        Assert.Contains(turn.Effects, e => e is Effect.Refuse);
    }

    string Hear(string text)
    {
        var turn = Dialogue.Step(_state, new Inbound($"t:{++_number}", _coordinator, Now, new Input.Text(text)), Now, SampleRound.Content, _lookups);
        _lookups.Remember(_coordinator, turn);
        _state = turn.Next;
        return string.Join('\n', turn.Effects.OfType<Effect.Say>().Select(s => s.Message.Text));
    }

    static Response Interview(string id, string place) => new(id, "exit", ResponseStatus.Complete, Now.AddMinutes(-1), Now, [new Answer("paid", "no")])
    {
        Fieldwork = new Fieldwork("autumn", FieldworkKind.Interview, "passport", place, "m1", Now),
    };
}
