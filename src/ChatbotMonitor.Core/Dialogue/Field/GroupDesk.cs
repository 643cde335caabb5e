using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Groups as a coordinator handles them: made, listed, shown with their members; leads made, members taken out.</summary>
static class GroupDesk
{
    public const string OfGroup = "group", OfMember = "member", Lead = "lead", Remove = "remove", RemoveSurely = "surely";

    // An invitation that can be typed on a keypad phone; who guesses has five guesses a day.
    const int CodeLength = 10;

    /// <summary>Makes a group: <c>/newgroup PLACE [SEATS] [NAME]</c>.</summary>
    public static void Make(Talk talk, Coordinator coordinator, string rest)
    {
        if (PlaceIn(talk, rest) is not (var id, { } words))
        {
            talk.Tell(TextKeys.GroupPlaceUnknown);
            return;
        }

        if (!coordinator.Scope.CoversPlace(id, talk.Content.Places))
        {
            talk.Tell(TextKeys.GroupPlaceNotYours, ("place", FieldWords.PlaceOf(talk, id)));
            return;
        }

        var (seats, name) = SeatsIn(words);
        if (seats is < 1 or > Group.MostSeats)
        {
            talk.Tell(TextKeys.GroupSeatsWrong, ("most", FieldWords.Number(Group.MostSeats)));
            return;
        }

        var groups = Roster.Groups(talk);
        var free = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? id : $"{id}-{FieldWords.Number(n)}").First(i => groups.All(g => g.Id != i));
        var code = string.Concat(talk.Lookups.NewSecret().TakeLast(CodeLength).Select(c => (char)('0' + (SecretCode.Letters.IndexOf(c, StringComparison.Ordinal) % 10))));
        var group = new Group(free, name.Length > 0 ? OneLine.Of(name, 60) : FieldWords.PlaceOf(talk, id), id, code) { Language = talk.Language, Coordinator = coordinator.Id };
        if (seats is { } set)
            group = group with { Seats = set, Least = Math.Min(group.Least, set) };
        talk.Do(new Effect.KeepGroup(group));
        talk.Tell(TextKeys.GroupMade, ("group", group.Name), ("place", FieldWords.PlaceOf(talk, id)), ("id", group.Id), ("seats", FieldWords.Number(group.Seats)), ("link", GroupJoining.LinkOf(talk, group)), ("code", group.Invite));
    }

    public static void List(Talk talk, Coordinator coordinator)
    {
        var groups = Roster.Of(talk, coordinator);
        if (groups.Count == 0)
        {
            talk.Tell(TextKeys.GroupsNone);
            return;
        }

        var text = talk.Text(TextKeys.GroupsTitle, ("count", FieldWords.Number(groups.Count)));
        foreach (var group in groups)
        {
            var longer = $"{text}\n{talk.Text(TextKeys.GroupLine, ("group", group.Name), ("id", group.Id), ("members", FieldWords.Number(Roster.Members(talk.Lookups, group).Count)), ("seats", FieldWords.Number(group.Seats)))}";
            if (talk.Medium == Medium.Sms && Segments.Of(longer).Count > 2)
                break;
            text = longer;
        }

        talk.Say(text, talk.InGroup ? null : [.. groups.Select(g => (IReadOnlyList<Button>)[FieldPress.Button(g.Name, OfGroup, PressData.Hash(g.Id))])]);
    }

    /// <summary>Shows the group of that id or name; the only one, or all, where none is named.</summary>
    public static void Show(Talk talk, Coordinator coordinator, string named)
    {
        var groups = Roster.Of(talk, coordinator);
        if (named.Length == 0 && Roster.Find(talk, talk.Lookups.GroupOfChat(talk.State.Address)) is { } here && groups.Contains(here))
            Card(talk, here, withActions: false);
        else if (named.Length == 0 && groups.Count != 1)
            List(talk, coordinator);
        else if ((named.Length == 0 ? groups[0] : groups.FirstOrDefault(g => string.Equals(g.Id, named, StringComparison.OrdinalIgnoreCase) || Folding.Fold(g.Name) == Folding.Fold(named))) is { } group)
            Card(talk, group, withActions: !talk.InGroup);
        else
            talk.Tell(TextKeys.GroupUnknown, ("group", OneLine.Of(named, 30)));
    }

    /// <summary>A group and its members.</summary>
    public static void Card(Talk talk, Group group, bool withActions)
    {
        var members = Roster.Members(talk.Lookups, group);
        var text = talk.Text(TextKeys.GroupCard, ("group", group.Name), ("place", FieldWords.PlaceOf(talk, group.Place)), ("members", FieldWords.Number(members.Count)), ("seats", FieldWords.Number(group.Seats)), ("link", GroupJoining.LinkOf(talk, group)), ("code", group.Invite));
        var done = Done(talk);
        for (var i = 0; i < members.Count; i++)
        {
            var longer = $"{text}\n{Offer.Line(i + 1, Line(talk, members[i], done))}";
            if (talk.Medium == Medium.Sms && Segments.Of(longer).Count > 4)
                break;
            text = longer;
        }

        if (members.Count < group.Least && talk.Medium == Medium.Chat)
            text += $"\n\n{talk.Text(TextKeys.GroupFew, ("least", FieldWords.Number(group.Least)))}";
        talk.Say(text, withActions ? [.. members.Select(m => FieldPress.Button(m.Name, OfMember, PressData.Hash(m.Id))).Chunk(2)] : null);
    }

    /// <summary>Does <paramref name="what"/> with the member of that name, of the coordinator's groups.</summary>
    public static void Named(Talk talk, Coordinator coordinator, string name, string what)
    {
        if (name.Length == 0)
        {
            Show(talk, coordinator, "");
            return;
        }

        var folded = Folding.Fold(name);
        var members = Roster.Of(talk, coordinator).SelectMany(g => Roster.Members(talk.Lookups, g)).ToList();
        var fitting = members.FindAll(m => Folding.Fold(m.Name) == folded);
        if (fitting.Count == 0 && folded.Length > 1)
            fitting = members.FindAll(m => Folding.Fold(m.Name).StartsWith(folded, StringComparison.Ordinal));
        switch (fitting)
        {
            case [var one]:
                Do(talk, one, what);
                break;
            case []:
                talk.Tell(TextKeys.MemberUnknown, ("name", OneLine.Of(name, 30)));
                break;
            default:
                talk.Say(talk.Text(TextKeys.MemberWhich, ("names", string.Join(", ", fitting.Select(m => m.Name)))), [.. fitting.Select(m => FieldPress.Button(m.Name, OfMember, PressData.Hash(m.Id))).Chunk(2)]);
                break;
        }
    }

    /// <summary>Takes a press of a coordinator's button; false where it is none.</summary>
    public static bool Press(Talk talk, PressData data, string? promptId)
    {
        if (Desk.Coordinator(talk) is not { } coordinator)
        {
            talk.Do(new Effect.Refuse("group"));
            return true;
        }

        var groups = Roster.Of(talk, coordinator);
        if (data.Value == OfGroup && groups.FirstOrDefault(g => PressData.Hash(g.Id) == data.Draft) is { } group)
            Card(talk, group, withActions: true);
        else if (groups.SelectMany(g => Roster.Members(talk.Lookups, g)).FirstOrDefault(m => PressData.Hash(m.Id) == data.Draft) is not { } member)
            return false;
        else if (data.Value == OfMember)
            MemberCard(talk, member);
        else if (data.Value == Remove)
            talk.Say(talk.Text(TextKeys.MemberRemoveAsk, ("name", member.Name)), [[FieldPress.Button(talk.Text(TextKeys.NavRemove), RemoveSurely, data.Draft), FieldPress.Button(talk.Text(TextKeys.NavNo), OfMember, data.Draft)]]);
        else
        {
            talk.Show(promptId, member.Name);
            Do(talk, member, data.Value == RemoveSurely ? Remove : data.Value);
        }

        return true;
    }

    static void Do(Talk talk, Monitor member, string what)
    {
        if (what == Remove)
        {
            GroupLeaving.Remove(talk, member);
            talk.Tell(TextKeys.MemberRemoved, ("name", member.Name));
        }
        else if (what == Lead)
        {
            talk.Do(new Effect.KeepMonitor(member with { IsLead = !member.IsLead }));
            if (!member.IsLead)
                GroupLeaving.Tell(talk, member, TextKeys.GroupLeadNow);
            talk.Tell(member.IsLead ? TextKeys.MemberNoLead : TextKeys.MemberLead, ("name", member.Name));
        }
    }

    static void MemberCard(Talk talk, Monitor member)
    {
        var hash = PressData.Hash(member.Id);
        talk.Say($"{Roster.Find(talk, member.GroupId)?.Name}: {Line(talk, member, Done(talk))}", [[FieldPress.Button(talk.Text(member.IsLead ? TextKeys.NavNoLead : TextKeys.NavLead), Lead, hash), FieldPress.Button(talk.Text(TextKeys.NavRemove), Remove, hash)]]);
    }

    static string Line(Talk talk, Monitor member, ILookup<string, int> done) => talk.Text(
        TextKeys.MemberLine, ("name", member.IsLead ? $"{member.Name} ★" : member.Name), ("day", DeskCard.Day(talk, member.JoinedAt)), ("done", FieldWords.Number(done[member.Id].Sum())));

    // What was brought to rounds that are not over yet, by monitor.
    static ILookup<string, int> Done(Talk talk) =>
        talk.Content.Rounds.Where(r => r.To.AddDays(Roster.Grace) >= talk.Today).SelectMany(r => talk.Lookups.CountsOf(r.Id)).SelectMany(c => c.Done).ToLookup(d => d.Monitor, d => d.Number, StringComparer.Ordinal);

    // A number before the name: a name may well end with one ("School 12").
    static (int? Seats, string Name) SeatsIn(string words)
    {
        var (first, rest) = words.Split(' ', 2) is [var one, var others] ? (one, others) : (words, "");
        return first.Length is > 0 and < 6 && first.All(char.IsAsciiDigit) ? (int.Parse(first, CultureInfo.InvariantCulture), rest) : (null, words);
    }

    // The place is named by its id or in any language, with as many of the words as it takes; what is left is the group's name.
    static (string Id, string? Name) PlaceIn(Talk talk, string rest)
    {
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var n = words.Length; n > 0; n--)
        {
            var folded = Folding.Fold(string.Join(' ', words.Take(n)));
            if (talk.Content.Places.All.FirstOrDefault(p => Folding.Fold(p.Id) == folded || Languages.All.Any(l => Folding.Fold(p.Name.In(l)) == folded) || p.Aliases.Any(a => Folding.Fold(a) == folded)) is { } place)
                return (place.Id, string.Join(' ', words.Skip(n)));
        }

        if (words.Length > 0 && ChoiceReplies.One(rest, ChoiceOffer.All(talk.Content.Places.ToChoices())) is Reading.Value read)
            return (read.Stored, "");
        return ("", null);
    }
}
