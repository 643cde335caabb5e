using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Unties all answers from a person, after one confirmation.</summary>
static class Erasing
{
    public static void Ask(Talk talk)
    {
        talk.State = talk.State with { Asking = Asking.Erase };
        YesOrNo.Ask(talk, talk.Text(TextKeys.EraseAsk), static (label, value) => new Button(label, new PressData(PressData.Erase, "", "", value).ToString()));
    }

    public static void Take(Talk talk, Input input)
    {
        if (YesOrNo.Read(input) is { } yes)
            Answer(talk, yes, null);
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
}
