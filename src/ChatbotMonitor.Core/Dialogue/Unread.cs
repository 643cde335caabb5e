using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is said when an answer could not be taken, by the type of the question.</summary>
static class Unread
{
    // More would be read out longer than the choices themselves.
    const int MostNumbers = 6;

    public static string ReasonKey(QuestionType type) => type switch
    {
        QuestionType.SelectOne or QuestionType.SelectMultiple => TextKeys.WrongChoice,
        QuestionType.Integer => TextKeys.WrongInteger,
        QuestionType.Decimal or QuestionType.Range => TextKeys.WrongDecimal,
        QuestionType.Date => TextKeys.WrongDate,
        QuestionType.Time => TextKeys.WrongTime,
        QuestionType.DateTime => TextKeys.WrongDateTime,
        QuestionType.Rank => TextKeys.WrongRank,
        QuestionType.Acknowledge => TextKeys.WrongAgree,
        QuestionType.Image => TextKeys.WrongImage,
        QuestionType.Audio => TextKeys.WrongAudio,
        QuestionType.File => TextKeys.WrongFile,
        QuestionType.Geopoint => TextKeys.WrongGeopoint,
        _ => TextKeys.WrongText,
    };

    /// <summary>How such a question is answered, most simply; by SMS with the numbers that there are to choose from.</summary>
    public static string Simpler(Talk talk, Survey survey, Question question)
    {
        var shown = talk.Medium == Medium.Sms && question.Type is QuestionType.SelectOne or QuestionType.SelectMultiple ? Offer.For(talk, survey, question) : Offer.Nothing;
        var numbers = Enumerable.Range(1, shown.Page.Count + (shown.HasMore ? 1 : 0)).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList();
        return numbers.Count is < 2 or > MostNumbers
            ? talk.Text(SimplerKey(question.Type))
            : talk.Text(TextKeys.SimplerNumbers, ("numbers", talk.Text(TextKeys.Either, ("choices", string.Join(", ", numbers.SkipLast(1))), ("last", numbers[^1]))));
    }

    static string SimplerKey(QuestionType type) => type switch
    {
        QuestionType.SelectOne or QuestionType.SelectMultiple => TextKeys.SimplerChoice,
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Range => TextKeys.SimplerInteger,
        QuestionType.Date => TextKeys.SimplerDate,
        QuestionType.Time => TextKeys.SimplerTime,
        QuestionType.DateTime => TextKeys.SimplerDateTime,
        QuestionType.Rank => TextKeys.SimplerRank,
        QuestionType.Acknowledge => TextKeys.WrongAgree,
        QuestionType.Audio => TextKeys.WrongAudio,
        QuestionType.File => TextKeys.WrongFile,
        QuestionType.Image => TextKeys.SimplerImage,
        QuestionType.Geopoint => TextKeys.SimplerGeopoint,
        _ => TextKeys.SimplerText,
    };
}
