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
        // What lies outside a range is read all the same, so that it can be said why it is not taken.
        QuestionType.Range => NumberReplies.Decimal(text, question.Label, question.Range is { } range && Math.Min(range.Start, range.End) < 0),
        QuestionType.Date => NearDays.Read(text, talk),
        QuestionType.Time => TimeReplies.Time(text),
        QuestionType.DateTime => Moment(text, talk),
        QuestionType.Geopoint => GeopointReplies.Geopoint(text),
        QuestionType.Acknowledge => AcknowledgeReplies.Ok(talk.Medium == Medium.Sms && text.Trim() is "1" ? "ok" : text),
        QuestionType.Text or QuestionType.Barcode when text.Trim().Length > 0 => new Reading.Value(text.Trim()),
        _ => Reading.Nothing,
    };

    /// <summary>A choice, or the next one of an order.</summary>
    public static Reading One(Talk talk, Survey survey, Question question, string text) => ChoiceReplies.One(text, OfferOf(talk, question, Offer.For(talk, survey, question)));

    // A day with a time; a day alone, which is half of that; or, once the day is told, the time.
    static Reading Moment(string text, Talk talk)
    {
        var whole = TimeReplies.DateTime(text, talk.Today);
        if (whole is Reading.Value or Reading.Unread { Why: not Why.Unclear })
            return whole;
        if (talk.Draft.Picked.Count == 0)
            return NearDays.Read(text, talk);
        return TimeReplies.Time(text) is var time && time is Reading.Value { Stored: var stored } ? new Reading.Value($"{talk.Draft.Picked[0]}T{stored}") : time;
    }

    // Nobody means less than nothing where the form's author does not say what may be said: a dash in front is a dash.
    static bool MayBeNegative(Question question) => question.Constraint is not null;

    static ChoiceOffer OfferOf(Talk talk, Question question, Offer offer) =>
        new(question.Choices!, offer.Page, offer.All, NumbersShown: talk.Medium == Medium.Sms);
}
