using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>How somebody becomes a member of a group: the language where none is known yet, then whether they agree to what is kept and shown, then the name to be shown. Who is in another group moves.</summary>
static class GroupJoining
{
    const int ShortestName = 2, LongestName = 40;

    /// <summary>Begins with the invitation of <paramref name="group"/>.</summary>
    public static void Begin(Talk talk, Group group)
    {
        Guesses.Forget(talk);
        if (Roster.Mine(talk) is { } mine && string.Equals(mine.GroupId, group.Id, StringComparison.Ordinal))
        {
            YesOrNo.GoOn(talk, talk.Text(TextKeys.GroupAlready, ("group", group.Name)));
            return;
        }

        if (IsFull(talk, group))
        {
            YesOrNo.GoOn(talk, talk.Text(TextKeys.GroupFull, ("group", group.Name)));
            return;
        }

        talk.State = talk.State with { Joining = group.Id };
        if (talk.State.Language is null)
            FirstContact.AskLanguage(talk, null);
        else
            Ask(talk);
    }

    /// <summary>Asks what is to be answered next.</summary>
    public static void Ask(Talk talk)
    {
        if (Roster.Find(talk, talk.State.Joining) is not { } group)
        {
            Stop(talk, talk.Text(TextKeys.JoinUnknown));
        }
        else if (talk.State.Asking == Asking.GroupName)
        {
            talk.Tell(TextKeys.GroupNameAsk);
        }
        else
        {
            talk.State = talk.State with { Asking = Asking.Group };
            FieldPress.Ask(talk, Roster.MyGroup(talk) is { } old ? talk.Text(TextKeys.GroupMove, ("group", group.Name), ("old", old.Name)) : talk.Text(TextKeys.GroupConsent, ("group", group.Name)));
        }
    }

    /// <summary>Takes yes or no.</summary>
    public static void Answer(Talk talk, bool yes, string? promptId)
    {
        talk.Show(promptId, talk.Text(yes ? TextKeys.NavYes : TextKeys.NavNo));
        if (!yes)
        {
            Stop(talk, talk.Text(TextKeys.GroupDeclined));
        }
        else if (Roster.Mine(talk) is { } mine)
        {
            Enter(talk, mine);
        }
        else
        {
            talk.State = talk.State with { Asking = Asking.GroupName };
            Ask(talk);
        }
    }

    /// <summary>Takes the name.</summary>
    public static void TakeName(Talk talk, Input input)
    {
        var name = input is Input.Text text ? OneLine.Of(text.Value, LongestName + 1) : "";
        if (name.Length is < ShortestName or > LongestName || !name.Any(char.IsLetter) || name.Any(char.IsDigit) || name.StartsWith('/'))
        {
            talk.Tell(TextKeys.GroupNameAgain);
            return;
        }

        if (Roster.Find(talk, talk.State.Joining) is { } group && Roster.Members(talk.Lookups, group).Any(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            talk.Tell(TextKeys.GroupNameTaken, ("name", name));
            return;
        }

        // Whoever comes back stays the same in the data of rounds.
        var former = talk.Lookups.MonitorAt(talk.State.Address);
        Enter(talk, (former ?? new Monitor(talk.Lookups.NewId(), "", name, talk.Now)) with { Name = name });
    }

    static void Enter(Talk talk, Monitor monitor)
    {
        if (Roster.Find(talk, talk.State.Joining) is not { } group)
        {
            Stop(talk, talk.Text(TextKeys.JoinUnknown));
            return;
        }

        // Somebody may have taken the last seat meanwhile.
        if (IsFull(talk, group))
        {
            Stop(talk, talk.Text(TextKeys.GroupFull, ("group", group.Name)));
            return;
        }

        talk.Do(new Effect.KeepMonitor(monitor with { GroupId = group.Id, JoinedAt = talk.Now.ToUniversalTime(), LeftAt = null, IsLead = false, Address = monitor.Address ?? talk.State.Address, Language = talk.Language }));
        talk.State = talk.State with { Joining = null };
        YesOrNo.GoOn(talk, talk.Text(TextKeys.GroupWelcome, ("group", group.Name), ("name", monitor.Name)), [[FieldPress.Button(talk.Text(TextKeys.NavTasks), FieldPress.Tasks)]]);
    }

    static void Stop(Talk talk, string said)
    {
        talk.State = talk.State with { Joining = null };
        YesOrNo.GoOn(talk, said);
    }

    static bool IsFull(Talk talk, Group group) => Roster.Members(talk.Lookups, group).Count >= group.Seats;

    /// <summary>Where the group's invitation leads: a link, or what is to be sent.</summary>
    public static string LinkOf(Talk talk, Group group) =>
        talk.Content.BotName() is { } bot ? string.Create(CultureInfo.InvariantCulture, $"t.me/{bot}?start={group.Invite}") : $"/join {group.Invite}";
}
