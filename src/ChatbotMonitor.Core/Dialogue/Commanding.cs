using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Does what a command asks, whatever is open.</summary>
static class Commanding
{
    /// <summary>Obeys; false where the word means nothing as a command now, and is to be read as an answer.</summary>
    public static bool Obey(Talk talk, Inbound inbound, Command command, string argument)
    {
        switch (command)
        {
            case Command.Stop:
                OptingOut.Stop(talk, inbound.AnsweredByProvider);
                return true;
            case Command.Start:
                return Start(talk, inbound, argument);
            case Command.Help:
                if (!inbound.AnsweredByProvider)
                    talk.Say(talk.Text(TextKeys.Help), [[Helping.Button(talk, TextKeys.NavHelping, Helping.Wish)]]);
                if (Desk.Coordinator(talk) is not null)
                    talk.Tell(TextKeys.DeskHelp);
                if (Desk.Coordinator(talk) is not null && talk.Medium == Medium.Chat && talk.Content.Rounds.Count + Roster.Groups(talk).Count > 0)
                    talk.Tell(TextKeys.FieldDeskHelp);
                else if (Roster.Mine(talk) is not null)
                    talk.Tell(TextKeys.FieldHelp);
                return true;
            case Command.Language:
                FirstContact.AskLanguage(talk, null);
                return true;
            case Command.Status:
                Status(talk, argument);
                return true;
            case Command.Info:
                return Informing.Obey(talk, ((Input.Text)inbound.Input).Value, argument);
            case Command.Erase:
                Erasing.Ask(talk);
                return true;
            case Command.Join:
                Joining.Join(talk, argument);
                return true;
            case Command.Leave:
                Joining.Leave(talk);
                return true;
            case Command.Digest:
                Joining.Digest(talk);
                return true;
            case Command.More:
                return More(talk);
            case Command.Quiet:
                News.Toggle(talk);
                return true;
            case Command.Call:
                Calling.Ask(talk, argument);
                return true;
            case Command.Telegram when talk.Medium == Medium.Sms:
            case Command.Sms when talk.Medium == Medium.Chat:
                Linking.Offer(talk);
                return true;
            case Command.Telegram or Command.Sms:
                return false;
            case Command.Code:
                if (LinkCode.Read(argument) is not { } code)
                    return false;
                Linking.Redeem(talk, code);
                return true;
            case Command.Helping:
                Helping.Begin(talk);
                return true;
            case Command.Learn when talk.Medium == Medium.Sms:
                LessonCourse.Subscribe(talk);
                return true;
            case Command.Learn:
                LessonChat.Begin(talk, argument);
                return true;
            case Command.Enough:
                return LessonCourse.Leave(talk);
            case Command.Answers:
                Revising.Show(talk);
                return true;
            case Command.Tasks:
                return TaskList.Obey(talk, argument, IsSlash(inbound));
            case Command.Earlier:
                return DoneEarlier.Obey(talk, IsSlash(inbound));
            case Command.Latin or Command.Cyrillic when talk.Medium == Medium.Sms:
                talk.State = talk.State with { Latin = command == Command.Latin };
                var done = talk.Text(command == Command.Latin ? TextKeys.LatinOn : TextKeys.LatinOff);
                if (talk.State is { Draft: not null, Asking: Asking.Nothing })
                    Dialogue.Lost(talk, done);
                else
                    talk.Say(done);
                return true;
            case Command.Latin or Command.Cyrillic:
                return false;
            case Command.Back or Command.Skip or Command.Cancel or Command.Restart:
                Move(talk, command, null);
                return true;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Whether a question on a lesson is still open after that command.</summary>
    public static bool LeavesALessonOpen(Command? command) =>
        command is Command.Help or Command.Status or Command.Info or Command.Quiet or Command.Latin or Command.Cyrillic or Command.Digest or Command.Learn or Command.Enough or Command.Cancel;

    /// <summary>Moves within the open survey: back, on without an answer, out, or to its beginning.</summary>
    public static void Move(Talk talk, Command way, string? promptId)
    {
        if (talk.State.Asking == Asking.Note && way == Command.Cancel)
        {
            DeskNote.Forget(talk);
            talk.Tell(TextKeys.Cancelled);
            DeskNote.GoOn(talk);
            return;
        }

        if (way == Command.Cancel && (talk.State.Draft is null || talk.State.Asking == Asking.Lesson) && LessonCourse.Leave(talk))
            return;
        if (FieldTalk.Move(talk, way))
            return;
        if (talk.State.Draft is not { } draft || Walk.SurveyOf(draft, talk.Content) is not { } survey)
        {
            talk.State = talk.State with { Asking = Asking.Nothing };
            Dialogue.Lost(talk);
            return;
        }

        switch (way)
        {
            case Command.Cancel:
                talk.Show(promptId, talk.Text(TextKeys.NavCancel));
                talk.State = talk.State with { Draft = null, Asking = talk.State.Language is null ? Asking.Language : Asking.Nothing, Wrong = 0 };
                talk.Tell(draft.Fieldwork is not null ? TextKeys.FieldStopped : draft.Sent is null ? TextKeys.Cancelled : TextKeys.AnswersKept);
                break;
            case Command.Restart:
                Starting.Again(talk, survey);
                break;
            case Command.Back when talk.State.Asking is not (Asking.Language or Asking.Consent):
                Answering.Back(talk, survey, promptId);
                break;
            case Command.Skip when talk.State.Asking == Asking.Nothing && Walk.Open(talk, survey) is { } open:
                Answering.Skip(talk, survey, open.Question, promptId);
                break;
            default:
                Prompt.Open(talk, survey);
                break;
        }
    }

    static bool IsSlash(Inbound inbound) => inbound.Input is Input.Text { Value: ['/', ..] };

    static bool Start(Talk talk, Inbound inbound, string argument)
    {
        if (talk.State.OptedOut)
        {
            OptingOut.Start(talk, inbound.AnsweredByProvider);
            return true;
        }

        if (argument.Length > 0 && (Joining.ByInvite(talk, argument) is not null || Roster.ByInvite(talk, argument) is not null))
            Joining.Join(talk, argument);
        else if ((argument.Length > 0 ? talk.Content.Survey(argument) : null) is { } named)
            Starting.Begin(talk, named);
        else if (InvitationLink.Read(argument) is (var id, { } place) && talk.Content.Survey(id) is { } linked)
            Starting.Begin(talk, linked, Inviting.Known(talk, linked, place));
        else if (LinkCode.Read(argument) is { } code)
            Linking.Redeem(talk, code);
        else if (Starting.Default(talk.Content) is { } survey)
            Starting.Begin(talk, survey);
        else
            Dialogue.Lost(talk);
        return true;
    }

    static void Status(Talk talk, string argument)
    {
        if (argument.Length == 0)
            StatusReply.SayLatest(talk);
        else if (ReportCode.Read(argument) is { } code)
            StatusReply.Say(talk, code);
        else
            talk.Tell(TextKeys.StatusUnknown);
    }

    static bool More(Talk talk)
    {
        if (talk.State is not { Draft: { } draft, Asking: Asking.Nothing } || Walk.SurveyOf(draft, talk.Content) is not { } survey
            || Walk.Open(talk, survey) is not { } open || Offer.For(talk, survey, open.Question) is not { HasMore: true } offer)
            return false;
        Answering.Turn(talk, survey, (draft.Page + 1) % offer.Pages);
        return true;
    }
}
