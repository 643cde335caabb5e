using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Reads what a person typed as the answer to a question, by its type.</summary>
static class TypedAnswers
{
    /// <summary>What the text says; whether the constraint takes it is another matter.</summary>
    public static Reading Read(Talk talk, Survey survey, Question question, string text) => question.Type switch
    {
        QuestionType.SelectOne => ChoiceReplies.One(text, OfferOf(talk, question, Offer.For(talk, survey, question))),
        QuestionType.SelectMultiple => ChoiceReplies.Several(text, OfferOf(talk, question, Offer.For(talk, survey, question))),
        QuestionType.Rank => ChoiceReplies.Order(text, OfferOf(talk, question, Offer.For(talk, survey, question))),
        QuestionType.Integer => NumberReplies.Integer(text, question.Label, MayBeNegative(question)),
        QuestionType.Decimal => NumberReplies.Decimal(text, question.Label, MayBeNegative(question)),
        QuestionType.Range => NumberReplies.Range(text, question.Range, question.Label),
        QuestionType.Date => NearDays.Read(text, talk),
        QuestionType.Time => TimeReplies.Time(text),
        QuestionType.DateTime => TimeReplies.DateTime(text, talk.Today),
        QuestionType.Geopoint => GeopointReplies.Geopoint(text),
        QuestionType.Acknowledge => AcknowledgeReplies.Ok(text),
        QuestionType.Text or QuestionType.Barcode when text.Trim().Length > 0 => new Reading.Value(text.Trim()),
        _ => Reading.Nothing,
    };

    // Nobody means less than nothing where the form's author does not say what may be said: a dash in front is a dash.
    static bool MayBeNegative(Question question) => question.Constraint is not null;

    static ChoiceOffer OfferOf(Talk talk, Question question, Offer offer) =>
        new(question.Choices!, offer.Page, offer.All, NumbersShown: talk.Medium == Medium.Sms);
}
