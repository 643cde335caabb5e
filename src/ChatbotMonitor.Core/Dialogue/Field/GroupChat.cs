using ChatbotMonitor.Core.Texts;
using Group = ChatbotMonitor.Core.Monitoring.Group;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A chat of several people that is a group's own: its coverage goes there in the evening. A coordinator or a lead ties it.</summary>
static class GroupChat
{
    public static void Tie(Talk talk, Group group)
    {
        if (!MayTie(talk, group))
        {
            talk.Do(new Effect.Refuse("join"));
            return;
        }

        Guesses.Forget(talk);
        talk.State = talk.State with { Language = talk.State.Language ?? group.Language };
        talk.Do(new Effect.TieChat(group.Id));
        talk.Tell(TextKeys.GroupChatTied, ("group", group.Name));
    }

    /// <summary>Ends it; false where the chat is no group's.</summary>
    public static bool Untie(Talk talk)
    {
        if (Roster.Find(talk, talk.Lookups.GroupOfChat(talk.State.Address)) is not { } group)
            return false;
        if (!MayTie(talk, group))
        {
            talk.Do(new Effect.Refuse("leave"));
            return true;
        }

        talk.Do(new Effect.TieChat(null));
        talk.Tell(TextKeys.GroupChatUntied, ("group", group.Name));
        return true;
    }

    static bool MayTie(Talk talk, Group group) =>
        (FieldDesk.Coordinator(talk) is { } coordinator && Roster.IsOver(talk, coordinator, group))
        || (talk.Sender is { } sender && talk.Lookups.MonitorAt(sender) is { IsMember: true, IsLead: true } lead && string.Equals(lead.GroupId, group.Id, StringComparison.Ordinal));
}
