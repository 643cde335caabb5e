using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The end of a visit or an interview: it is kept, and after an interview the next person is asked at once, until all are done.</summary>
static class FieldEnd
{
    /// <summary>Keeps it and goes on; <paramref name="before"/> is said first, in the same message.</summary>
    public static void Send(Talk talk, Survey survey, Fieldwork work, string? promptId, IReadOnlyList<string> before)
    {
        if (promptId is not null)
            talk.Show(promptId, talk.Text(TextKeys.NavSend));
        var kept = Ending.Keep(talk, survey, ResponseStatus.Complete, null);
        talk.State = talk.State with { Draft = null, Asking = Asking.Nothing, Wrong = 0 };
        var round = talk.Content.Round(work.Round);
        if (round?.Cell(work.Service, work.Place) is not { } cell || kept is null)
        {
            talk.Say(string.Join('\n', [.. before, talk.Text(TextKeys.Thanks)]));
            return;
        }

        // The store does not know of it yet.
        var counts = CellCounts.Add(talk.Lookups.CountsOf(round.Id), [kept]);
        var here = counts.First(c => c.Is(cell.Service, cell.Place));
        var done = here.By(work.Monitor, work.Kind);
        var task = Roster.Tasks(talk, round, counts, Roster.MyGroup(talk)).FirstOrDefault(t => t.Monitor == work.Monitor && t.Kind == work.Kind && ReferenceEquals(t.Cell, cell));
        var figures = new[] { ("done", FieldWords.Number(done)), ("of", FieldWords.Number(done + (task?.Count ?? 0))) };
        if (work.Kind == FieldworkKind.Visit)
        {
            talk.Say(string.Join('\n', [.. before, talk.Text(TextKeys.FieldVisitDone, figures)]), [[FieldPress.Button(talk.Text(TextKeys.NavTasks), FieldPress.Tasks)]]);
        }
        else if (task is null)
        {
            talk.Say(string.Join('\n', [.. before, talk.Text(TextKeys.FieldInterviewsDone, figures)]), [[FieldPress.Button(talk.Text(TextKeys.NavTasks), FieldPress.Tasks)]]);
        }
        else
        {
            FieldStart.Open(talk, survey, round, task, work);
            List<string> said = [.. before, talk.Text(TextKeys.FieldNext, figures)];
            if (talk.Medium == Medium.Chat && FieldWords.Wanted(talk, round, cell, here) is { Length: > 0 } wanted)
                said.Add(wanted);
            if (work.Later)
                said.Add(talk.Text(TextKeys.FieldLaterStill, ("when", DoneEarlier.When(talk, work.DoneAt))));
            Prompt.Next(talk, survey, string.Join('\n', said.Where(l => l.Length > 0)));
        }
    }

    /// <summary>What ties the response of <paramref name="draft"/> to its round, as it ends now.</summary>
    public static Fieldwork? Of(Talk talk, Draft draft, ResponseStatus status, IReadOnlyList<Answer> answers)
    {
        if (draft.Fieldwork is not { } work)
            return null;
        var strata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var quota in work.Kind == FieldworkKind.Interview ? talk.Content.Round(work.Round)?.Quotas ?? [] : [])
        {
            if (answers.FirstOrDefault(a => string.Equals(a.Name, quota.Question, StringComparison.Ordinal)) is { Value: { Length: > 0 } value })
                strata[quota.Question] = value;
        }

        return work with { DoneAt = work.Later ? work.DoneAt : (status == ResponseStatus.Complete ? talk.Now : draft.HeardAt).ToUniversalTime(), Strata = strata };
    }
}
