using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A question that is answered with yes or no, and for which an open survey waits.</summary>
static class YesOrNo
{
    public const string Yes = "yes", No = "no";

    static readonly ChoiceList Choices = new("yes_or_no", [new(Yes, new LocalText(Yes)), new(No, new LocalText(No))]);

    /// <summary>Asks it: with two buttons, or two numbered lines; <paramref name="button"/> makes one of its label and its value.</summary>
    public static void Ask(Talk talk, string question, Func<string, string, Button> button)
    {
        var text = talk.Medium == Medium.Sms ? $"{question}\n{Offer.Line(1, talk.Text(TextKeys.NavYes))}\n{Offer.Line(2, talk.Text(TextKeys.NavNo))}" : question;
        talk.Say(text, [[button(talk.Text(TextKeys.NavYes), Yes), button(talk.Text(TextKeys.NavNo), No)]]);
    }

    /// <summary>What was answered, or null where it says neither.</summary>
    public static bool? Read(Input input) =>
        input is Input.Text text && ChoiceReplies.One(text.Value, ChoiceOffer.All(Choices)) is Reading.Value answer ? answer.Stored is Yes : null;

    /// <summary>Says <paramref name="said"/>, and goes on with what is open.</summary>
    public static void GoOn(Talk talk, string said, IReadOnlyList<IReadOnlyList<Button>>? keyboard = null)
    {
        talk.State = talk.State with { Asking = Asking.Nothing, Wrong = 0 };
        if (talk.State.Draft is null)
            talk.Say(said, keyboard);
        else
            Dialogue.Lost(talk, said);
    }
}
