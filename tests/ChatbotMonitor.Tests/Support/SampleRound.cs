using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using Group = ChatbotMonitor.Core.Monitoring.Group;

namespace ChatbotMonitor.Tests;

/// <summary>A round of two services in two districts, its checklist and its interview, and who watches over it.</summary>
static class SampleRound
{
    public static Round Round { get; } = new("autumn", L("Күзгү раунд", "Осенний раунд", "Autumn round"), new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 30),
    [
        new Cell("passport", "alay", 2, 4),
        new Cell("clinic", "alay", 1, 3),
        new Cell("passport", "bishkek", 1, 2),
    ])
    {
        VisitSurvey = "checklist",
        InterviewSurvey = "exit",
        Quotas = [new Quota("sex", new Dictionary<string, double>(StringComparer.Ordinal) { ["f"] = 0.5, ["m"] = 0.5 })],
    };

    public static Survey Checklist { get; } = new("checklist", L("Текшерүү баракчасы", "Лист визита", "Checklist"),
    [
        new(QuestionType.SelectOne, "place", Q("Кайда?", "Где?", "Where?")) { Choices = SampleContent.Places.ToChoices() },
        new(QuestionType.SelectOne, "service", Q("Кайсы кызмат?", "Какая услуга?", "Which service?")) { Choices = SampleContent.Register.ToChoices() },
        new(QuestionType.SelectOne, "ramp", Q("Пандус барбы?", "Есть ли пандус?", "Is there a ramp?")) { Choices = YesNo },
        new(QuestionType.Integer, "queue", Q("Кезекте канча киши?", "Сколько человек в очереди?", "How many people are in the queue?")),
    ])
    { StartCommands = ["checklist"], Audience = Audience.Monitors };

    public static Survey Exit { get; } = new("exit", L("Чыгуудагы сурамжылоо", "Опрос на выходе", "Exit interview"),
    [
        new(QuestionType.SelectOne, "service", Q("Кайсы кызмат?", "Какая услуга?", "Which service?")) { Choices = SampleContent.Register.ToChoices() },
        new(QuestionType.SelectOne, "paid", Q("Акча сурадыбы?", "Просили деньги?", "Were you asked for money?")) { Choices = YesNo },
        new(QuestionType.SelectOne, "sex", Q("Аялбы же эркекпи?", "Женщина или мужчина?", "A woman or a man?"))
        {
            Choices = new ChoiceList("sexes", [new Choice("f", L("аял", "женщина", "a woman")), new Choice("m", L("эркек", "мужчина", "a man"))]),
        },
    ])
    { StartCommands = ["exit"], Audience = Audience.Monitors, RemindAfter = TimeSpan.FromHours(4), ExpireAfter = TimeSpan.FromDays(1) };

    public static Group Alay { get; } = new("alay", "Алай", "alay", "alay-4711") { Least = 2, Seats = 3, Language = Languages.Kyrgyz };

    public static Content Content { get; } = With(Round);

    public static Content With(params Round[] rounds)
    {
        var content = SampleContent.With(SampleContent.Quality, Checklist, Exit);
        return content with
        {
            Rounds = rounds,
            Groups = [Alay],
            Coordinators = [.. content.Coordinators, content.Coordinators[0] with { Id = "bishkek-office", Name = "Bishkek office", Invite = "bishkek-3856", Scope = new Core.Digests.Scope(["bishkek"], []) }],
            BotName = static () => "SampleMonitorBot",
            SmsNumber = "4455",
        };
    }

    static ChoiceList YesNo => new("yes_no", [new Choice("yes", L("Ооба", "Да", "Yes")), new Choice("no", L("Жок", "Нет", "No"))]);

    static LocalText L(string ky, string ru, string en) => new([new("ky", ky), new("ru", ru), new("en", en)]);

    static Label Q(string ky, string ru, string en) => new(L(ky, ru, en));
}
