using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Unties all answers from a person, after one confirmation.</summary>
static class Erasing
{
    static readonly ChoiceList Choices = new("erase", [new("yes", new LocalText("yes")), new("no", new LocalText("no"))]);

    public static void Ask(Talk talk)
    {
        talk.State = talk.State with { Asking = Asking.Erase };
        var text = talk.Text(TextKeys.EraseAsk);
        if (talk.Medium == Medium.Sms)
            text += $"\n{Offer.Line(1, talk.Text(TextKeys.NavYes))}\n{Offer.Line(2, talk.Text(TextKeys.NavNo))}";
        talk.Say(text, [[Press(talk.Text(TextKeys.NavYes), "yes"), Press(talk.Text(TextKeys.NavNo), "no")]]);
    }

    public static void Take(Talk talk, Input input)
    {
        if (input is not Input.Text text)
        {
            Ask(talk);
            return;
        }

        if (ChoiceReplies.One(text.Value, ChoiceOffer.All(Choices)) is Reading.Value answer)
            Answer(talk, answer.Stored is "yes", null);
        else
            Ask(talk);
    }

    public static void Answer(Talk talk, bool yes, string? promptId)
    {
        talk.Show(promptId, talk.Text(yes ? TextKeys.NavYes : TextKeys.NavNo));
        if (!yes)
        {
            talk.State = talk.State with { Asking = Asking.Nothing };
            var kept = talk.Text(TextKeys.EraseKept);
            if (talk.State.Draft is null)
                talk.Say(kept);
            else
                Dialogue.Lost(talk, kept);
            return;
        }

        GroupLeaving.Erase(talk);
        talk.Do(new Effect.Erase());
        if (talk.State.Linked is { } other)
            talk.Do(new Effect.EraseAlso(other));
        talk.Tell(TextKeys.Erased);
        // That somebody does not want to be written to outlives what they wrote.
        talk.State = new Conversation(talk.State.Address) { OptedOut = talk.State.OptedOut };
    }

    static Button Press(string label, string value) => new(label, new PressData(PressData.Erase, "", "", value).ToString());
}
