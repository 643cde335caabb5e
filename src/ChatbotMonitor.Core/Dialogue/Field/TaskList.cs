using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is a monitor's to do, and how to begin it: by buttons in a chat, by numbers on a phone.</summary>
static class TaskList
{
    // What two SMS hold.
    const int MostSms = 2;

    // More than a person takes in; as some are done, the others come up.
    const int MostLines = 40;

    static readonly HashSet<string> GroupWords = new(new[] { "group", "группа", "группы", "топ", "топтун" }.Select(Folding.Fold), StringComparer.Ordinal);

    /// <summary>Whether what stands behind the word belongs to it: a number, or the group.</summary>
    public static bool IsArgument(string text) => GroupWords.Contains(Folding.Fold(text)) || (text.Length < 4 && text.All(char.IsDigit));

    /// <summary>Obeys; false where it is the word alone of somebody who has no tasks.</summary>
    public static bool Obey(Talk talk, string argument, bool slash)
    {
        var mine = Roster.Mine(talk);
        if (GroupWords.Contains(Folding.Fold(argument)))
            return RoundDesk.OfGroup(talk, mine);
        if (mine is null && Desk.Coordinator(talk) is { } coordinator)
        {
            RoundDesk.Show(talk, coordinator, "");
            return true;
        }

        if (mine is null)
        {
            if (slash)
                talk.Tell(TextKeys.MonitorsOnly);
            return slash;
        }

        if (int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (Lines(talk, mine).ElementAtOrDefault(number - 1) is { Task: not null } line)
                FieldStart.Begin(talk, mine, line.Round, line.Task);
            else
                Show(talk, mine);
        }
        else
        {
            Show(talk, mine);
        }

        return true;
    }

    public static bool Press(Talk talk)
    {
        if (Roster.Mine(talk) is not { } mine)
            return false;
        Show(talk, mine);
        return true;
    }

    /// <summary>Begins the task of a button; one that is not theirs any more shows what is.</summary>
    public static bool Start(Talk talk, PressData data, string? promptId)
    {
        if (Roster.Mine(talk) is not { } mine)
            return false;
        var kind = data.Value is FieldPress.Visit ? FieldworkKind.Visit : FieldworkKind.Interview;
        if (Lines(talk, mine).FirstOrDefault(l => l.Task.Kind == kind && PressData.Hash(l.Round.Id) == data.Draft && HashOf(l.Task.Cell) == data.Question) is { Task: not null } line)
        {
            talk.Show(promptId, $"{FieldWords.CellOf(talk, line.Task.Cell)}: {talk.Text(kind == FieldworkKind.Visit ? TextKeys.NavVisit : TextKeys.NavInterview)}");
            FieldStart.Begin(talk, mine, line.Round, line.Task);
        }
        else
        {
            Show(talk, mine);
        }

        return true;
    }

    /// <summary>Shows what is theirs to do.</summary>
    public static void Show(Talk talk, Monitor mine)
    {
        var lines = Lines(talk, mine);
        if (lines.Count == 0)
        {
            talk.Tell(Waits(talk, mine) ? TextKeys.TasksLessons : TextKeys.TasksNone);
            return;
        }

        if (talk.Medium == Medium.Sms)
        {
            talk.Say(InSms(talk, lines));
            return;
        }

        lines = [.. lines.Take(MostLines)];
        var said = new List<string>();
        foreach (var round in lines.GroupBy(l => l.Round))
            said.Add(string.Join('\n', round.Select(l => talk.Text(l.Task.Kind == FieldworkKind.Visit ? TextKeys.TaskVisits : TextKeys.TaskInterviews, ("cell", FieldWords.CellOf(talk, l.Task.Cell)), ("open", FieldWords.Number(l.Task.Count)), ("done", FieldWords.Number(l.Done)))).Prepend(Title(talk, round.Key))));
        talk.Say(string.Join("\n\n", said), [.. lines.Select(l => (IReadOnlyList<Button>)[ButtonOf(talk, l)])]);
    }

    /// <summary>The open tasks of <paramref name="mine"/>, round after round, with how many are done there.</summary>
    public static IReadOnlyList<(Round Round, FieldTask Task, int Done)> Lines(Talk talk, Monitor mine)
    {
        var lines = new List<(Round, FieldTask, int)>();
        var group = Roster.Find(talk, mine.GroupId);
        foreach (var round in Roster.Open(talk))
        {
            var counts = talk.Lookups.CountsOf(round.Id);
            lines.AddRange(Roster.Tasks(talk, round, counts, group).Where(t => string.Equals(t.Monitor, mine.Id, StringComparison.Ordinal))
                .Select(t => (round, t, counts.FirstOrDefault(c => c.Is(t.Cell.Service, t.Cell.Place))?.By(mine.Id, t.Kind) ?? 0)));
        }

        return lines;
    }

    /// <summary>A cell as buttons carry it.</summary>
    public static string HashOf(Cell cell) => PressData.Hash($"{cell.Service} {cell.Place}");

    static bool Waits(Talk talk, Monitor mine) => Roster.Open(talk).Any(r => !Roster.IsReady(talk, r, mine));

    static string Title(Talk talk, Round round) => talk.Text(TextKeys.TasksTitle, ("round", FieldWords.TitleOf(talk, round)), ("to", FieldWords.Day(round.To)));

    static Button ButtonOf(Talk talk, (Round Round, FieldTask Task, int Done) line)
    {
        var (key, value) = line.Task.Kind == FieldworkKind.Visit ? (TextKeys.NavVisit, FieldPress.Visit) : (TextKeys.NavInterview, FieldPress.Interview);
        return FieldPress.Button($"{talk.Text(key)}: {FieldWords.CellOf(talk, line.Task.Cell)}", value, PressData.Hash(line.Round.Id), HashOf(line.Task.Cell));
    }

    static string InSms(Talk talk, IReadOnlyList<(Round Round, FieldTask Task, int Done)> lines)
    {
        // A group mostly has one place, which it knows.
        var one = lines.Select(l => l.Task.Cell.Place).Distinct(StringComparer.Ordinal).Count() == 1;
        var text = talk.Text(TextKeys.TasksTitle, ("round", ""), ("to", FieldWords.Day(lines[0].Round.To)));
        for (var i = 0; i < lines.Count; i++)
        {
            var task = lines[i].Task;
            var longer = $"{text}\n{talk.Text(task.Kind == FieldworkKind.Visit ? TextKeys.TaskVisits : TextKeys.TaskInterviews, ("cell", Offer.Line(i + 1, one ? FieldWords.Brief(FieldWords.ServiceOf(talk, task.Cell.Service)) : FieldWords.CellOf(talk, task.Cell))), ("open", FieldWords.Number(task.Count)), ("done", ""))}";
            if (Segments.Of(longer).Count > MostSms)
                break;
            text = longer;
        }

        return text;
    }
}
