using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The end of a survey: a response, and a report where the answers are a complaint.</summary>
static class Ending
{
    /// <summary>Keeps the finished survey and thanks; <paramref name="before"/> is said first, in the same message.</summary>
    public static void Send(Talk talk, Survey survey, string? promptId, IReadOnlyList<string>? before = null)
    {
        if (talk.Draft.Fieldwork is { } work)
        {
            FieldEnd.Send(talk, survey, work, promptId, before ?? []);
            return;
        }

        talk.Show(promptId, talk.Text(TextKeys.NavSend));
        var isComplaint = survey.Report is { } rule && rule.When.Holds(OfAll(talk, survey));
        ReportCode? code = null;
        string thanks;
        if (isComplaint || talk.Draft.Sent?.Code is not null)
        {
            var report = File(talk, survey);
            code = report.Code;
            thanks = Thanks(talk, report, Visiting.StandardOf(talk, survey));
        }
        else
        {
            Keep(talk, survey, ResponseStatus.Complete, null);
            thanks = WithMore(talk, talk.Text(TextKeys.Thanks));
        }

        talk.Say(string.Join('\n', [.. before ?? [], thanks]));
        talk.State = talk.State with { Draft = null, Sent = Revising.Remembered(talk, code), Asking = Asking.Nothing, Wrong = 0 };
    }

    /// <summary>Files a report with its response, and gives it; of a survey that was sent before, the report it was filed with is put right.</summary>
    public static Report File(Talk talk, Survey survey)
    {
        var rule = survey.Report ?? throw new InvalidOperationException($"The survey '{survey.Id}' has no report rule.");
        var filed = talk.Draft.Sent?.Code is { } known ? talk.Own(known) : null;
        var code = filed?.Code ?? talk.Lookups.NewReportCode();
        Keep(talk, survey, ResponseStatus.Complete, code);
        var report = (filed ?? new Report(code, talk.Now.ToUniversalTime(), "") { Reporter = talk.State.Address, Channel = talk.State.Address.Channel }) with
        {
            Text = Value(talk, survey, rule.Text) ?? "",
            Service = Value(talk, survey, rule.Service),
            Place = Value(talk, survey, rule.Place),
            Urgent = rule.Urgent?.Holds(OfAll(talk, survey)) ?? false,
            ResponseId = talk.Draft.Id,
            Assisted = talk.Draft.Consent != Consent.NotNeeded,
            Breaches = Visiting.Breaches(talk, survey),
        };
        talk.Do(filed is null ? new Effect.FileReport(report) : new Effect.ChangeReport(filed, report));
        return report;
    }

    /// <summary>The service and the place that the open survey is about, as far as it has been said.</summary>
    public static (string? Service, string? Place) About(Talk talk) =>
        talk.State.Draft is { } draft && Walk.SurveyOf(draft, talk.Content) is { Report: { } rule } survey ? (Value(talk, survey, rule.Service), Value(talk, survey, rule.Place)) : (null, null);

    /// <summary>Keeps the draft as a response, and gives it; <paramref name="survey"/> is null where its file is gone. Null where nothing is worth keeping.</summary>
    public static Response? Keep(Talk talk, Survey? survey, ResponseStatus status, ReportCode? code)
    {
        var draft = talk.Draft;
        // What was sent stays as it was sent, until it is sent again.
        if (status == ResponseStatus.Incomplete && draft.Sent is not null)
            return null;
        if (status == ResponseStatus.Incomplete && draft is { Fieldwork: not null, Trail.Count: 0 })
            return null;
        if (status == ResponseStatus.Incomplete && !draft.Answers.Any(a => a.Value.Length > 0 && !OneMore.Is(a.Name) && survey?.Find(a.Name) is not { IsAsked: false }))
            return null;
        List<Answer> answers = survey is null ? [.. draft.Answers.Where(a => !OneMore.Is(a.Name))] : InOrder(talk, survey);
        var work = FieldEnd.Of(talk, draft, status, answers);
        var response = new Response(draft.Id, draft.SurveyId, status, draft.StartedAt.ToUniversalTime(), draft.Sent?.At ?? talk.Now.ToUniversalTime(), answers)
        {
            Respondent = talk.State.Address,
            Channel = talk.State.Address.Channel,
            Language = talk.Language,
            Service = work?.Service ?? Value(talk, survey, survey?.Report?.Service),
            Place = work?.Place ?? Value(talk, survey, survey?.Report?.Place),
            ReportCode = code?.Digits,
            Assisted = draft.Consent != Consent.NotNeeded,
            Fieldwork = work,
        };
        // Whoever came out and answered is nobody's name; the phone it was typed on is the monitor's.
        if (work is { Kind: FieldworkKind.Interview })
            response = response.Anonymous();
        talk.Do(new Effect.KeepResponse(response) { Again = draft.Sent is not null });
        return response;
    }

    static string Thanks(Talk talk, Report report, Standard? standard)
    {
        var thanks = talk.Text(TextKeys.ThanksReport, ("code", report.Code.Spoken));
        if (report.Breaches.Count == 0)
            return WithMore(talk, thanks);
        return talk.Medium == Medium.Sms
            ? BreachTold.InSms(talk, report.Code, report.Breaches, standard) ?? thanks
            : WithMore(talk, $"{thanks}\n\n{BreachTold.InChat(talk, report.Breaches, standard)}");
    }

    // Whoever helps one often helps another.
    static string WithMore(Talk talk, string thanks)
    {
        var more = talk.Draft.Consent == Consent.NotNeeded ? "" : talk.Text(TextKeys.HelpingNext);
        return more.Length == 0 ? thanks : $"{thanks}\n\n{more}";
    }

    // Answers that a later answer made irrelevant are left out, as XLSForm does; those to questions that are gone, or moved into or out of a repeat, are kept, last.
    static List<Answer> InOrder(Talk talk, Survey survey)
    {
        var kept = new List<Answer>();
        var filled = talk.Filled(survey);
        foreach (var stop in Walk.Stops(talk, survey))
        {
            var (question, at) = stop;
            if (question.Type == QuestionType.Note || OneMore.Is(question.Name))
                continue;
            var value = question.IsAsked ? Walk.IsPut(talk, survey, stop) ? filled.Given(question.Name, at) : null
                : filled.IsRelevant(question, at) ? filled.Value(question, at) : null;
            if (value is not null)
                kept.Add(new Answer(question.Name, value) { At = at, Personal = survey.Outline.IsPersonal(question) });
        }

        kept.AddRange(talk.Draft.Answers.Where(a => !OneMore.Is(a.Name)
            && (survey.Find(a.Name) is not { } question || (question.Type != QuestionType.Note && RepeatTurn.Depth(a.At) != survey.Outline.Repeats(question.Group).Count))));
        return kept;
    }

    // As nothing but the survey as a whole sees them, whatever question is open.
    static Answers OfAll(Talk talk, Survey survey) => new(talk.Filled(survey), "", null, "");

    static string? Value(Talk talk, Survey? survey, string? name)
    {
        if (name is null)
            return null;
        var value = survey is null ? talk.Draft.Find(name)?.Value : OfAll(talk, survey).Text(name);
        return value is { Length: > 0 } ? value : null;
    }
}
