using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads the expression of an indicator against a survey that it is computed from.</summary>
static class IndicatorExpression
{
    /// <summary>The expression under <paramref name="key"/>, or null; where several surveys may be meant it must fit one of them, and the faults are those with the one it fits best.</summary>
    public static Expression? Read(Fields fields, string key, IReadOnlyList<Survey> surveys, IReadOnlyList<TextNode> missing)
    {
        if (fields.Text(key) is not { } text)
            return null;
        (Expression? Expression, FaultLog Log) best = (null, new FaultLog());
        var fewest = int.MaxValue;
        foreach (var survey in surveys)
        {
            var log = new FaultLog();
            var expression = Read(new Fields(new MapNode(fields.At, [new Entry(text.With(key), text)]), "an indicator", log.For(fields.Faults.File)), key, survey, missing, log);
            if (log.Sorted.Count < fewest)
                (best, fewest) = ((expression, log), log.Sorted.Count);
        }

        if (surveys.Count == 0)
            fields.Faults.Error(text.At, "there is no survey that it could be computed from", "add the survey, or name one that there is under `survey:`");
        foreach (var fault in best.Log.Sorted)
            fields.Faults.Take(fault);
        return fewest == 0 ? best.Expression : null;
    }

    static Expression? Read(Fields fields, string key, Survey survey, IReadOnlyList<TextNode> missing, FaultLog log)
    {
        var names = new SurveyNames(survey.Questions.Select(q => q.Name).Concat(survey.Questions.Select(q => q.Group?.Name).OfType<string>()).Distinct(StringComparer.Ordinal).ToDictionary(n => n, _ => 1, StringComparer.Ordinal), fields.Faults);
        foreach (var question in survey.Questions)
            names.Add(question.Name, question.Type, question.Choices);
        var expression = new SurveyExpressions(names, new ChoiceLists(null, null), new FormTables([], log, survey.Id, new HashSet<string>(StringComparer.Ordinal)), fields.Faults).Read(fields, key);
        CheckMissing(expression, survey, missing, fields.Faults);
        return expression;
    }

    // A word that no choice is would let "not applicable" count as a bad answer. A number may be agreed on where one is asked for (999).
    static void CheckMissing(Expression? expression, Survey survey, IReadOnlyList<TextNode> missing, FileFaults faults)
    {
        var questions = expression?.Names.Select(survey.Find).OfType<Question>().ToArray() ?? [];
        if (questions.Length == 0 || Array.Exists(questions, q => q.Choices is null))
            return;
        foreach (var word in missing.Where(w => !Array.Exists(questions, q => q.Choices!.Find(w.Value) is not null)))
            faults.Error(word.At, $"'{Fields.Short(word.Value)}' is no choice of what the expression names", Nearest.Mend(word.Value, questions.SelectMany(q => q.Choices!.Choices).Select(c => c.Name), "its choices"));
    }
}
