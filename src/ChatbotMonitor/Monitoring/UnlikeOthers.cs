using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Monitoring.Statistics;

namespace ChatbotMonitor.Monitoring;

/// <summary>Flags monitors whose answers are unlike all others' of the same service.</summary>
/// <remarks>
/// Compared with the others of the same place where there are enough of them, so that an office that is unlike others does not look like a monitor who is; else with the others of all places.
/// Choices by the chi-square test, numbers by Welch's, corrected together by Holm's method; and the difference must be great as well.
/// </remarks>
static class UnlikeOthers
{
    /// <summary>A flag on each response of such a monitor to the survey in question, for the question that stands out most.</summary>
    public static IReadOnlyList<QualityFinding> Of(IReadOnlyList<Response> responses, Round round, Content content, QualityLimits limits)
    {
        var compared = new List<(Response[] Own, string Question, ChiSquare Test)>();
        foreach (var group in responses.Where(r => r.Fieldwork?.Round == round.Id && r.Status == ResponseStatus.Complete).GroupBy(r => (r.SurveyId, r.Fieldwork!.Service)))
        {
            if (content.Survey(group.Key.SurveyId) is not { } survey)
                continue;
            var each = group.GroupBy(r => r.Fieldwork!.Monitor, StringComparer.Ordinal).Where(m => m.Count() >= limits.FewestCompared).Select(m => m.ToArray()).ToArray();
            foreach (var question in each.Length == 0 ? [] : survey.Questions.Where(q => IsCompared(q, round)))
            {
                var answers = new MonitorsAnswers(group, question);
                foreach (var own in each)
                {
                    if (answers.Compare(own[0].Fieldwork!.Monitor, limits.FewestCompared) is { } test)
                        compared.Add((own, question.Name, test));
                }
            }
        }

        var adjusted = Holm.Adjust([.. compared.Select(c => c.Test.P)]);
        return [.. compared.Where((c, i) => adjusted[i] < limits.Seldom && c.Test.Unlikeness >= limits.FewestUnlike)
            .GroupBy(c => c.Own).Select(m => m.MaxBy(c => c.Test.Unlikeness))
            .SelectMany(m => m.Own.Select(r => new QualityFinding(r.Id, QualityFlag.UnlikeOthers, m.Test.Unlikeness) { Of = m.Question }))];
    }

    // Whom a monitor asks follows a quota, and where they are their task.
    static bool IsCompared(Question question, Round round) =>
        question.IsAsked && question.Group is not { Repeats: true } && round.Quotas.All(q => q.Question != question.Name) && question switch
        {
            { Type: QuestionType.SelectOne, Choices: { } list } => list.Name is not (ChoiceLists.Places or ChoiceLists.Services),
            { Type: QuestionType.Integer or QuestionType.Decimal or QuestionType.Range } => true,
            _ => false,
        };
}
