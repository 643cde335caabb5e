using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>How a member leaves: of their own will, after one question; removed by a coordinator; erased. What they did stays, their seat and their open tasks are free.</summary>
static class GroupLeaving
{
    /// <summary>Asks whether they want to; false where they are in no group.</summary>
    public static bool Ask(Talk talk)
    {
        if (Roster.MyGroup(talk) is not { } group)
            return false;
        talk.State = talk.State with { Asking = Asking.GroupLeave };
        FieldPress.Ask(talk, talk.Text(TextKeys.GroupLeaveAsk, ("group", group.Name)));
        return true;
    }

    /// <summary>Takes yes or no.</summary>
    public static void Answer(Talk talk, bool yes, string? promptId)
    {
        talk.Show(promptId, talk.Text(yes ? TextKeys.NavYes : TextKeys.NavNo));
        if (yes && Roster.Mine(talk) is { } mine)
        {
            Leave(talk, mine);
            if (talk.State.Draft?.Fieldwork is not null)
                talk.State = talk.State with { Draft = null };
        }

        YesOrNo.GoOn(talk, talk.Text(yes ? TextKeys.GroupLeft : TextKeys.GroupStays));
    }

    /// <summary>Removes a member, who is told.</summary>
    public static void Remove(Talk talk, Monitor member)
    {
        talk.Do(new Effect.KeepMonitor(Left(talk, member)));
        Tell(talk, member, TextKeys.GroupRemoved);
    }

    /// <summary>Notes that whoever is erased here is in no group any more.</summary>
    public static void Erase(Talk talk)
    {
        if (talk.Lookups.MonitorAt(talk.State.Address) is { IsMember: true } monitor)
            Leave(talk, monitor);
    }

    /// <summary>Tells a member something of their group, in their language.</summary>
    public static void Tell(Talk talk, Monitor member, string key)
    {
        if (member.Address is not { } address || talk.Lookups.Conversation(address) is { IsReachable: false })
            return;
        var language = talk.Lookups.Conversation(address)?.Language ?? (member.Language.Length > 0 ? member.Language : talk.Language);
        talk.Do(new Effect.Say(new Outbound(address, talk.Content.Texts.Say(key, language, address.Medium, ("group", Roster.Find(talk, member.GroupId)?.Name ?? "")))));
    }

    // Whoever looks after the group hears where too few remain.
    static void Leave(Talk talk, Monitor member)
    {
        talk.Do(new Effect.KeepMonitor(Left(talk, member)));
        if (Roster.Find(talk, member.GroupId) is not { } group)
            return;
        var rest = Roster.Members(talk.Lookups, group).Count - 1;
        if (rest >= group.Least)
            return;
        foreach (var effect in Concerned.Tell(Roster.LookingAfter(talk, group), talk.Lookups, (coordinator, medium) => talk.Content.Texts.Say(
            TextKeys.GroupTooFew, coordinator.Language, medium, ("group", group.Name), ("members", FieldWords.Number(rest)), ("least", FieldWords.Number(group.Least)))))
            talk.Do(effect);
    }

    static Monitor Left(Talk talk, Monitor member) => member with { LeftAt = talk.Now.ToUniversalTime(), IsLead = false };
}
