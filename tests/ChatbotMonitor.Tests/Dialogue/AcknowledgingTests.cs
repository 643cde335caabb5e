using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

public class AcknowledgingTests
{
    static readonly DateTimeOffset Now = DigestWorld.At("2026-11-24T09:00:00+06:00");
    static readonly Content World = DigestWorld.Content(DigestWorld.Coordinator());
    static readonly Address Group = new(ChannelNames.Telegram, "-100");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_button_acknowledges_its_own_digest_in_a_group_too(bool inGroup)
    {
        var turn = Hear(Group, new Input.Press("d::20261123:seen"), joined: true, inGroup);
        Assert.Equal(new Effect.AcknowledgeDigest("osh-office", new DateOnly(2026, 11, 23)), Assert.Single(turn.Effects.OfType<Effect.AcknowledgeDigest>()));
        Assert.Single(turn.Effects.OfType<Effect.ShowChosen>());
    }

    [Theory]
    [InlineData("d::20261123:seen", false)]
    [InlineData("d::yesterday:seen", true)]
    public void A_button_of_an_outsider_or_of_no_date_does_nothing(string data, bool joined) =>
        Assert.Empty(Hear(Group, new Input.Press(data), joined, inGroup: true).Effects);

    [Theory]
    [InlineData("OK", true, true)]
    [InlineData("ок.", true, true)]
    [InlineData("Принято", true, true)]
    [InlineData("кабыл алдым", true, true)]
    [InlineData("OK", false, false)]
    [InlineData("OK сделаем", true, false)]
    public void OK_by_SMS_acknowledges_the_latest_from_who_has_joined(string text, bool joined, bool taken)
    {
        var turn = Hear(DigestWorld.Gulnara, new Input.Text(text), joined);
        Assert.Equal(taken, turn.Effects.Contains(new Effect.AcknowledgeDigest("osh-office", new DateOnly(2026, 11, 24))));
        Assert.Equal(taken, turn.Effects.OfType<Effect.Say>().Any(s => s.Message.Text == World.Texts.Say(TextKeys.DigestAcknowledged, "ru", Medium.Sms)));
    }

    static Turn Hear(Address from, Input input, bool joined, bool inGroup = false)
    {
        var lookups = new FixedLookups();
        if (joined)
            lookups.Remember(from, new Turn(new Conversation(from), [new Effect.JoinCoordinator("osh-office")]));
        return Dialogue.Step(new Conversation(from) { Language = "ru" }, new Inbound("id", from, Now, input) { InGroup = inGroup, PromptId = input is Input.Press ? "7" : null }, Now, World, lookups);
    }
}
