using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Coordinators' work on groups, rounds and promises, where they read; a lead may look at their own group. Nobody else gets anything.</summary>
static class FieldDesk
{
    /// <summary>Hears what a coordinator or a lead asks for; false where it is something else, and to be heard as everybody's words are.</summary>
    public static bool Hear(Talk talk, string text)
    {
        if (FieldRequest.Read(text) is not { } request)
            return false;
        if (Coordinator(talk) is not { } coordinator)
            return Others(talk, request);
        // An open question may be asking for just that word.
        if (!request.Slash && talk.State.Draft is not null)
            return false;
        switch (request.Verb)
        {
            case FieldVerb.NewGroup:
                GroupDesk.Make(talk, coordinator, request.Rest);
                break;
            case FieldVerb.Groups:
                GroupDesk.List(talk, coordinator);
                break;
            case FieldVerb.Group:
                GroupDesk.Show(talk, coordinator, request.Rest);
                break;
            case FieldVerb.Lead:
                GroupDesk.Named(talk, coordinator, request.Rest, GroupDesk.Lead);
                break;
            case FieldVerb.Remove:
                GroupDesk.Named(talk, coordinator, request.Rest, GroupDesk.Remove);
                break;
            case FieldVerb.Round:
                RoundDesk.Show(talk, coordinator, request.Rest);
                break;
            case FieldVerb.Measure:
                MeasureDesk.Take(talk, coordinator, request.Rest);
                break;
            case FieldVerb.Measures:
                MeasureDesk.List(talk, coordinator, request.Rest);
                break;
            case FieldVerb.Quality:
                QualityDesk.Take(talk, coordinator, request.Rest);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        return true;
    }

    /// <summary>The coordinator whom the talk is with: in a group's chat also whoever writes there.</summary>
    public static Coordinator? Coordinator(Talk talk) =>
        Desk.Coordinator(talk) ?? (talk.Sender is { } sender ? talk.Content.Coordinator(talk.Lookups.CoordinatorOf(sender)) : null);

    static bool Others(Talk talk, FieldRequest request)
    {
        var mine = Roster.Mine(talk);
        if (!talk.InGroup && mine is { IsLead: true } && request.Verb is FieldVerb.Group or FieldVerb.Round && (request.Slash || talk.State.Draft is null))
        {
            if (request.Verb == FieldVerb.Round)
                return RoundDesk.OfGroup(talk, mine);
            if (Roster.MyGroup(talk) is { } group)
                GroupDesk.Card(talk, group, withActions: false);
            return true;
        }

        if (request.Slash)
            talk.Do(new Effect.Refuse(request.Verb.ToString()));
        return request.Slash;
    }
}
