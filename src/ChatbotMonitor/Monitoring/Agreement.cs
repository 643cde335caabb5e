using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Monitoring.Statistics;

namespace ChatbotMonitor.Monitoring;

/// <summary>How far two monitors agree who did the same visit apart.</summary>
/// <param name="Pairs">How many visits were done by two.</param>
/// <param name="Questions">Their agreement on each question with choices, in the survey's order; null for a question that fewer than five pairs answered.</param>
/// <param name="Pooled">On all questions together, or null where fewer than five pairs answered any.</param>
sealed record Agreement(int Pairs, IReadOnlyList<(string Question, int N, Kappa? Kappa)> Questions, PooledKappa? Pooled)
{
    const int Fewest = 5;

    /// <summary>The agreement of the visits of <paramref name="round"/>; of three with one pair the first two count.</summary>
    public static Agreement Of(IEnumerable<Response> responses, Round round, Content content)
    {
        var (questions, answers) = Answers(responses, round, content);
        return new Agreement(answers.Length, [.. questions.Select((q, j) => Each(q, [.. answers.Select(a => a[j]).OfType<(string, string)>()]))], PooledKappa.Of(answers, Fewest));
    }

    /// <summary>The same in brief; null of fewer than five pairs.</summary>
    public static RepeatedAgreement? InBrief(IEnumerable<Response> responses, Round round, Content content) =>
        PooledKappa.ValueOf(Answers(responses, round, content).Answers, Fewest) is var (pairs, value) ? new RepeatedAgreement(pairs, value) : null;

    // A row a pair, a column a question; null where one of the two left it out.
    static (string[] Questions, (string, string)?[][] Answers) Answers(IEnumerable<Response> responses, Round round, Content content)
    {
        var pairs = responses
            .Where(r => r is { Status: ResponseStatus.Complete, Fieldwork: { Kind: FieldworkKind.Visit, Pair: not null } done } && done.Round == round.Id)
            .GroupBy(r => (r.SurveyId, r.Fieldwork!.Service, r.Fieldwork.Place, r.Fieldwork.Pair))
            .Select(g => g.OrderBy(r => r.Fieldwork!.DoneAt).ThenBy(r => r.Id, StringComparer.Ordinal).DistinctBy(r => r.Fieldwork!.Monitor, StringComparer.Ordinal).Take(2).ToArray())
            .Where(p => p.Length == 2)
            .ToArray();
        var questions = content.Survey(round.VisitSurvey)?.Questions.Where(q => q is { IsAsked: true, Type: QuestionType.SelectOne, Group: not { Repeats: true } }).Select(q => q.Name).ToArray() ?? [];
        return (questions, Array.ConvertAll(pairs, p => Array.ConvertAll(questions, q => Both(p, q))));
    }

    static (string, int, Kappa?) Each(string question, (string, string)[] both) => (question, both.Length, both.Length < Fewest ? null : Kappa.Of(both));

    static (string, string)? Both(Response[] pair, string question)
    {
        var (one, other) = (Value(pair[0], question), Value(pair[1], question));
        return one.Length > 0 && other.Length > 0 ? (one, other) : null;
    }

    static string Value(Response response, string question) => response.Answers.FirstOrDefault(a => a.Name == question)?.Value ?? "";
}
