using System.Globalization;
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
        var compared = new List<(Response[] Own, string Question, double P, double Unlike)>();
        foreach (var group in responses.Where(r => r.Fieldwork?.Round == round.Id && r.Status == ResponseStatus.Complete).GroupBy(r => (r.SurveyId, r.Fieldwork!.Service)))
        {
            if (content.Survey(group.Key.SurveyId) is not { } survey)
                continue;
            foreach (var monitor in group.GroupBy(r => r.Fieldwork!.Monitor, StringComparer.Ordinal).Where(m => m.Count() >= limits.FewestCompared))
            {
                var own = monitor.ToArray();
                var others = Others(group, own, limits);
                if (others.Length < limits.FewestCompared)
                    continue;
                foreach (var question in survey.Questions.Where(q => IsCompared(q, round)))
                {
                    if (Compare(question, own, others, limits) is { } found)
                        compared.Add((own, question.Name, found.P, found.Unlike));
                }
            }
        }

        var adjusted = Holm.Adjust([.. compared.Select(c => c.P)]);
        return [.. compared.Where((c, i) => adjusted[i] < limits.Seldom && c.Unlike >= limits.FewestUnlike)
            .GroupBy(c => c.Own).Select(m => m.MaxBy(c => c.Unlike))
            .SelectMany(m => m.Own.Select(r => new QualityFinding(r.Id, QualityFlag.UnlikeOthers, m.Unlike) { Of = m.Question }))];
    }

    static Response[] Others(IEnumerable<Response> group, Response[] own, QualityLimits limits)
    {
        Response[] others = [.. group.Where(r => r.Fieldwork!.Monitor != own[0].Fieldwork!.Monitor)];
        var places = own.Select(r => r.Fieldwork!.Place).ToHashSet(StringComparer.Ordinal);
        Response[] near = [.. others.Where(r => places.Contains(r.Fieldwork!.Place))];
        return near.Length >= limits.FewestCompared ? near : others;
    }

    // Whom a monitor asks follows a quota, and where they are their task.
    static bool IsCompared(Question question, Round round) =>
        question.IsAsked && question.Group is not { Repeats: true } && round.Quotas.All(q => q.Question != question.Name) && question switch
        {
            { Type: QuestionType.SelectOne, Choices: { } list } => list.Name is not (ChoiceLists.Places or ChoiceLists.Services),
            { Type: QuestionType.Integer or QuestionType.Decimal or QuestionType.Range } => true,
            _ => false,
        };

    static (double P, double Unlike)? Compare(Question question, Response[] own, Response[] others, QualityLimits limits)
    {
        var (mine, theirs) = (Values(own, question.Name), Values(others, question.Name));
        if (mine.Length < limits.FewestCompared || theirs.Length < limits.FewestCompared)
            return null;
        if (question.Choices is { } list)
        {
            var test = ChiSquare.Compare(Counts(mine, list), Counts(theirs, list));
            return (test.P, test.Unlikeness);
        }

        var (one, other) = (Sample.Of(Numbers(mine)), Sample.Of(Numbers(theirs)));
        if (one.N < 2 || other.N < 2)
            return null;
        var pooled = Math.Sqrt((((one.N - 1) * one.Deviation * one.Deviation) + ((other.N - 1) * other.Deviation * other.Deviation)) / (one.N + other.N - 2));
        var difference = Math.Abs(one.Mean - other.Mean);
        return (Means.Compare(one, other).P, pooled > 0 ? difference / pooled / 2 : difference > 0 ? 1 : 0);
    }

    static string[] Values(Response[] responses, string question) =>
        [.. responses.Select(r => r.Answers.FirstOrDefault(a => a.Name == question)?.Value ?? "").Where(v => v.Length > 0)];

    static int[] Counts(string[] values, ChoiceList list)
    {
        var counts = values.CountBy(v => v, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. list.Choices.Select(c => counts.GetValueOrDefault(c.Name))];
    }

    static double[] Numbers(string[] values) =>
        [.. values.Select(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d : double.NaN).Where(double.IsFinite)];
}
