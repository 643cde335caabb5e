using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Begins a survey, goes on with the one that is open, or begins it anew.</summary>
static class Starting
{
    /// <summary>The survey that a command (<paramref name="slash"/>) or a keyword starts, or null.</summary>
    public static Survey? SurveyFor(Talk talk, string? slash, string text)
    {
        if (slash is not null)
            return BySlash(talk.Content, slash);
        if (text.Length > 60)
            return null;
        var folded = Folding.Fold(text);
        return talk.Content.Surveys.FirstOrDefault(s => s.StartKeywords.Any(k => string.Equals(Folding.Fold(k), folded, StringComparison.Ordinal) || string.Equals(Folding.Fold(LatinLetters.Of(k)), folded, StringComparison.Ordinal)));
    }

    /// <summary>The survey that anybody can begin with START where no word names one.</summary>
    public static Survey? Default(Content content) =>
        BySlash(content, "start") ?? content.Surveys.FirstOrDefault(s => s.Audience == Audience.Everyone);

    static Survey? BySlash(Content content, string slash) => content.Surveys.FirstOrDefault(s => s.StartCommands.Contains(slash, StringComparer.OrdinalIgnoreCase));

    /// <summary>Begins <paramref name="survey"/>, or goes on with it; what is <paramref name="known"/> of the person beforehand is not asked.</summary>
    public static void Begin(Talk talk, Survey survey, IReadOnlyList<Answer>? known = null)
    {
        if (talk.State.Draft is { } open && string.Equals(open.SurveyId, survey.Id, StringComparison.Ordinal))
        {
            Prompt.Open(talk, survey, talk.State.Asking == Asking.Language ? null : talk.Text(TextKeys.Resume));
            return;
        }

        if (survey.Audience == Audience.Monitors && !talk.IsMonitor)
        {
            talk.Tell(TextKeys.MonitorsOnly);
            return;
        }

        if (Linking.GoOn(talk, survey))
            return;
        LayAside(talk);
        Fresh(talk, survey, known: known);
    }

    /// <summary>Begins the open survey anew; a complaint keeps the citizen's words.</summary>
    public static void Again(Talk talk, Survey survey)
    {
        if (!Complaint.Is(survey))
        {
            Fresh(talk, survey, talk.Draft.Consent, talk.Draft.Fieldwork is { } same ? Inviting.Known(talk, survey, same.Place, same.Service) : null, talk.Draft.Fieldwork);
            return;
        }

        talk.State = talk.State with { Asking = Asking.Nothing, Wrong = 0 };
        talk.Draft = new Draft(talk.Lookups.NewId(), Complaint.Id, talk.Now) { HeardAt = talk.Now, Answers = Complaint.WordsOf(talk.Draft), Consent = talk.Draft.Consent };
        Prompt.Next(talk, survey);
    }

    /// <summary>The survey's file is gone: what was answered is kept.</summary>
    public static void LeaveGone(Talk talk)
    {
        Ending.Keep(talk, null, ResponseStatus.Incomplete, null);
        talk.State = talk.State with { Draft = null, Asking = Asking.Nothing, Wrong = 0 };
        talk.Tell(TextKeys.SurveyGone);
    }

    /// <summary>Opens a survey; nothing is asked yet.</summary>
    public static void Open(Talk talk, Survey survey, Consent consent = Consent.NotNeeded, IReadOnlyList<Answer>? known = null) => talk.State = talk.State with
    {
        Draft = new Draft(talk.Lookups.NewId(), survey.Id, talk.Now) { HeardAt = talk.Now, Consent = consent, Answers = known ?? [] },
        Asking = Asking.Nothing,
        Wrong = 0,
    };

    static void Fresh(Talk talk, Survey survey, Consent consent = Consent.NotNeeded, IReadOnlyList<Answer>? known = null, Fieldwork? work = null)
    {
        Open(talk, survey, consent, known);
        if (work is not null)
            talk.Draft = talk.Draft with { Fieldwork = work };
        if (talk.State.Language is null)
            FirstContact.Greet(talk);
        else
            Prompt.Next(talk, survey);
    }

    // What was begun before is not lost because something else begins: a complaint is filed, answers are kept as incomplete.
    public static void LayAside(Talk talk)
    {
        if (talk.State.Draft is not { } draft)
            return;
        var survey = Walk.SurveyOf(draft, talk.Content);
        if (survey is not null && Complaint.Is(survey) && draft.Sent is null)
            talk.Tell(TextKeys.ComplaintKept, ("code", Ending.File(talk, survey).Code.Spoken));
        else
            Ending.Keep(talk, survey, ResponseStatus.Incomplete, null);
        talk.State = talk.State with { Draft = null };
    }
}
