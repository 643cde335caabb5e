using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is said of a round unasked: in a group's chat in the evening how far it is, to a monitor shortly before the end what is still open.</summary>
static class Evening
{
    // So near the end it is said also where nothing changed.
    const int Near = 3;

    /// <summary>Tells a group's chat how far it is, at most once a day, and only where something changed or the end is near.</summary>
    public static void Tell(Talk talk, Group group)
    {
        if (!talk.State.IsReachable || talk.State.ToldOn == talk.Today)
            return;
        talk.State = talk.State with { Language = talk.State.Language ?? group.Language };
        var (said, figures) = (new List<string>(), new List<string>());
        var isNear = false;
        foreach (var round in talk.Content.Rounds.Where(r => r.Holds(talk.Today)))
        {
            var counts = talk.Lookups.CountsOf(round.Id);
            var coverage = Coverage.Of(round, counts).Where(c => Roster.IsOf(talk, group, c));
            if (coverage.Cells.Count == 0)
                continue;
            isNear |= !coverage.IsFull && round.To.AddDays(-Near) <= talk.Today;
            figures.Add(string.Create(CultureInfo.InvariantCulture, $"{round.Id} {coverage.Cells.Sum(c => c.Visits + c.Repeated)} {coverage.Cells.Sum(c => c.Interviews)}"));
            said.Add(RoundDesk.CoverageText(talk, round, coverage, counts));
        }

        var told = string.Join('\n', figures);
        if (said.Count == 0 || (!isNear && string.Equals(told, talk.State.CoverageTold, StringComparison.Ordinal)))
            return;
        talk.State = talk.State with { CoverageTold = told, ToldOn = talk.Today };
        talk.Say(string.Join("\n\n", said));
    }

    /// <summary>Reminds a monitor of open tasks on the days before a round's end that are for it; at most one message a day, never into an open survey.</summary>
    public static void Remind(Talk talk, Monitor monitor)
    {
        if (!talk.State.IsReachable || talk.State.Quiet || talk.State.IsOpen || talk.State.ToldOn == talk.Today)
            return;
        talk.State = talk.State with { Language = talk.State.Language ?? (monitor.Language.Length > 0 ? monitor.Language : null) };
        foreach (var line in TaskList.Lines(talk, monitor).GroupBy(l => l.Round).Where(r => r.Key.IsReminded(talk.Today)))
        {
            var open = FieldWords.OfPeople(talk, k => 0, k => line.Where(l => l.Task.Kind == k).Sum(l => l.Task.Count), openOnly: true);
            talk.State = talk.State with { ToldOn = talk.Today };
            talk.Say(talk.Text(TextKeys.TasksReminder, ("round", FieldWords.TitleOf(talk, line.Key)), ("to", FieldWords.Day(line.Key.To)), ("open", open)), [[FieldPress.Button(talk.Text(TextKeys.NavTasks), FieldPress.Tasks)]], bulk: true);
        }
    }
}
