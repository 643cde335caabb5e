using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>"0" by SMS, at any time: somebody calls. Where the open question takes a nought (a number within its constraint, a choice that reads 0, the line that ends a list) it is that answer, and there the word does it.</summary>
static class Nought
{
    /// <summary>Whether that is a nought, sent by SMS.</summary>
    public static bool Is(Talk talk, Input input) => talk.Medium == Medium.Sms && input is Input.Text text && Folding.Fold(text.Value) is "0";

    /// <summary>Takes the nought; false where it is an answer, or none was sent.</summary>
    public static bool Hear(Talk talk, Inbound inbound)
    {
        if (talk.State.Asking == Asking.Note || !Is(talk, inbound.Input) || inbound.Input is not Input.Text text)
            return false;
        if (talk.State is { Asking: Asking.Nothing, Draft: { } draft } && Walk.SurveyOf(draft, talk.Content) is { } survey)
        {
            if (Walk.Open(talk, survey) is { } open && Takes(talk, survey, open.Question, text.Value))
                return false;
            // It crossed with this question, and answers the one before.
            if (Late.Hear(talk, survey, inbound))
                return true;
        }

        Calling.Ask(talk, talk.State is { Asking: Asking.Fixed, Asked: { } asked } ? asked.Code.Digits : "");
        return true;
    }

    /// <summary>Whether it is said with the open question: with the first of a survey, where it means the call.</summary>
    public static bool IsWorthSaying(Talk talk, Survey survey, Question question) =>
        talk.Draft is { Trail.Count: 0, Branch: null, Search: null, Page: 0 } && talk.State.Wrong == 0 && !Takes(talk, survey, question, "0");

    static bool Takes(Talk talk, Survey survey, Question question, string text) => question.Type switch
    {
        QuestionType.SelectMultiple when talk.Draft.Picked.Count > 0 => true,
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Range or QuestionType.SelectOne or QuestionType.SelectMultiple =>
            TypedAnswers.Read(talk, survey, question, text) is Reading.Value { Stored: var value } && Answering.Fault(talk, survey, question, value) is null,
        _ => false,
    };
}
