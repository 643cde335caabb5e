using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Coordinators: join by invitation in a chat, a Telegram group or by SMS; leave; ask for a digest.</summary>
static class Joining
{
    /// <summary>The coordinator whose invitation <paramref name="code"/> is, or null.</summary>
    public static Coordinator? ByInvite(Talk talk, string code) =>
        talk.Content.Coordinators.FirstOrDefault(c => string.Equals(c.Invite, code.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Only these commands, a report's buttons and what was asked for are meant for the bot in a group; chatter is not.</summary>
    public static void InGroup(Talk talk, Inbound inbound)
    {
        if (inbound.Input is Input.Press press && PressData.Read(press.Data) is { Kind: PressData.Report } data)
            Desk.Press(talk, data, inbound.PromptId);
        if (inbound.Input is Input.Press seen && PressData.Read(seen.Data) is { Kind: PressData.Digest } digest)
            Acknowledging.Press(talk, digest, inbound.PromptId);
        if (inbound.Input is not Input.Text text || (text.Value.StartsWith('/') && Desk.Hear(talk, text.Value)) || DeskNote.Take(talk, inbound)
            || (text.Value.StartsWith('/') && FieldDesk.Hear(talk, text.Value)) || Commands.Read(text.Value) is not ({ } command, not null, var argument))
            return;
        switch (command)
        {
            case Command.Join:
            case Command.Start when argument.Length > 0:
                Join(talk, argument);
                break;
            case Command.Leave:
                Leave(talk);
                break;
            case Command.Digest:
                Digest(talk);
                break;
            case Command.Info when argument.Length > 0 && Desk.Coordinator(talk) is not null:
                Informing.Obey(talk, text.Value, argument);
                break;
            case Command.Tasks:
                RoundDesk.OfGroup(talk, null);
                break;
            case Command.Help when Desk.Coordinator(talk) is not null:
                talk.Tell(TextKeys.DeskHelp);
                break;
            case Command.Cancel when talk.State.Asking == Asking.Note:
                Commanding.Move(talk, Command.Cancel, null);
                break;
            default:
                break;
        }
    }

    public static void Join(Talk talk, string code)
    {
        if (Guesses.AreUp(talk))
        {
            talk.Tell(TextKeys.JoinTooOften);
        }
        else if (code.Length > 0 && ByInvite(talk, code) is { } coordinator)
        {
            Guesses.Forget(talk);
            talk.State = talk.State with { Language = talk.State.Language ?? coordinator.Language };
            var languageWasAsked = talk.State.Asking == Asking.Language;
            if (languageWasAsked)
                talk.State = talk.State with { Asking = Asking.Nothing };
            talk.Do(new Effect.JoinCoordinator(coordinator.Id));
            talk.Tell(TextKeys.JoinDone, ("name", coordinator.Name), ("time", coordinator.DigestAt.ToString("HH:mm", CultureInfo.InvariantCulture)));
            // What waited for a language goes on in the coordinator's.
            if (languageWasAsked && talk.State.Draft is not null)
                Dialogue.Lost(talk);
        }
        else if (code.Length > 0 && Roster.ByInvite(talk, code) is { } group)
        {
            if (talk.InGroup)
                GroupChat.Tie(talk, group);
            else
                GroupJoining.Begin(talk, group);
        }
        else
        {
            Guesses.Fail(talk);
            talk.Tell(TextKeys.JoinUnknown);
        }
    }

    public static void Leave(Talk talk)
    {
        if (talk.Lookups.CoordinatorOf(talk.State.Address) is null)
        {
            if (talk.InGroup ? GroupChat.Untie(talk) : GroupLeaving.Ask(talk))
                return;
            talk.Tell(TextKeys.NotJoined);
            return;
        }

        talk.Do(new Effect.LeaveCoordinator());
        talk.Tell(TextKeys.LeaveDone);
    }

    public static void Digest(Talk talk)
    {
        if (talk.Lookups.CoordinatorOf(talk.State.Address) is { } id)
            talk.Do(new Effect.SendDigest(id));
        else
            talk.Do(new Effect.Refuse("digest"));
    }
}
