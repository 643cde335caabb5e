using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is asked of somebody who joins or leaves a group, or says when a visit was made: one question at a time, the draft waits.</summary>
static class FieldTalk
{
    /// <summary>Takes what was said to it; false where nothing of the kind is asked.</summary>
    public static bool Take(Talk talk, Input input)
    {
        switch (talk.State.Asking)
        {
            case Asking.Group:
                if (YesOrNo.Read(input) is { } joins)
                    GroupJoining.Answer(talk, joins, null);
                else
                    GroupJoining.Ask(talk);
                return true;
            case Asking.GroupName:
                GroupJoining.TakeName(talk, input);
                return true;
            case Asking.GroupLeave:
                if (YesOrNo.Read(input) is { } leaves)
                    GroupLeaving.Answer(talk, leaves, null);
                else
                    AskAgain(talk);
                return true;
            case Asking.Earlier:
                DoneEarlier.Take(talk, input);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Moves while it is asked: out of it, or nowhere; false where nothing of the kind is asked.</summary>
    public static bool Move(Talk talk, Command way)
    {
        if (talk.State.Asking is not (Asking.Group or Asking.GroupName or Asking.GroupLeave or Asking.Earlier))
            return false;
        if (way != Command.Cancel)
            return AskAgain(talk);
        var joins = talk.State.Joining is not null;
        talk.State = talk.State with { Joining = null };
        YesOrNo.GoOn(talk, talk.Text(joins ? TextKeys.GroupDeclined : TextKeys.Cancelled));
        return true;
    }

    /// <summary>Asks it again; false where nothing of the kind is asked.</summary>
    public static bool AskAgain(Talk talk)
    {
        switch (talk.State.Asking)
        {
            case Asking.Group or Asking.GroupName:
                GroupJoining.Ask(talk);
                return true;
            case Asking.GroupLeave when GroupLeaving.Ask(talk):
                return true;
            case Asking.Earlier when talk.State.Draft is not null:
                DoneEarlier.Ask(talk);
                return true;
            default:
                return false;
        }
    }
}
