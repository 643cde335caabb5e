using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>An answer that is there in part: some choices picked, the first places of a rank, the day of a date with a time, the way into a long list.</summary>
static class Partly
{
    /// <summary>Whether there is something of it to take back before the question itself is left.</summary>
    public static bool Is(Draft draft, Question question) =>
        draft.Branch is not null || draft.Search is not null || (draft.Picked.Count > 0 && question.Type is QuestionType.Rank or QuestionType.DateTime);

    /// <summary>What is there so far, and what is still wanted.</summary>
    public static string SoFar(Talk talk, Survey survey, Question question)
    {
        var answers = new Answers(talk, survey);
        return question.Type switch
        {
            QuestionType.DateTime => talk.Text(TextKeys.AskTime, ("date", answers.Shown(question with { Type = QuestionType.Date }, talk.Draft.Picked[0]))),
            QuestionType.Rank => talk.Text(TextKeys.RankNext, ("choices", answers.Shown(question, string.Join(' ', talk.Draft.Picked)))),
            _ => talk.Text(TextKeys.Picked, ("choices", answers.Shown(question, string.Join(' ', talk.Draft.Picked)))),
        };
    }

    /// <summary>Takes it back.</summary>
    public static void Undo(Talk talk, Question question)
    {
        if (Is(talk.Draft, question))
            talk.Draft = talk.Draft with { Branch = null, Search = null, Page = 0, Picked = question.Type is QuestionType.Rank or QuestionType.DateTime ? [] : talk.Draft.Picked };
    }
}
