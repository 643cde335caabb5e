using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The end of a survey: a response, and a report where the answers are a complaint.</summary>
static class Ending
{
    /// <summary>Keeps the finished survey and thanks.</summary>
    public static void Send(Talk talk, Survey survey, string? promptId)
    {
        talk.Show(promptId, talk.Text(TextKeys.NavSend));
        if (survey.Report is { } rule && rule.When.Holds(new Answers(talk, survey)))
        {
            var code = File(talk, survey);
            talk.Tell(TextKeys.ThanksReport, ("code", code.Spoken));
        }
        else
        {
            Keep(talk, survey, ResponseStatus.Complete, null);
            talk.Tell(TextKeys.Thanks);
        }

        talk.State = talk.State with { Draft = null, Asking = Asking.Nothing, Wrong = 0 };
    }

    /// <summary>Files a report with its response, and gives its code.</summary>
    public static ReportCode File(Talk talk, Survey survey)
    {
        var rule = survey.Report ?? throw new InvalidOperationException($"The survey '{survey.Id}' has no report rule.");
        var code = talk.Lookups.NewReportCode();
        Keep(talk, survey, ResponseStatus.Complete, code);
        var answers = new Answers(talk, survey);
        talk.Do(new Effect.FileReport(new Report(code, talk.Now.ToUniversalTime(), Value(talk, rule.Text) ?? "")
        {
            Reporter = talk.State.Address,
            Channel = talk.State.Address.Channel,
            Service = Value(talk, rule.Service),
            Place = Value(talk, rule.Place),
            Urgent = rule.Urgent?.Holds(answers) ?? false,
            ResponseId = talk.Draft.Id,
        }));
        return code;
    }

    /// <summary>Keeps the draft as a response; <paramref name="survey"/> is null where its file is gone.</summary>
    public static void Keep(Talk talk, Survey? survey, ResponseStatus status, ReportCode? code)
    {
        var draft = talk.Draft;
        if (status == ResponseStatus.Incomplete && !draft.Answers.Any(a => a.Value.Length > 0))
            return;
        talk.Do(new Effect.KeepResponse(new Response(draft.Id, draft.SurveyId, status, draft.StartedAt.ToUniversalTime(), talk.Now.ToUniversalTime(), survey is null ? draft.Answers : InOrder(talk, survey))
        {
            Respondent = talk.State.Address,
            Channel = talk.State.Address.Channel,
            Language = talk.Language,
            Service = Value(talk, survey?.Report?.Service),
            Place = Value(talk, survey?.Report?.Place),
            ReportCode = code?.Digits,
        }));
    }

    // Answers that a later answer made irrelevant are left out, as XLSForm does; those to questions that are gone are kept, last.
    static List<Answer> InOrder(Talk talk, Survey survey)
    {
        var kept = new List<Answer>();
        foreach (var question in survey.Questions)
        {
            if (question.Type == QuestionType.Calculate)
                kept.Add(new Answer(question.Name, new Answers(talk, survey).Text(question)));
            else if (question.IsAsked && talk.Draft.Find(question.Name) is { } answer && Walk.IsPut(talk, survey, question))
                kept.Add(answer);
        }

        kept.AddRange(talk.Draft.Answers.Where(a => survey.Find(a.Name) is null));
        return kept;
    }

    static string? Value(Talk talk, string? name) => name is not null && talk.Draft.Find(name)?.Value is { Length: > 0 } value ? value : null;
}
