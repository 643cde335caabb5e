using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Begins a visit or an interview of a round: service and place are known from the cell and are not asked.</summary>
static class FieldStart
{
    public static void Begin(Talk talk, Monitor monitor, Round round, FieldTask task)
    {
        if (talk.Content.Survey(round.SurveyOf(task.Kind)) is not { } survey)
        {
            talk.Tell(TextKeys.SurveyGone);
            return;
        }

        talk.State = talk.State with { Asking = Asking.Nothing };
        if (talk.State.Draft?.Fieldwork is { } open && open.Kind == task.Kind && open.Round == round.Id && task.Cell.Is(open.Service, open.Place))
        {
            Prompt.Open(talk, survey, talk.Text(TextKeys.Resume));
            return;
        }

        Starting.LayAside(talk);
        var counts = talk.Lookups.CountsOf(round.Id).FirstOrDefault(c => c.Is(task.Cell.Service, task.Cell.Place));
        var done = counts?.By(monitor.Id, task.Kind) ?? 0;
        Open(talk, survey, round, task);
        string[] heading =
        [
            talk.Text(task.Kind == FieldworkKind.Visit ? TextKeys.FieldVisit : TextKeys.FieldInterview, ("cell", FieldWords.CellOf(talk, task.Cell)), ("number", FieldWords.Number(done + 1)), ("of", FieldWords.Number(done + task.Count))),
            .. task.Kind == FieldworkKind.Interview && talk.Medium == Messages.Medium.Chat && FieldWords.Wanted(talk, round, task.Cell, counts) is { Length: > 0 } wanted ? [wanted] : Array.Empty<string>(),
        ];
        // When the round is over, what is entered was done before.
        if (talk.Today > round.To)
            DoneEarlier.Ask(talk);
        else
            Prompt.Next(talk, survey, string.Join('\n', heading));
    }

    /// <summary>Whether the cell of the open visit or interview answers that question: it is neither asked, counted nor changed.</summary>
    public static bool IsKnown(Talk talk, Question question) =>
        talk.State.Draft?.Fieldwork is { } work && question is { Type: QuestionType.SelectOne, Choices.Name: "places" or "services" }
        && string.Equals(talk.Draft.Find(question.Name)?.Value, question.Choices.Name is "places" ? work.Place : work.Service, StringComparison.Ordinal);

    /// <summary>Opens its survey; nothing is asked yet.</summary>
    public static void Open(Talk talk, Survey survey, Round round, FieldTask task, Fieldwork? before = null)
    {
        Starting.Open(talk, survey, known: Inviting.Known(talk, survey, task.Cell.Place, task.Cell.Service));
        talk.Draft = talk.Draft with
        {
            Fieldwork = new Fieldwork(round.Id, task.Kind, task.Cell.Service, task.Cell.Place, task.Monitor, talk.Now.ToUniversalTime()) { Pair = task.Pairs.Count > 0 ? task.Pairs[0] : null },
        };
        // A pile of sheets from one afternoon is entered one after another.
        if (before is { Later: true })
            talk.Draft = talk.Draft with { Fieldwork = talk.Draft.Fieldwork with { Later = true, DoneAt = before.DoneAt } };
    }
}
