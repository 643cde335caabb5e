using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The way through a survey: which question is next, which were asked, how far one is.</summary>
static class Walk
{
    /// <summary>The survey of a draft, or null where its file is gone.</summary>
    public static Survey? SurveyOf(Draft draft, Content content) =>
        string.Equals(draft.SurveyId, Complaint.Id, StringComparison.Ordinal) ? content.Complaint : content.Survey(draft.SurveyId);

    /// <summary>The first question that is asked here and has no answer yet, or null where all have.</summary>
    public static Question? Next(Talk talk, Survey survey) =>
        survey.Questions.FirstOrDefault(q => talk.Draft.Find(q.Name) is null && IsPut(talk, survey, q));

    /// <summary>Whether it is put to this person: asked, relevant, and possible on the channel.</summary>
    public static bool IsPut(Talk talk, Survey survey, Question question) =>
        question.Type != QuestionType.Calculate && CanBeAsked(question, talk.Medium)
        && (question.Relevant is null || question.Relevant.Holds(new Answers(talk, survey)));

    /// <summary>The questions with an answer to show in the summary, in order.</summary>
    public static IReadOnlyList<Question> Answered(Talk talk, Survey survey) =>
        [.. survey.Questions.Where(q => q.IsAsked && talk.Draft.Find(q.Name) is not null && IsPut(talk, survey, q))];

    /// <summary>Which of how many questions <paramref name="question"/> is, counting those relevant as things stand.</summary>
    public static (int At, int Of) Progress(Talk talk, Survey survey, Question question)
    {
        int at = 0, of = 0;
        foreach (var q in survey.Questions)
        {
            if (!q.IsAsked || (q != question && !IsPut(talk, survey, q)))
                continue;
            of++;
            if (q == question)
                at = of;
        }

        return (at, of);
    }

    // A keypad phone sends no photos; a photo is never so needed that it keeps a person from being heard.
    static bool CanBeAsked(Question question, Medium medium) =>
        medium == Medium.Chat || question.Type is not QuestionType.Image;
}
