using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

public class InvitingTests
{
    static readonly Address Phone = Some.Phone();
    static readonly Invitation Planned = new("quality", Phone, Noon) { Language = Languages.Russian, Place = "alay" };

    readonly FixedLookups _lookups = new();

    // Noon in Bishkek.
    static DateTimeOffset Noon => new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(6));

    [Theory]
    [InlineData(Languages.Kyrgyz)]
    [InlineData(Languages.Russian)]
    [InlineData(Languages.English)]
    public void The_invitation_and_its_reminder_say_who_writes_in_one_segment(string language)
    {
        var asked = Invite(null, Planned with { Language = language });
        var reminded = Invite(asked.Next, Kept(asked)!, Noon.AddDays(1));
        foreach (var message in Said(asked).Concat(Said(reminded)))
        {
            Assert.Equal(1, Segments.Of(message.Text).Count);
            Assert.True(message.Bulk);
        }

        Assert.Contains(SampleContent.Texts.Say(TextKeys.ReplyCost, language, Medium.Sms), Said(asked).Single().Text, StringComparison.Ordinal);
        Assert.Equal((InvitationState.Asked, InvitationState.Reminded), (Kept(asked)!.State, Kept(reminded)!.State));
        Assert.Null(Kept(reminded)!.Due);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Да")]
    [InlineData("ок давайте")]
    [InlineData("ЖАЛОБА")]
    [InlineData("старт")]
    public void Any_short_answer_begins_the_survey_at_once_with_the_place_known(string answer)
    {
        var turn = Hear(Invite(null, Planned).Next, answer);
        Assert.Equal(InvitationState.Answered, Kept(turn)!.State);
        Assert.Equal(("quality", "service", "alay"), (turn.Next.Draft!.SurveyId, turn.Next.Draft.Question, turn.Next.Draft.Find("place")?.Value));
        Assert.Contains("Какая услуга?", Said(turn).Single().Text, StringComparison.Ordinal);
        Assert.False(Said(turn).Single().Bulk);
        Assert.Null(turn.Next.Invited);
    }

    [Fact]
    public void Without_a_language_and_a_place_the_survey_asks_for_both()
    {
        var begun = Hear(Invite(null, Planned with { Language = null, Place = null }).Next, "1");
        Assert.Equal(Asking.Language, begun.Next.Asking);
        Assert.Equal("place", Hear(begun.Next, "2").Next.Draft!.Question);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("Нет")]
    [InlineData("отмена")]
    public void A_no_is_remembered_and_nothing_more_is_sent(string answer)
    {
        var turn = Hear(Invite(null, Planned).Next, answer);
        Assert.Equal(InvitationState.Declined, Kept(turn)!.State);
        Assert.Null(Kept(turn)!.Due);
        Assert.Null(turn.Next.Draft);
        Assert.Equal("Хорошо, об этом опросе больше не напишем.", Said(turn).Single().Text);
    }

    [Fact]
    public void A_complaint_in_a_sentence_is_heard_as_one()
    {
        var turn = Hear(Invite(null, Planned).Next, "Третий день во всём доме нет воды");
        Assert.Equal(InvitationState.Answered, Kept(turn)!.State);
        Assert.NotEqual("quality", turn.Next.Draft?.SurveyId);
        Assert.NotNull(turn.Next.Draft);
    }

    [Fact]
    public void Stop_stops_and_declines()
    {
        var turn = Hear(Invite(null, Planned).Next, "СТОП");
        Assert.True(turn.Next.OptedOut);
        Assert.Equal(InvitationState.Declined, Kept(turn)!.State);
    }

    [Fact]
    public void Other_commands_are_obeyed_and_the_invitation_stays_open()
    {
        var turn = Hear(Invite(null, Planned).Next, "помощь");
        Assert.Null(Kept(turn));
        Assert.Equal("quality", Hear(turn.Next, "1").Next.Draft?.SurveyId);
    }

    [Fact]
    public void Who_said_stop_or_cannot_be_reached_is_left_out()
    {
        foreach (var state in new[] { new Conversation(Phone) { OptedOut = true }, new Conversation(Phone) { Unreachable = true } })
        {
            var turn = Invite(state, Planned);
            Assert.Empty(Said(turn));
            Assert.Equal(InvitationState.LeftOut, Kept(turn)!.State);
        }
    }

    [Fact]
    public void Nobody_is_interrupted_by_it()
    {
        var open = Hear(new Conversation(Phone) { Language = Languages.Russian }, "ЖАЛОБА").Next;
        var turn = Invite(open, Planned);
        Assert.Empty(Said(turn));
        Assert.Equal((InvitationState.Planned, Noon.AddHours(1)), (Kept(turn)!.State, Kept(turn)!.Due));
    }

    [Fact]
    public void Who_answered_is_not_reminded()
    {
        var asked = Invite(null, Planned);
        var answered = Hear(asked.Next, "2");
        var turn = Invite(answered.Next, Kept(asked)!, Noon.AddDays(1));
        Assert.Empty(Said(turn));
    }

    [Fact]
    public void In_a_chat_it_has_buttons()
    {
        var chat = new Conversation(Some.Chat()) { Language = Languages.Russian };
        var asked = Invite(chat, Planned with { To = chat.Address });
        var buttons = Said(asked).Single().Keyboard.SelectMany(r => r).ToList();
        var yes = Dialogue.Step(asked.Next, Some.Inbound(chat.Address) with { Input = new Input.Press(buttons[0].Data) }, Noon, SampleContent.Content, _lookups);
        Assert.Equal("service", yes.Next.Draft?.Question);
        var no = Dialogue.Step(asked.Next, Some.Inbound(chat.Address) with { Input = new Input.Press(buttons[1].Data) }, Noon, SampleContent.Content, _lookups);
        Assert.Equal(InvitationState.Declined, Kept(no)!.State);
    }

    [Fact]
    public void A_link_begins_the_survey_with_its_place()
    {
        var chat = new Conversation(Some.Chat()) { Language = Languages.Russian };
        var turn = Dialogue.Step(chat, Some.Inbound(chat.Address, $"/start {InvitationLink.Of("quality", "alay")}"), Noon, SampleContent.Content, _lookups);
        Assert.Equal(("quality", "alay"), (turn.Next.Draft!.SurveyId, turn.Next.Draft.Find("place")?.Value));
        Assert.Equal("quality", InvitationLink.Of("quality", "Алай"));
    }

    [Fact]
    public void The_reminder_of_an_open_survey_and_the_word_on_a_kept_complaint_wait_for_the_morning()
    {
        // Six in the evening: four hours later it is night.
        var evening = new DateTimeOffset(2026, 11, 24, 18, 0, 0, TimeSpan.FromHours(6));
        var begun = Dialogue.Step(new Conversation(Phone) { Language = Languages.Russian }, Some.Inbound(Phone, "ЖАЛОБА"), evening, SampleContent.Content, _lookups);
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.FromHours(6)), begun.Next.WakeAt);
        Assert.Empty(Said(Dialogue.Wake(begun.Next, evening.AddHours(5), SampleContent.Content, _lookups)));
        Assert.Single(Said(Dialogue.Wake(begun.Next, evening.AddHours(14), SampleContent.Content, _lookups)));
    }

    Turn Invite(Conversation? state, Invitation invitation, DateTimeOffset? now = null) =>
        Dialogue.Invite(state ?? new Conversation(invitation.To), invitation, now ?? Noon, SampleContent.Content, _lookups);

    Turn Hear(Conversation state, string text) => Dialogue.Step(state, Some.Inbound(state.Address, text, language: null), Noon, SampleContent.Content, _lookups);

    static List<Outbound> Said(Turn turn) => [.. turn.Effects.OfType<Effect.Say>().Select(s => s.Message)];

    static Invitation? Kept(Turn turn) => turn.Effects.OfType<Effect.KeepInvitation>().LastOrDefault()?.Invitation;
}
