using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What silence leads to: one reminder, then the draft is kept as incomplete; and where none is open, what there is to tell or to teach.</summary>
static class Waiting
{
    // A draft whose survey is gone is not waited for forever.
    static readonly TimeSpan Orphaned = TimeSpan.FromDays(3);

    static readonly TimeSpan Unbegun = TimeSpan.FromHours(12);

    /// <summary>When the dialogue wants to act by itself next, or null.</summary>
    public static DateTimeOffset? Until(Conversation state, Content content)
    {
        if (state.Draft is not { } draft)
            return News.Sooner(News.Until(state, content), LessonCourse.Until(state));
        if (draft.Sent is not null)
            return Revising.Until(draft);
        var survey = Walk.SurveyOf(draft, content);
        // An interview that nobody has begun is nothing to be reminded of, or to be kept.
        if (IsUnbegun(draft))
            return draft.HeardAt + Unbegun;
        var remind = survey?.RemindAfter is { } r && !draft.Reminded && state.IsReachable ? content.Quiet.Open(draft.HeardAt + r, content.Zone) : (DateTimeOffset?)null;
        var expire = ExpiresAt(draft, survey, content);
        return remind is not null && (expire is null || remind < expire) ? remind : expire;
    }

    /// <summary>Does what is due.</summary>
    public static void Wake(Talk talk)
    {
        if (Until(talk.State, talk.Content) is not { } due || due > talk.Now)
            return;
        if (talk.State.Draft is not { } draft)
        {
            News.Wake(talk);
            LessonCourse.Wake(talk);
            return;
        }

        var survey = Walk.SurveyOf(draft, talk.Content);
        if (IsUnbegun(draft) || survey is null || draft.Sent is not null || ExpiresAt(draft, survey, talk.Content) <= talk.Now)
        {
            Expire(talk, survey);
            return;
        }

        Between.Leave(talk);
        talk.Draft = draft with { Reminded = true };
        Prompt.Open(talk, survey, talk.Text(TextKeys.Reminder));
    }

    // Where something is said then, nobody is woken by it.
    static DateTimeOffset? ExpiresAt(Draft draft, Survey? survey, Content content) =>
        survey is null ? draft.HeardAt + Orphaned
        : survey.ExpireAfter is not { } after ? null
        : Complaint.Is(survey) ? content.Quiet.Open(draft.HeardAt + after, content.Zone)
        : draft.HeardAt + after;

    static bool IsUnbegun(Draft draft) => draft is { Fieldwork: not null, Trail.Count: 0 };

    static void Expire(Talk talk, Survey? survey)
    {
        // A person's own words are a complaint even where nobody came back to confirm it.
        if (survey is not null && Complaint.Is(survey) && talk.Draft.Sent is null)
        {
            var code = Ending.File(talk, survey).Code;
            if (!talk.State.OptedOut && !talk.State.Unreachable)
                talk.Tell(TextKeys.ComplaintKept, ("code", code.Spoken));
        }
        else
        {
            Ending.Keep(talk, survey, ResponseStatus.Incomplete, null);
        }

        talk.State = talk.State with { Draft = null, Asking = Asking.Nothing, Wrong = 0 };
    }
}
