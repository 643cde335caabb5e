using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public sealed class EchoesTests
{
    static readonly Address Phone = new(ChannelNames.Sms, "+996555000001");

    [Fact]
    public void The_same_words_are_said_three_times_an_hour_and_others_at_any_time()
    {
        var talk = new Conversation(Phone);
        int[] minutes = [0, 1, 2, 3, 59, 60, 61];
        var said = new List<int>();
        foreach (var minute in minutes)
        {
            var turn = Echoes.Quieten(new Turn(talk, [Say("Жооп күтөбүз"), Say($"{minute}")]), Some.Time.AddMinutes(minute));
            said.Add(turn.Effects.Count);
            talk = turn.Next;
        }

        Assert.Equal([2, 2, 2, 1, 1, 2, 2], said);
    }

    [Fact]
    public void What_is_said_to_others_or_done_is_none_of_its_business_and_what_is_old_is_forgotten()
    {
        var other = new Effect.Say(new Outbound(new Address(ChannelNames.Telegram, "7"), "Ооба"));
        var turn = Echoes.Quieten(new Turn(new Conversation(Phone), [other, other, other, other, new Effect.Refuse("digest")]), Some.Time);
        Assert.Equal((5, null), (turn.Effects.Count, turn.Next.Said));

        var told = Echoes.Quieten(new Turn(new Conversation(Phone), [Say("Ооба")]), Some.Time).Next;
        Assert.Single(told.Said!);
        Assert.Null(Echoes.Quieten(new Turn(told, []), Some.Time + Echoes.Window).Next.Said);
    }

    static Effect.Say Say(string text) => new(new Outbound(Phone, text));
}
