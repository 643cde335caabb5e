using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Asks people who agreed to be asked, reminds them once, and hears what they say to it.</summary>
static class Inviting
{
    // A list is not worth an interruption.
    static readonly TimeSpan Later = TimeSpan.FromHours(1);

    // After that, a number or a yes means something else.
    static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    // A sentence tells of something: it is heard as always, and no complaint is lost for a yes.
    const int FewWords = 3;

    /// <summary>Sends the invitation or its reminder, or notes why not.</summary>
    public static void Send(Talk talk, Invitation invitation)
    {
        var isReminder = invitation.State == InvitationState.Asked;
        if (talk.Content.Survey(invitation.SurveyId) is null || !talk.State.IsReachable)
        {
            End(talk, invitation, InvitationState.LeftOut);
            return;
        }

        if (isReminder && !IsSame(talk.State.Invited, invitation))
        {
            End(talk, invitation, InvitationState.Answered);
            return;
        }

        if (talk.State.IsOpen)
        {
            talk.Do(new Effect.KeepInvitation(invitation with { NotBefore = talk.Now.ToUniversalTime() + Later }));
            return;
        }

        var now = talk.Now.ToUniversalTime();
        var sent = isReminder
            ? invitation with { State = InvitationState.Reminded, RemindedAt = now, NotBefore = null }
            : invitation with { State = InvitationState.Asked, AskedAt = now, NotBefore = null };
        talk.State = talk.State with { Language = talk.State.Language ?? invitation.Language, Invited = sent };
        talk.Do(new Effect.KeepInvitation(sent));
        Button Answer(string key, string value) => new(talk.Text(key), new PressData(PressData.Invitation, "", "", value).ToString());
        var title = talk.Content.Survey(invitation.SurveyId)!.Title.In(talk.Language);
        talk.Say(
            talk.Text(isReminder ? TextKeys.InviteReminder : TextKeys.Invite, ("survey", title), ("cost", talk.Text(TextKeys.ReplyCost))),
            [[Answer(TextKeys.NavYes, "yes"), Answer(TextKeys.NavNo, "no")]],
            bulk: true);
    }

    /// <summary>Hears a reply to an open invitation: a no declines, any other short answer begins the survey; false where it is about something else.</summary>
    public static bool Take(Talk talk, Input input, Command? command, string? slash)
    {
        if (talk.State is not { Invited: { } invitation, IsOpen: false } || input is not Input.Text { Value: var text })
            return false;
        if (talk.Now - invitation.AskedAt > Patience)
        {
            talk.State = talk.State with { Invited = null };
            return false;
        }

        if (command == Command.Stop)
        {
            End(talk, invitation, InvitationState.Declined);
            return false;
        }

        if (command == Command.Cancel || (command is null && slash is null && IsNo(text)))
        {
            Decline(talk, invitation);
            return true;
        }

        // Other commands are obeyed, and the invitation stays open; what begins a survey answers it.
        if ((command is not null and not Command.Start) || (slash is not null && command is null) || ReportCode.Read(text) is not null)
            return false;
        var begins = Starting.SurveyFor(talk, null, text);
        if ((begins is not null && !string.Equals(begins.Id, invitation.SurveyId, StringComparison.Ordinal))
            || (command == Command.Start && text.Trim().Contains(' ', StringComparison.Ordinal))
            || (YesNo.Read(text) is null && Folding.Words(Folding.Fold(text)).Length > FewWords && Complaint.Speaks(text)))
        {
            End(talk, invitation, InvitationState.Answered);
            return false;
        }

        Begin(talk, invitation);
        return true;
    }

    /// <summary>Takes a press of yes or no; false where no invitation is open.</summary>
    public static bool Press(Talk talk, PressData data, string? promptId)
    {
        if (talk.State is not { Invited: { } invitation, IsOpen: false })
            return false;
        var yes = data.Value is "yes";
        talk.Show(promptId, talk.Text(yes ? TextKeys.NavYes : TextKeys.NavNo));
        if (yes)
            Begin(talk, invitation);
        else
            Decline(talk, invitation);
        return true;
    }

    /// <summary>What is known beforehand of a person who begins <paramref name="survey"/>: the place and the service, where the survey asks for them.</summary>
    public static IReadOnlyList<Answer> Known(Talk talk, Survey survey, string? place, string? service = null)
    {
        var known = new List<Answer>();
        if (talk.Content.Places.Find(place) is not null && Asking(survey, "places") is { } where)
            known.Add(new Answer(where.Name, place!));
        if (talk.Content.Register.Service(service) is not null && Asking(survey, "services") is { } what)
            known.Add(new Answer(what.Name, service!));
        return known;
    }

    static Question? Asking(Survey survey, string list) =>
        survey.Questions.FirstOrDefault(q => q.Type == QuestionType.SelectOne && string.Equals(q.Choices?.Name, list, StringComparison.Ordinal) && survey.Outline.Repeats(q.Group).Count == 0);

    static void Begin(Talk talk, Invitation invitation)
    {
        End(talk, invitation, InvitationState.Answered);
        if (talk.Content.Survey(invitation.SurveyId) is { } survey)
            Starting.Begin(talk, survey, Known(talk, survey, invitation.Place));
        else
            talk.Tell(TextKeys.SurveyGone);
    }

    static void Decline(Talk talk, Invitation invitation)
    {
        End(talk, invitation, InvitationState.Declined);
        talk.Tell(TextKeys.InviteDeclined);
    }

    static void End(Talk talk, Invitation invitation, InvitationState state)
    {
        talk.Do(new Effect.KeepInvitation(invitation.Ended(state, talk.Now)));
        if (IsSame(talk.State.Invited, invitation))
            talk.State = talk.State with { Invited = null };
    }

    static bool IsSame(Invitation? one, Invitation other) => one is not null && string.Equals(one.SurveyId, other.SurveyId, StringComparison.Ordinal);

    static bool IsNo(string text) => text.Trim().TrimEnd('.', ')') is "2" || YesNo.Read(text) == false;
}
