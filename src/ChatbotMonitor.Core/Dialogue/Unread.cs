using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is said when an answer could not be taken, by the type of the question.</summary>
static class Unread
{
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

    public static string SimplerKey(QuestionType type) => type switch
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
