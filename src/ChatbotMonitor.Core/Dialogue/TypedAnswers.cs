using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Reads what a person typed as the answer to the open question, by its type.</summary>
static class TypedAnswers
{
    /// <summary>What the text says; whether the constraint takes it is another matter. A date with a time may be told by halves.</summary>
    public static Reading Read(Talk talk, Survey survey, Question question, string text) => question.Type switch
    {
        QuestionType.SelectOne => ChoiceReplies.One(text, OfferOf(talk, survey, question)),
        QuestionType.SelectMultiple => ChoiceReplies.Several(text, OfferOf(talk, survey, question)),
        QuestionType.Rank => ChoiceReplies.Order(text, OfferOf(talk, survey, question)),
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Range when ToldNumbers.Of(text, question.Label, question.Sms, question.Simple) is { } told => new Reading.Value(told),
        QuestionType.Integer => NumberReplies.Integer(text, question.Label, negative: question.Constraint is not null),
        // Nobody means less than nothing where the form's author does not say what may be said: a dash in front is a dash.
        QuestionType.Decimal => NumberReplies.Decimal(text, question.Label, negative: question.Constraint is not null),
        QuestionType.Range => NumberReplies.Decimal(text, question.Label, negative: question.Range is null || Math.Min(question.Range.Start, question.Range.End) < 0),
        QuestionType.Date => NearDays.Read(text, talk),
        QuestionType.Time => TimeReplies.Time(text),
        QuestionType.DateTime => Moment(text, talk),
        QuestionType.Geopoint => GeopointReplies.Geopoint(text),
        QuestionType.Acknowledge => AcknowledgeReplies.Ok(text) is Reading.Value ok ? ok : ChoiceReplies.One(text, OfferOf(talk, survey, question)),
        QuestionType.Text or QuestionType.Barcode when text.Trim().Length > 0 => new Reading.Value(text.Trim()),
        _ => Reading.Nothing,
    };

    /// <summary>Why it was not taken, to be said before the question is asked again.</summary>
    public static string Reason(Talk talk, Survey survey, Question question, Reading reading) => reading switch
    {
        Reading.Ambiguous { Fitting: var fitting } => talk.Text(TextKeys.Ambiguous, ("choices", Either(talk, survey, question, fitting))),
        Reading.NoneOfThem => talk.Text(TextKeys.CannotSkip),
        Reading.Unread { Why: Why.NoSuchDay } => talk.Text(TextKeys.WrongNoSuchDay),
        Reading.Unread { Why: Why.WhichYear } => talk.Text(TextKeys.WrongWhichYear),
        Reading.Unread { Why: Why.WhichHalf } => talk.Text(TextKeys.WrongWhichHalf),
        Reading.Unread { Why: Why.Several } when question.Type is QuestionType.Integer or QuestionType.Decimal or QuestionType.Range => talk.Text(TextKeys.WrongSeveralNumbers),
        Reading.Unread { Why: Why.Several } when question.Type is QuestionType.Date or QuestionType.DateTime => talk.Text(TextKeys.WrongSeveralDays),
        _ => talk.Text(Unread.ReasonKey(question.Type)),
    };

    // "2 or 4" where the numbers were to be seen, the labels where they were not.
    static string Either(Talk talk, Survey survey, Question question, IReadOnlyList<Choice> fitting)
    {
        var page = Offer.For(talk, survey, question).Page;
        var numbers = fitting.Select(c => Numbered(page, c)).ToList();
        var said = talk.Medium == Medium.Sms && !numbers.Contains(null) ? numbers.ConvertAll(n => n!) : fitting.Select(c => Offer.LabelOf(talk, survey, c)).ToList();
        return said.Count < 2 ? string.Concat(said) : talk.Text(TextKeys.Either, ("choices", string.Join(", ", said.Take(said.Count - 1))), ("last", said[^1]));
    }

    static string? Numbered(IReadOnlyList<Choice> page, Choice choice)
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (string.Equals(page[i].Name, choice.Name, StringComparison.Ordinal))
                return (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return null;
    }

    /// <summary>Reads a date with a time, or one half of it where the other is there or comes later.</summary>
    public static Reading Moment(string text, Talk talk)
    {
        var whole = TimeReplies.DateTime(text, talk.Today);
        if (whole is Reading.Value or Reading.Unread { Why: not Why.Unclear })
            return whole;
        if (talk.Draft.Picked.Count == 0)
            return NearDays.Read(text, talk);
        var time = TimeReplies.Time(text);
        return time is Reading.Value { Stored: var alone } ? new Reading.Value($"{talk.Draft.Picked[0]}T{alone}") : time;
    }

    static ChoiceOffer OfferOf(Talk talk, Survey survey, Question question)
    {
        var offer = Offer.For(talk, survey, question);
        return new ChoiceOffer(Offer.ListOf(talk, question)!, offer.Page, offer.All, NumbersShown: talk.Medium == Medium.Sms);
    }
}
