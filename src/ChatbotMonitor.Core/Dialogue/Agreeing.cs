using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What an acknowledge is answered with: one button, or any word of agreement.</summary>
static class Agreeing
{
    // As XLSForm stores it.
    const string Stored = "OK";

    /// <summary>The list of that one choice.</summary>
    public static ChoiceList Choices(Texts.Texts texts) =>
        new("_agree", [new Choice(Stored, new LocalText(Languages.All.Select(l => KeyValuePair.Create(l, texts.Say(TextKeys.NavAgree, l, Medium.Chat)))))]);
}
