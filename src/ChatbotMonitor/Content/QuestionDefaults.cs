using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads what stands in a question before anybody answers: a value, or an expression that gives one.</summary>
static class QuestionDefaults
{
    public static Question Read(Fields row, Question question, SurveyExpressions expressions)
    {
        if (row.Text("default") is not { } text)
            return question;
        if (question.Type is not (QuestionType.Image or QuestionType.Audio or QuestionType.File or QuestionType.Note) && ExpressionScan.IsWorkedOut(text.Value, Expression.Functions))
        {
            var worked = expressions.Read(row, "default", question.Name);
            return question.Type == QuestionType.Calculate && question.Calculation is null && row.IsRow ? question with { Calculation = worked } : question with { DefaultExpression = worked };
        }

        if (!row.IsRow || !QuestionSense.IsAsked(question.Type) || QuestionSense.TroubleWith(text.Value, question) is not { } mend)
            return question with { Default = text.Value };
        row.Faults.Remind(text.At, $"the default '{Fields.Short(text.Value)}' could not be an answer, and is left out", mend);
        return question;
    }
}
