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
        QuestionType.Decimal => TextKeys.WrongDecimal,
        QuestionType.Date => TextKeys.WrongDate,
        QuestionType.Image => TextKeys.WrongImage,
        QuestionType.Geopoint => TextKeys.WrongGeopoint,
        _ => TextKeys.WrongText,
    };

    public static string SimplerKey(QuestionType type) => type switch
    {
        QuestionType.SelectOne or QuestionType.SelectMultiple => TextKeys.SimplerChoice,
        QuestionType.Integer or QuestionType.Decimal => TextKeys.SimplerInteger,
        QuestionType.Date => TextKeys.SimplerDate,
        QuestionType.Image => TextKeys.SimplerImage,
        QuestionType.Geopoint => TextKeys.SimplerGeopoint,
        _ => TextKeys.SimplerText,
    };
}
