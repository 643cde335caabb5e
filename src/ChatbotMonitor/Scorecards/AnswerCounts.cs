using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Scorecards;

/// <summary>How often each choice of a question was given in a whole round; what would tell of fewer than five is hidden, those who left it out among them.</summary>
/// <param name="Question">The question, with choices.</param>
/// <param name="Choices">Each choice of it, with how often it was given; null where that may not be shown.</param>
/// <param name="N">How many answered; null where that may not be shown.</param>
sealed record AnswerCounts(Question Question, IReadOnlyList<(Choice Choice, int? Count)> Choices, int? N)
{
    // A longer list is one of places, say: of it only what was given.
    const int Long = 20;

    /// <summary>The counts of each question with one choice but those that quotas count, of the responses of one kind that count; none where not even their number may be shown.</summary>
    public static IReadOnlyList<AnswerCounts> Of(FieldworkKind kind, IReadOnlyList<Response> counted, Round round, Content content, RoundScores scores)
    {
        if ((kind == FieldworkKind.Visit ? scores.Visits : scores.Interviews).Shown(ScoreScope.Whole) is null)
            return [];
        var responses = counted.Where(r => r.Fieldwork!.Kind == kind).ToArray();
        var people = round.Quotas.Select(q => q.Question).ToHashSet(StringComparer.Ordinal);
        var questions = content.Survey(round.SurveyOf(kind))?.Questions.Where(q => q is { IsAsked: true, Type: QuestionType.SelectOne, Choices: not null, Group: not { Repeats: true } } && !people.Contains(q.Name)).ToArray() ?? [];
        var given = questions.ToDictionary(q => q.Name, _ => new Dictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var answer in responses.SelectMany(r => r.Answers).Where(a => a.Value.Length > 0))
        {
            if (given.TryGetValue(answer.Name, out var counts))
                counts[answer.Value] = counts.GetValueOrDefault(answer.Value) + 1;
        }

        return [.. questions.Select(q => Of(q, given[q.Name], responses.Length, content.Indicators.Any(i => i.Value.Names.Contains(q.Name, StringComparer.Ordinal) && scores.Find(ScoreSubject.Of(i.Id), ScoreScope.Whole)?.Shown?.Most is not null)))];
    }

    static AnswerCounts Of(Question question, Dictionary<string, int> given, int all, bool isAbout)
    {
        var choices = question.Choices!.Choices.Where(c => question.Choices.Choices.Count < Long || given.ContainsKey(c.Name)).ToArray();
        int[] counts = [.. choices.Select(c => given.GetValueOrDefault(c.Name))];
        var each = Enumerable.Range(0, counts.Length).ToArray();
        // How many there are in all stands elsewhere: who takes off those who answered knows who did not.
        // Where that is hidden for the sake of a cell, the choice that fewest gave is hidden with it: else the sum of all choices tells it.
        var beside = isAbout ? each.OrderBy(i => Suppression.IsSafe(counts[i]) && counts[i] > 0 ? 0 : 1).ThenBy(i => counts[i]).FirstOrDefault(-1) : -1;
        CountBounds[] known = [.. each.Select(i => CountBounds.None with { IsHidden = i == beside }), CountBounds.None with { IsHidden = isAbout }, CountBounds.None with { IsHidden = isAbout }, CountBounds.Shown(all)];
        var shown = Suppression.Of([.. counts, all - counts.Sum()], [each, [.. each, counts.Length]], known);
        return new AnswerCounts(question, [.. choices.Zip(shown.Cells)], shown.Cells[^1] is null ? null : shown.Totals[0]);
    }
}
