using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>A short survey whose questions may be answered in one message.</summary>
static class SampleShort
{
    public static Survey Survey { get; } = new("short", L("Кыска", "Коротко", "Short"),
    [
        new(QuestionType.SelectOne, "place", Q("Кайда?", "Где?", "Where?")) { Choices = SampleContent.Places.ToChoices() },
        new(QuestionType.SelectOne, "service", Q("Кайсы кызмат?", "Какая услуга?", "Which service?")) { Choices = SampleContent.Register.ToChoices() },
        new(QuestionType.Integer, "days", Q("Канча күн?", "Сколько дней?", "How many days?")) { Constraint = Expression.Parse(". >= 0 and . <= 365"), ConstraintMessage = Q("0дөн 365ке чейин", "От 0 до 365", "From 0 to 365") },
        new(QuestionType.SelectMultiple, "troubles", Q("Эмне болду?", "Что было не так?", "What went wrong?"))
        {
            Choices = new ChoiceList("troubles", [new Choice("queue", L("Кезек", "Очередь", "Queue")), new Choice("rude", L("Орой", "Грубость", "Rudeness")), new Choice("bribe", L("Пара", "Взятка", "Bribe"))]),
            Relevant = Expression.Parse("${days} > 3"),
            Required = false,
        },
        new(QuestionType.Text, "comment", Q("Дагы эмне?", "Что ещё?", "Anything else?")) { Required = false },
    ])
    {
        StartCommands = ["short"],
        StartKeywords = ["SHORT"],
        ManyAtOnce = true,
    };

    static LocalText L(string ky, string ru, string en) => new([new("ky", ky), new("ru", ru), new("en", en)]);

    static Label Q(string ky, string ru, string en) => new(L(ky, ru, en));
}
