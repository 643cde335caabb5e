using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>How far a round is: by cell and by monitor, for the coordinator; a group's own for its lead and its chat.</summary>
static class RoundDesk
{
    // More lines than a person reads: then a line a place.
    const int MostLines = 30;

    /// <summary>Shows the coordinator a round, the only one or all that run where none is named: <c>/round [ID]</c>.</summary>
    public static void Show(Talk talk, Coordinator coordinator, string named)
    {
        var rounds = named.Length == 0 ? Latest(talk) : [.. talk.Content.Rounds.Where(r => string.Equals(r.Id, named.Split(' ')[0], StringComparison.OrdinalIgnoreCase))];
        if (rounds.Count == 0)
        {
            talk.Tell(TextKeys.RoundNone);
            return;
        }

        foreach (var round in rounds)
            Show(talk, round, c => coordinator.Scope.Covers(c.Place, c.Service, talk.Content.Places), Roster.Of(talk, coordinator), withRepeats: !talk.InGroup || Desk.Coordinator(talk) is not null);
    }

    /// <summary>Shows a lead, a coordinator or the group's own chat how far their group is; refuses others.</summary>
    public static bool OfGroup(Talk talk, Monitor? mine)
    {
        var group = talk.InGroup ? Roster.Find(talk, talk.Lookups.GroupOfChat(talk.State.Address)) : mine is { IsLead: true } ? Roster.MyGroup(talk) : null;
        if (group is null && Desk.Coordinator(talk) is { } coordinator)
        {
            Show(talk, coordinator, "");
            return true;
        }

        if (group is null && talk.InGroup)
        {
            talk.Do(new Effect.Refuse("tasks"));
            return true;
        }

        if (group is null)
        {
            talk.Tell(mine is null ? TextKeys.MonitorsOnly : TextKeys.TasksLeadOnly);
            return true;
        }

        var rounds = Latest(talk);
        if (rounds.Count == 0)
            talk.Tell(TextKeys.RoundNone);
        foreach (var round in rounds)
            Show(talk, round, c => Roster.IsOf(talk, group, c), [group]);
        return true;
    }

    /// <summary>The coverage of some cells of a round in words, without who did it.</summary>
    public static string CoverageText(Talk talk, Round round, Coverage coverage, IReadOnlyList<CellCounts> counts)
    {
        var title = talk.Text(TextKeys.CoverageTitle, ("round", FieldWords.TitleOf(talk, round)), ("to", FieldWords.Day(round.To)), ("figures", FieldWords.Figures(talk, coverage)));
        if (talk.Medium == Medium.Sms)
            return title;
        var lines = coverage.Cells.Count <= MostLines
            ? coverage.Cells.Select(c => $"{(c.IsFull ? "✓ " : "")}{FieldWords.CellOf(talk, c.Cell)}: {FieldWords.Figures(talk, c)}")
            : coverage.Cells.GroupBy(c => c.Cell.Place, StringComparer.Ordinal).Select(g => $"{FieldWords.PlaceOf(talk, g.Key)}: {FieldWords.Figures(talk, coverage.Where(c => c.Place == g.Key))}");
        return string.Join('\n', lines.Prepend(title).Append(FieldWords.Quotas(talk, coverage, counts)).Where(l => l.Length > 0));
    }

    static void Show(Talk talk, Round round, Func<Cell, bool> isOurs, IReadOnlyList<Group> groups, bool withRepeats = false)
    {
        var counts = talk.Lookups.CountsOf(round.Id);
        var coverage = Coverage.Of(round, counts).Where(isOurs);
        if (coverage.Cells.Count == 0)
            return;
        var said = new List<string> { CoverageText(talk, round, coverage, counts) };
        if (talk.Medium == Medium.Chat)
        {
            // That a visit is repeated those who make it need not know.
            if (withRepeats && Repeats(talk, round, coverage) is { Length: > 0 } repeats)
                said.Add(repeats);
            if (withRepeats && talk.Lookups.AgreementOf(round.Id) is { } agreement)
                said.Add(talk.Text(TextKeys.CoverageAgreement, ("pairs", FieldWords.Number(agreement.Pairs)), ("kappa", BreachWords.Figure(agreement.Kappa.ToString("0.00", CultureInfo.InvariantCulture), talk.Language))));
            said.AddRange(ByMonitor(talk, round, counts, groups));
        }

        talk.Say(string.Join("\n\n", said));
    }

    static string Repeats(Talk talk, Round round, Coverage coverage)
    {
        var planned = coverage.Cells.Sum(c => RepeatedVisits.Of(round, c.Cell).Count);
        return planned == 0 ? "" : talk.Text(TextKeys.CoverageRepeated, ("done", FieldWords.Number(coverage.Cells.Sum(c => c.Repeated))), ("planned", FieldWords.Number(planned)));
    }

    // Names only where they can be read at a glance; else each group's sum.
    static IEnumerable<string> ByMonitor(Talk talk, Round round, IReadOnlyList<CellCounts> counts, IReadOnlyList<Group> groups)
    {
        var teams = groups.Select(g => (Group: g, Members: Roster.Members(talk.Lookups, g))).Where(t => t.Members.Count > 0).ToList();
        if (teams.Count == 0)
            yield break;
        var tasks = Roster.Tasks(talk, round, counts, groups.Count == 1 ? groups[0] : null).ToLookup(t => t.Monitor, StringComparer.Ordinal);
        var done = counts.SelectMany(c => c.Done).ToLookup(d => d.Monitor, StringComparer.Ordinal);
        string Figures(IEnumerable<Monitor> members) =>
            FieldWords.OfPeople(talk, k => members.Sum(m => done[m.Id].Where(d => d.Kind == k).Sum(d => d.Number)), k => members.Sum(m => tasks[m.Id].Where(t => t.Kind == k).Sum(t => t.Count)));
        if (teams.Sum(t => t.Members.Count) > MostLines)
        {
            yield return string.Join('\n', teams.Select(t => $"{t.Group.Name}: {Figures(t.Members)}"));
            yield break;
        }

        foreach (var (group, members) in teams)
            yield return string.Join('\n', members.Select(m => $"{m.Name}{(m.IsLead ? " ★" : "")}: {Figures([m])}").Prepend($"{group.Name}:"));
    }

    // Those that run; where none does, the one that ended last.
    static IReadOnlyList<Round> Latest(Talk talk) =>
        Roster.Open(talk) is { Count: > 0 } open ? open : [.. talk.Content.Rounds.Where(r => r.To < talk.Today).OrderByDescending(r => r.To).Take(1)];
}
