using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>Lessons of a page or two: two that go by SMS, one of them without a question, and one for monitors.</summary>
static class SampleLessons
{
    public static IReadOnlyList<Lesson> All { get; } =
    [
        new("codes", L("Коддор", "Коды", "Codes"), [Page("Кодду айтпаңыз.", "Код не называйте.", "Tell nobody a code."), Page("Шилтемени ачпаңыз.", "Ссылок не открывайте.", "Open no links.")])
        {
            Quiz = [Question("Кодду кимге?", "Кому код?", "A code to whom?", "2"), Question("Шилтемени ким ачат?", "Кто открывает ссылки?", "Who opens links?", "2")],
            Needed = 2,
        },
        new("help", L("Жардам", "Помощь", "Help"), [Page("119га чалыңыз.", "Звоните 119.", "Call 119.")]),
        new("visit", L("Баруу", "Посещение", "A visit"), [new LessonPage(L("Кирип көрүңүз.", "Войдите и посмотрите.", "Go in and look.")) { Picture = new byte[] { 1, 2, 3 } }])
        {
            Audience = Audience.Monitors,
            Quiz = [Question("Ким кирет?", "Кто входит?", "Who goes in?", "1", "2")],
            Needed = 1,
        },
    ];

    static LessonPage Page(string ky, string ru, string en) => new(L(ky, ru, en)) { Sms = L(ky, ru, en) };

    static QuizQuestion Question(string ky, string ru, string en, params string[] right) => new(
        L(ky, ru, en),
        new ChoiceList("lesson", [new Choice("1", L("баарына", "всем", "everybody")), new Choice("2", L("эч кимге", "никому", "nobody")), new Choice("3", L("досума", "другу", "a friend"))]),
        right,
        L("Ошондой.", "Так надо.", "That is the rule."));

    static LocalText L(string ky, string ru, string en) => new([new("ky", ky), new("ru", ru), new("en", en)]);
}
