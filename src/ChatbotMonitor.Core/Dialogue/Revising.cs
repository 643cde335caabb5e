using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>ANSWERS: what was answered, to be read and put right; the survey that is open, or the one sent by SMS within a day.</summary>
static class Revising
{
    // Whoever thinks of it later writes or calls: what was said has been acted on by then.
    static readonly TimeSpan Open = TimeSpan.FromDays(1);

    // Looked at and left: it stays as it was sent.
    static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>Shows the answers.</summary>
    public static void Show(Talk talk)
    {
        if (talk.State.Draft is { } draft)
        {
            if (Walk.SurveyOf(draft, talk.Content) is not { } survey)
                Starting.LeaveGone(talk);
            else if (talk.State.Asking == Asking.Summary)
                Summary.Show(talk, survey, []);
            else
                Prompt.Open(talk, survey, Summary.SoFar(talk, survey));
        }
        else if (talk.State.Sent is { Sent: { } sent } old && talk.Now - sent.At < Open && Walk.SurveyOf(old, talk.Content) is { } survey)
        {
            talk.State = talk.State with { Draft = old with { HeardAt = talk.Now }, Wrong = 0 };
            Summary.Show(talk, survey, []);
        }
        else
        {
            Dialogue.Lost(talk);
        }
    }

    /// <summary>What is remembered of a survey that is being sent: by SMS alone, where it was not read before it was sent.</summary>
    public static Draft? Remembered(Talk talk, ReportCode? code) =>
        talk.Medium != Medium.Sms ? null : talk.Draft with { Sent = new Sending(talk.Draft.Sent?.At ?? talk.Now.ToUniversalTime(), code ?? talk.Draft.Sent?.Code), Trail = [], Reminded = true };

    /// <summary>When a draft that is being put right is laid down by itself.</summary>
    public static DateTimeOffset Until(Draft draft) => draft.HeardAt + Idle;
}
