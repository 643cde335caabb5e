using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>"I help my mother": somebody answers for another person, who is asked once whether they agree; what comes of it is marked. For each person it is said anew.</summary>
static class Helping
{
    /// <summary>The value of the button by which one says so.</summary>
    public const string Wish = "for";

    /// <summary>Takes the wish: for the survey that is open, or with a new one.</summary>
    public static void Begin(Talk talk)
    {
        if (talk.State.Draft is null)
        {
            if (Starting.Default(talk.Content) is not { Audience: Audience.Everyone } survey)
            {
                Dialogue.Lost(talk);
                return;
            }

            Starting.Open(talk, survey);
        }
        else if (talk.Draft.Consent == Consent.Given)
        {
            Dialogue.Lost(talk, talk.Text(TextKeys.HelpingYes));
            return;
        }

        talk.Draft = talk.Draft with { Consent = Consent.Asked };
        if (talk.State.Asking == Asking.Language || talk.State.Language is null)
            FirstContact.Greet(talk);
        else
            Ask(talk, null);
    }

    /// <summary>Asks whether that person agrees.</summary>
    public static void Ask(Talk talk, string? before)
    {
        talk.State = talk.State with { Asking = Asking.Consent };
        var text = talk.Text(TextKeys.HelpingAsk);
        YesOrNo.Ask(talk, talk.Medium == Medium.Chat && before is { Length: > 0 } ? $"{before}\n\n{text}" : text, Of);
    }

    /// <summary>Reads whether that person agrees; asks again where it does not say.</summary>
    public static void Take(Talk talk, Survey survey, Input input)
    {
        if (YesOrNo.Read(input) is { } agrees)
            Answer(talk, survey, agrees, null);
        else
            Ask(talk, null);
    }

    /// <summary>Takes a pressed button; false where it belongs to nothing that is asked.</summary>
    public static bool Press(Talk talk, PressData data, string? promptId)
    {
        if (data.Value is Wish)
        {
            Begin(talk);
            return true;
        }

        if (talk.State is not { Asking: Asking.Consent, Draft: { } draft } || data.Value is not (YesOrNo.Yes or YesOrNo.No) || Walk.SurveyOf(draft, talk.Content) is not { } survey)
            return false;
        Answer(talk, survey, data.Value is YesOrNo.Yes, promptId);
        return true;
    }

    /// <summary>A button of this.</summary>
    public static Button Button(Talk talk, string key, string value) => Of(talk.Text(key), value);

    static Button Of(string label, string value) => new(label, new PressData(PressData.Helping, "", "", value).ToString());

    static void Answer(Talk talk, Survey survey, bool agrees, string? promptId)
    {
        talk.Show(promptId, talk.Text(agrees ? TextKeys.NavYes : TextKeys.NavNo));
        talk.State = talk.State with { Asking = Asking.Nothing, Wrong = 0 };
        if (agrees)
        {
            talk.Draft = talk.Draft with { Consent = Consent.Given };
            Prompt.Open(talk, survey, talk.Text(TextKeys.HelpingYes));
            return;
        }

        talk.State = talk.State with { Draft = null };
        talk.Tell(TextKeys.HelpingNo);
    }
}
