using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>Takes answers out of single rows that fewer than five in the whole round gave, so that rows counted up tell no more than the tables of answers.</summary>
static class RareAnswers
{
    // So many blank ones, or twice as many, or three times: their number tells nothing of what they were.
    const int Together = 10;

    /// <summary>Blanks what must be in one column of <paramref name="answers"/>; whether anything had to be.</summary>
    /// <param name="answers">The rows.</param>
    /// <param name="ids">The id of each row's response: which of many alike are blanked goes by it.</param>
    /// <param name="column">The column.</param>
    /// <param name="question">Its question.</param>
    /// <param name="counts">How often each choice was given, as it is shown; null for a question with several choices, or none.</param>
    public static bool LeaveOut(string[][] answers, IReadOnlyList<string> ids, int column, Question question, AnswerCounts? counts) =>
        question.Type == QuestionType.SelectMultiple ? OfSeveral(answers, column) : counts is not null && OfOne(answers, ids, column, counts);

    // Each choice that is hidden in the table and rare is blanked, and of those that are hidden for its sake as many as make a round number.
    static bool OfOne(string[][] answers, IReadOnlyList<string> ids, int column, AnswerCounts counts)
    {
        var hidden = counts.Choices.Where(c => c.Count is null).Select(c => c.Choice.Name).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 0 && counts.N is not null)
            return false;
        var given = answers.CountBy(a => a[column], StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        var blank = given.GetValueOrDefault("");
        foreach (var row in answers.Where(a => hidden.Contains(a[column]) && given[a[column]] < Suppression.Fewest))
            (row[column], blank) = ("", blank + 1);
        var need = ((blank + Suppression.Fewest + Together - 1) / Together * Together) - blank;
        foreach (var i in Enumerable.Range(0, answers.Length).Where(i => hidden.Contains(answers[i][column])).OrderBy(i => Fingerprint.Short(ids[i])).ThenBy(i => ids[i], StringComparer.Ordinal).Take(need).ToArray())
            answers[i][column] = "";
        return true;
    }

    static bool OfSeveral(string[][] answers, int column)
    {
        var asked = answers.Where(a => a[column].Length > 0).ToArray();
        var given = asked.SelectMany(a => a[column].Split(' ').Distinct(StringComparer.Ordinal)).CountBy(c => c, StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        var rare = given.Where(c => !Suppression.IsSafe(c.Value) || !Suppression.IsSafe(asked.Length - c.Value)).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        if (rare.Count == 0)
            return false;
        foreach (var row in asked)
            row[column] = string.Join(' ', row[column].Split(' ').Where(c => !rare.Contains(c)));
        return true;
    }
}
